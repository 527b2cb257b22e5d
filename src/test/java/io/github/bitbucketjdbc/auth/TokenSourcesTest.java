package io.github.bitbucketjdbc.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.Browsing;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.LogSettings;
import io.github.bitbucketjdbc.config.NetworkSettings;
import io.github.bitbucketjdbc.config.OAuthSettings;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSourcesTest {

  @Test
  void signsWithUserAndToken() {
    assertThat(of(AuthScheme.API_TOKEN, "ann@example.com", "tökèn").authorization())
        .isEqualTo("Basic YW5uQGV4YW1wbGUuY29tOnTDtmvDqG4=");
  }

  @Test
  void signsWithABearerToken() {
    assertThat(of(AuthScheme.ACCESS_TOKEN, "", "abc=").authorization()).isEqualTo("Bearer abc=");
  }

  @Test
  void signsNothing() {
    assertThat(of(AuthScheme.NONE, "", "").authorization()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret\n", "s3 cret", "s3crét"})
  void refusesWhatIsNoToken(String token) {
    BitbucketException e =
        catchThrowableOfType(
            BitbucketException.class, () -> of(AuthScheme.ACCESS_TOKEN, "", token));
    assertThat(e.state()).isEqualTo(SqlState.INVALID_PROPERTY);
    assertThat(e).hasMessageNotContaining("s3");
  }

  @Test
  void refusesAUserThatWouldHideThePassword() {
    assertThat(
            catchThrowableOfType(
                BitbucketException.class, () -> of(AuthScheme.API_TOKEN, "a:b", "t")))
        .hasMessageContaining("User");
  }

  private static TokenSource of(AuthScheme scheme, String user, String secret) {
    return TokenSources.of(
        new DriverConfig(
            "acme",
            "Information",
            URI.create("https://api.bitbucket.org/2.0"),
            scheme,
            user,
            secret,
            true,
            4,
            0,
            Duration.ofSeconds(60),
            Duration.ZERO,
            0,
            0,
            false,
            100,
            Duration.ZERO,
            false,
            false,
            false,
            false,
            Browsing.ALL,
            "",
            NetworkSettings.DEFAULT,
            LogSettings.NONE,
            OAuthSettings.NONE));
  }
}
