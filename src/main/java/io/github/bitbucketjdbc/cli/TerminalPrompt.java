package io.github.bitbucketjdbc.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks on the terminal of the process, which shows nothing of a secret. */
final class TerminalPrompt implements Prompt {
  private final Console terminal;

  TerminalPrompt(Console terminal) {
    this.terminal = terminal;
  }

  @Override
  public String ask(String question) throws LeftException {
    return answer(terminal.readLine("%s: ", question));
  }

  @Override
  public String askSecret(String question) throws LeftException {
    char[] typed = terminal.readPassword("%s (not shown): ", question);
    return answer(typed == null ? null : new String(typed));
  }

  private static String answer(@Nullable String line) throws LeftException {
    if (line == null) {
      throw new LeftException();
    }
    return line.strip();
  }

  @Override
  public boolean hidesSecrets() {
    return true;
  }
}
