package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.OAuthSettings;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.log.ConnectionLog;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The steps of signing in one by one, for web applications, which send people to Bitbucket and
 * receive them themselves. Names, inputs and outputs are those of CData's procedures. Nothing is
 * stored: the application keeps the tokens. An input that is "" counts as absent.
 */
public final class OAuthProcedures {
  /** The output that holds an access token. */
  public static final String ACCESS_TOKEN = "OAuthAccessToken";

  /** The output that holds a refresh token. */
  public static final String REFRESH_TOKEN = "OAuthRefreshToken";

  /** The output that holds the seconds that an access token lasts; -1 when nobody said. */
  public static final String EXPIRES_IN = "ExpiresIn";

  /** The output that holds the address to send a person to. */
  public static final String URL = "URL";

  private final DriverConfig config;
  private final OAuthSettings settings;
  private final TokenEndpoint endpoint;

  /**
   * The procedures of a connection; nothing is sent.
   *
   * @param log the log of the connection, which hides the tokens
   * @throws BitbucketException when the connection names no OAuth consumer
   */
  public OAuthProcedures(DriverConfig config, ConnectionLog log) {
    this.config = config;
    this.settings = config.oauth();
    this.endpoint = new TokenEndpoint(config, log);
    if (settings.clientId().isEmpty() || settings.clientSecret().isEmpty()) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY,
          "This procedure needs the connection properties OAuthClientId and OAuthClientSecret");
    }
  }

  /**
   * {@code GetOAuthAuthorizationURL}: where to send a person.
   *
   * @param callbackUrl where Bitbucket sends the person back; else CallbackURL
   * @param scope the scopes to ask for; else Scope
   * @param state what comes back with the person, to know the answer by
   * @return {@link #URL}
   */
  public Map<String, String> getOAuthAuthorizationURL(
      String callbackUrl, String scope, String state) {
    String asked = scope.isEmpty() ? settings.scope() : scope;
    String url =
        endpoint.authorizationUrl(
            callback(callbackUrl), asked, state.isEmpty() ? SignIn.newState() : state);
    return Map.of(URL, url);
  }

  /**
   * {@code GetOAuthAccessToken}: exchanges a code, or with mode APP signs in with a browser on this
   * machine.
   *
   * @param authMode APP or WEB; else WEB when there is a verifier
   * @param callbackUrl the address that the code was made for; else CallbackURL
   * @param verifier the code that came back; else OAuthVerifier
   * @return {@link #ACCESS_TOKEN}, {@link #REFRESH_TOKEN} and {@link #EXPIRES_IN}
   * @throws BitbucketException when Bitbucket refuses the code or the consumer
   */
  public Map<String, String> getOAuthAccessToken(
      String authMode, String callbackUrl, String verifier) {
    String code = verifier.isEmpty() ? settings.verifier() : verifier;
    String usual = code.isEmpty() ? "APP" : "WEB";
    return switch (authMode.isEmpty() ? usual : authMode.toUpperCase(Locale.ROOT)) {
      case "APP" -> outputs(new SignIn(config, endpoint).unattended());
      case "WEB" -> outputs(exchange(code, callback(callbackUrl)));
      default -> throw invalid("AuthMode must be APP or WEB");
    };
  }

  private Tokens exchange(String code, URI callback) {
    if (!TokenEndpoint.isToken(code)) {
      throw invalid("Verifier must be the code that Bitbucket sent back");
    }
    Tokens tokens = endpoint.exchange(code, callback);
    if (tokens == null) {
      throw refused(
          "Verifier: it works once, for a few minutes, and with the CallbackUrl it was"
              + " made for");
    }
    return tokens;
  }

  /**
   * {@code RefreshOAuthAccessToken}: exchanges a refresh token, which is spent then.
   *
   * @param refreshToken the refresh token; else OAuthRefreshToken
   * @return {@link #ACCESS_TOKEN}, {@link #REFRESH_TOKEN} and {@link #EXPIRES_IN}
   * @throws BitbucketException when Bitbucket refuses the refresh token or the consumer
   */
  public Map<String, String> refreshOAuthAccessToken(String refreshToken) {
    String token = refreshToken.isEmpty() ? settings.refreshToken() : refreshToken;
    if (!TokenEndpoint.isToken(token)) {
      throw invalid("OAuthRefreshToken must be a refresh token");
    }
    Tokens tokens = endpoint.refresh(token);
    if (tokens == null) {
      throw refused("OAuthRefreshToken: it works once, and for three months; sign in again");
    }
    return outputs(tokens);
  }

  private static Map<String, String> outputs(Tokens tokens) {
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put(ACCESS_TOKEN, tokens.accessToken());
    outputs.put(REFRESH_TOKEN, tokens.refreshToken());
    long seconds =
        tokens.expiresAt() == null
            ? -1
            : Duration.between(tokens.issuedAt(), tokens.expiresAt()).toSeconds();
    outputs.put(EXPIRES_IN, String.valueOf(seconds));
    return outputs;
  }

  private URI callback(String given) {
    try {
      return given.isEmpty() ? settings.callbackUrl() : new URI(given);
    } catch (URISyntaxException e) {
      throw invalid("CallbackUrl is not a URL");
    }
  }

  private static BitbucketException invalid(String message) {
    return new BitbucketException(SqlState.INVALID_ARGUMENT, message);
  }

  private static BitbucketException refused(String what) {
    return new BitbucketException(SqlState.INVALID_CREDENTIALS, "Bitbucket refused the " + what);
  }
}
