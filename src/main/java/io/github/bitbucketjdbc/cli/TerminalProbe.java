package io.github.bitbucketjdbc.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Tells which of the three standard streams are terminals. Java 17 knows this only for input and
 * output together, and later versions answer differently, so the system's own {@code test} is
 * asked.
 */
record TerminalProbe(boolean in, boolean out, boolean err) {
  private static final String SCRIPT =
      "s=0; test -t 0 && s=$((s+1)); test -t 1 && s=$((s+2)); test -t 2 && s=$((s+4)); exit $s";
  private static final int NO_SUCH_COMMAND = 126;

  static TerminalProbe run() {
    try {
      int bits = await(new ProcessBuilder("sh", "-c", SCRIPT).inheritIO().start());
      if (bits < NO_SUCH_COMMAND) {
        return new TerminalProbe((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
      }
    } catch (IOException e) {
      // no such shell here, as on Windows: ask Java below
    }
    boolean all = System.console() != null;
    return new TerminalProbe(all, all, all);
  }

  /** Returns the columns of the controlling terminal, or 0 when they cannot be known. */
  static int width() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.from(new File("/dev/tty")))
              .redirectError(Redirect.DISCARD)
              .start();
      try (InputStream answer = stty.getInputStream()) {
        String text = new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip();
        return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
      }
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NO_SUCH_COMMAND;
    }
  }
}
