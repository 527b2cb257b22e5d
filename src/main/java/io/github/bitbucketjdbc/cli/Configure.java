package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.config.ConnectionUrl;
import java.io.IOException;
import java.util.Map;

/**
 * Builds a connection together with a person. Questions go to standard error; the connection, and
 * what the shell, Java and tools need for it, to standard output.
 */
final class Configure {
  private static final int OK = 0;
  private static final int FAILED = 1;

  private final Console console;
  private final Map<String, String> environment;
  private final Program.Connector connector;

  Configure(Console console, Map<String, String> environment, Program.Connector connector) {
    this.console = console;
    this.environment = environment;
    this.connector = connector;
  }

  /** Runs, and returns the exit status. */
  int run(Options options) throws IOException, UsageException {
    String given = options.url(environment);
    ConnectionUrl known = ConnectionUrl.parse(given == null ? ConnectionUrl.PREFIX : given);
    Prompt prompt = Prompt.of(console);
    Interrupt interrupt = Interrupt.install(this::sayFarewell);
    try {
      Questions questions = new Questions(prompt, console, environment);
      questions.say(
          "Three questions make a connection: how to sign in, with what, to which workspace. Then it"
              + " is tried.\nEnter takes what stands in [brackets], Ctrl-D leaves.");
      if (!prompt.hidesSecrets()) {
        questions.say(
            "Input is no terminal: each line is an answer, and secrets are not hidden where"
                + " something shows them.");
      }
      if (Options.DEMO_URL.equals(given)) {
        questions.say("This is the demo: it takes whatever you type as a token or a secret.");
      }
      Login login = new Login(console, environment);
      ConfigureSteps steps = new ConfigureSteps(questions, new ConnectionTrial(connector), known);
      steps.run(config -> login.signIn(config, options.browser(), prompt));
      new ConnectionSheet(steps.url(), steps.way()).print(console.out(), options.showSecrets());
      return OK;
    } catch (LeftException e) {
      sayFarewell();
      return FAILED;
    } finally {
      interrupt.remove();
    }
  }

  private void sayFarewell() {
    console.err().println("\nLeft without a connection.");
  }
}
