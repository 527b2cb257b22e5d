package io.github.bitbucketjdbc.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.error.BitbucketException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsKeyTest {
  private static final String KEY = "pl4nted-key-of-24-chars!";

  @Test
  void comesFromAVariable() {
    assertThat(
            new SettingsKey("env:BITBUCKET_JDBC_K", Map.of("BITBUCKET_JDBC_K", KEY + "\n"), null)
                .get())
        .isEqualTo(KEY);
  }

  @Test
  void comesFromTheCommandOfTheProcess() {
    assertThat(new SettingsKey("command", Map.of(), "echo " + KEY).get()).isEqualTo(KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env:BITBUCKET_JDBC_NONE||BITBUCKET_JDBC_NONE has fewer than 16",
        "env:BITBUCKET_JDBC_SHORT||BITBUCKET_JDBC_SHORT has fewer than 16",
        "command||names no command",
        "command|false|the command failed",
        "command|no-such-command-here|cannot be started",
        "command|echo pl4nted|the output of the command has fewer than 16",
      })
  void saysWhyThereIsNone(String source, String command, String message) {
    BitbucketException e =
        catchThrowableOfType(
            BitbucketException.class,
            () ->
                new SettingsKey(source, Map.of("BITBUCKET_JDBC_SHORT", "pl4nted"), command).get());
    assertThat(e)
        .hasMessageContaining(message)
        .hasMessageContaining("OAuthSettingsKey")
        .hasMessageNotContaining("pl4nted");
  }
}
