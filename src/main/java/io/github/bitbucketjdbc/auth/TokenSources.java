package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.InitiateOAuth;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.log.ConnectionLog;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes the source of credentials that a configuration asks for. */
public final class TokenSources {
  private TokenSources() {}

  /**
   * Returns the source for a configuration. Nothing is sent or read before it is asked.
   *
   * @throws BitbucketException when a token cannot be sent in a header, or OAuthSettingsLocation
   *     names no place
   */
  public static TokenSource of(DriverConfig config) {
    return of(config, ConnectionLog.NONE);
  }

  /**
   * Returns the source for a connection, whose log is told what happens, and which tokens to hide.
   *
   * @throws BitbucketException when a token cannot be sent in a header, or OAuthSettingsLocation
   *     names no place
   */
  public static TokenSource of(DriverConfig config, ConnectionLog log) {
    return switch (config.authScheme()) {
      case API_TOKEN -> constant(basic(config.user(), config.secret()));
      case ACCESS_TOKEN -> constant(bearer(config.secret(), "AccessToken"));
      case NONE -> constant("");
      case OAUTH, OAUTH_CLIENT -> oauth(config, log);
    };
  }

  private static TokenSource constant(String header) {
    return () -> header;
  }

  private static TokenSource oauth(DriverConfig config, ConnectionLog log) {
    boolean off = config.oauth().initiate() == InitiateOAuth.OFF;
    String accessToken = config.oauth().accessToken();
    if (!accessToken.isEmpty()) {
      String header = bearer(accessToken, "OAuthAccessToken");
      if (off && config.authScheme() == AuthScheme.OAUTH) {
        return constant(header);
      }
    }
    if (off && config.authScheme() == AuthScheme.OAUTH) {
      return TokenSources::noToken;
    }
    TokenEndpoint endpoint = new TokenEndpoint(config, log);
    return new OAuthTokenSource(
        config, TokenStores.of(config), endpoint, new SignIn(config, endpoint)::unattended, log);
  }

  private static String noToken() {
    throw new BitbucketException(
        SqlState.INVALID_CREDENTIALS,
        "There is no OAuthAccessToken, and InitiateOAuth is OFF: set it to REFRESH to use what"
            + " login stored, or to GETANDREFRESH to sign in with a browser");
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
  private static String bearer(String token, String property) {
    if (!TokenEndpoint.isToken(token)) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY,
          property
              + " is empty or holds a space, a line break or another character that no token has;"
              + " copy it again");
    }
    return "Bearer " + token;
  }
}
