package io.github.bitbucketjdbc.auth;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Opens the user's browser with the command that each system has for it. {@code java.awt.Desktop}
 * would start a window system's threads inside somebody else's program, and is missing from small
 * runtimes.
 */
final class Browser {
  /** The system property with another command; the address becomes its last word. */
  static final String COMMAND = "bitbucket.jdbc.browser";

  private static final long SECONDS = 3;

  private final List<String> command;

  Browser() {
    this(System.getProperty(COMMAND, ""), System.getProperty("os.name", ""));
  }

  Browser(String configured, String system) {
    this.command = configured.isBlank() ? usual(system) : List.of(configured.strip().split("\\s+"));
  }

  private static List<String> usual(String system) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    return List.of(os.contains("mac") ? "open" : "xdg-open");
  }

  List<String> command() {
    return command;
  }

  /** Opens an address, and returns whether that seems to have worked; no shell reads it. */
  boolean open(URI address) {
    List<String> words = new ArrayList<>(command);
    words.add(address.toASCIIString());
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
