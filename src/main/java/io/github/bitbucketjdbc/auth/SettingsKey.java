package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where the key of an encrypted file of tokens comes from.
 *
 * <p>Think of an attacker who may write a connection URL, as users of many tools may. If the URL
 * could hold a command, he could run programs as the user of the host program. So a URL only says
 * that a command is used; which one, the system property {@value #COMMAND} says, which belongs to
 * whoever started the process. If the URL could name any environment variable, he could have a file
 * written under a key made of, say, a cloud password, and guess at it at leisure; so only variables
 * whose names start with {@code BITBUCKET_JDBC_} can be named, which exist for this driver. A key
 * itself is not taken: URLs end in logs and history files.
 */
final class SettingsKey {
  /** The system property with the command that prints the key; words are split at spaces. */
  static final String COMMAND = "bitbucket.jdbc.settingsKeyCommand";

  private static final String VARIABLE = "env:";
  private static final int SHORTEST = 16;
  private static final int LONGEST = 4096;
  private static final long SECONDS = 60;

  private final String source;
  private final Map<String, String> environment;
  private final @Nullable String command;

  SettingsKey(String source, Map<String, String> environment, @Nullable String command) {
    this.source = source;
    this.environment = environment;
    this.command = command;
  }

  /** The key that the property OAuthSettingsKey speaks of. */
  static SettingsKey of(String source) {
    return new SettingsKey(source, System.getenv(), System.getProperty(COMMAND));
  }

  /**
   * Returns the key.
   *
   * @throws BitbucketException when there is none, or one that is easily guessed
   */
  String get() {
    String key =
        source.startsWith(VARIABLE)
            ? environment.getOrDefault(source.substring(VARIABLE.length()), "")
            : output();
    if (key.strip().length() < SHORTEST) {
      throw failed(
          (source.startsWith(VARIABLE)
                  ? "the environment variable " + source.substring(VARIABLE.length())
                  : "the output of the command")
              + " has fewer than "
              + SHORTEST
              + " characters",
          null);
    }
    return key.strip();
  }

  private String output() {
    if (command == null || command.isBlank()) {
      throw failed("the system property " + COMMAND + " names no command", null);
    }
    Process process = start(command);
    CompletableFuture<byte[]> output =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return process.getInputStream().readNBytes(LONGEST);
              } catch (IOException e) {
                return new byte[0];
              }
            });
    try {
      byte[] bytes = output.get(SECONDS, TimeUnit.SECONDS);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw failed("the command failed", null);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (TimeoutException e) {
      throw failed("the command took longer than " + SECONDS + " s", null);
    } catch (ExecutionException e) {
      throw failed("the command failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the thread was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(String command) {
    try {
      Process process =
          new ProcessBuilder(command.strip().split("\\s+"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw failed("the command cannot be started", null);
    }
  }

  private static BitbucketException failed(String why, @Nullable Throwable cause) {
    return new BitbucketException(
        SqlState.INVALID_CREDENTIALS,
        "There is no key for the OAuth settings file (property OAuthSettingsKey): " + why,
        cause);
  }
}
