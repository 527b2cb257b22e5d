package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes the source of credentials that a configuration asks for. */
public final class TokenSources {
  private TokenSources() {}

  /**
   * Returns the source for a configuration.
   *
   * @throws BitbucketException when a token cannot be sent in a header
   */
  public static TokenSource of(DriverConfig config) {
    String header =
        switch (config.authScheme()) {
          case API_TOKEN -> basic(config.user(), config.secret());
          case ACCESS_TOKEN -> bearer(config.secret());
          case NONE -> "";
        };
    return () -> header;
  }

  private static String basic(String user, String token) {
    if (user.indexOf(':') >= 0) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY,
          "User holds a colon, which cannot be sent; it is the e-mail address of the Atlassian"
              + " account");
    }
    byte[] pair = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** A line break is usually pasted along with the token, and would be named by nobody else. */
  private static String bearer(String token) {
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY,
          "AccessToken is empty or holds a space, a line break or another character that no token"
              + " has; copy it again");
    }
    return "Bearer " + token;
  }
}
