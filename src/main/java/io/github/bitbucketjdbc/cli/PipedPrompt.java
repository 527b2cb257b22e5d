package io.github.bitbucketjdbc.cli;

import java.io.BufferedReader;
import java.io.IOException;

/** Reads a line an answer; hiding what is typed is up to whoever types it. */
final class PipedPrompt implements Prompt {
  private final BufferedReader in;
  private final Console console;

  PipedPrompt(Console console) {
    this.in = new BufferedReader(console.in());
    this.console = console;
  }

  @Override
  public String ask(String question) throws IOException, LeftException {
    console.err().println(question + ":");
    String line = in.readLine();
    if (line == null) {
      throw new LeftException();
    }
    return line.strip();
  }

  @Override
  public String askSecret(String question) throws IOException, LeftException {
    return ask(question);
  }

  @Override
  public boolean hidesSecrets() {
    return false;
  }
}
