package io.github.bitbucketjdbc.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** A console whose streams are text in memory. */
final class TestConsole {
  private final StringWriter out = new StringWriter();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console;

  private TestConsole(String input, boolean terminal, int width) {
    console =
        new Console(
            new StringReader(input),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            terminal,
            terminal,
            () -> width);
  }

  static TestConsole piped(String input) {
    return new TestConsole(input, false, 80);
  }

  static TestConsole terminal(int width) {
    return new TestConsole("", true, width);
  }

  Console console() {
    return console;
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
