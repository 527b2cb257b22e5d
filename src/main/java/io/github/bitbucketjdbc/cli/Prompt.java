package io.github.bitbucketjdbc.cli;

import java.io.IOException;

/** Asks a person one question after another; answers come without blanks around them. */
interface Prompt {
  /**
   * Returns the answer to a question, or "".
   *
   * @throws LeftException when the person left instead
   */
  String ask(String question) throws IOException, LeftException;

  /**
   * Returns the answer to a question, which nobody looking at the screen sees.
   *
   * @throws LeftException when the person left instead
   */
  String askSecret(String question) throws IOException, LeftException;

  /** Returns whether secrets stay unseen. */
  boolean hidesSecrets();

  /**
   * Returns the terminal of the process, or standard input when that is none.
   *
   * @throws UsageException when there is a terminal, but it would show secrets
   */
  static Prompt of(Console console) throws UsageException {
    if (!console.terminalIn()) {
      return new PipedPrompt(console);
    }
    java.io.Console terminal = console.terminalOut() ? System.console() : null;
    if (terminal == null) {
      throw new UsageException(
          "secrets can be hidden only where the output goes to the terminal too; run it without"
              + " redirecting the output, or pipe the answers in");
    }
    return new TerminalPrompt(terminal);
  }
}
