package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The kinds of questions; each is asked again until the answer makes sense. */
final class Questions {
  private final Prompt prompt;
  private final Console console;
  private final Map<String, String> environment;

  Questions(Prompt prompt, Console console, Map<String, String> environment) {
    this.prompt = prompt;
    this.console = console;
    this.environment = environment;
  }

  void say(String text) {
    console.err().println(text);
  }

  /** Returns the index of one of some lines; Enter takes the usual one. */
  int choose(String title, List<String> lines, int usual) throws IOException, LeftException {
    say("\n" + title);
    list(lines);
    while (true) {
      String answer = ask("Choice", String.valueOf(usual + 1));
      int index = numbered(answer, lines.size());
      if (index >= 0) {
        return index;
      }
      say("Please type a number from 1 to " + lines.size() + ".");
    }
  }

  void list(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      say(String.format("  %2d  %s", i + 1, lines.get(i)));
    }
  }

  /** Returns the index that an answer means among so many lines, or -1. */
  static int numbered(String answer, int count) {
    boolean number = answer.matches("[0-9]{1,4}");
    int index = number ? Integer.parseInt(answer) - 1 : -1;
    return index < count ? index : -1;
  }

  /** Returns an answer, or the usual one for Enter; it may be "" when that is. */
  String ask(String question, String usual) throws IOException, LeftException {
    String answer = prompt.ask(usual.isEmpty() ? question : question + " [" + usual + "]");
    return answer.isEmpty() ? usual : answer;
  }

  /** Returns an answer that is not "". */
  String require(String question, String usual) throws IOException, LeftException {
    while (true) {
      String answer = ask(question, usual);
      if (!answer.isEmpty()) {
        return answer;
      }
      say("It does not go without an answer here; Ctrl-D leaves.");
    }
  }

  /** Returns a secret; Enter takes that of an environment variable, when it is set. */
  String secret(String question, String variable) throws IOException, LeftException {
    String usual = environment.getOrDefault(variable, "");
    String whole = usual.isEmpty() ? question : question + " [that of " + variable + "]";
    while (true) {
      String answer = prompt.askSecret(whole);
      if (!answer.isEmpty() || !usual.isEmpty()) {
        return answer.isEmpty() ? usual : answer;
      }
      say("It does not go without an answer here; Ctrl-D leaves.");
    }
  }

  /** Returns the value of an environment variable, or "". */
  String environment(String variable) {
    return environment.getOrDefault(variable, "");
  }
}
