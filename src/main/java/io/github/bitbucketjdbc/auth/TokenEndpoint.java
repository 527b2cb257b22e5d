package io.github.bitbucketjdbc.auth;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi20;
import com.github.scribejava.core.exceptions.OAuthException;
import com.github.scribejava.core.model.OAuth2AccessToken;
import com.github.scribejava.core.model.OAuth2AccessTokenErrorResponse;
import com.github.scribejava.core.oauth.OAuth20Service;
import com.github.scribejava.core.oauth2.OAuth2Error;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.OAuthSettings;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.log.LogKind;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Bitbucket's own OAuth 2.0: {@code /authorize} for the browser, {@code /access_token} for us. The
 * consumer shows its secret with HTTP Basic; there is no PKCE, and it is no Atlassian account sign
 * in (no audience, no offline_access). What ScribeJava throws holds whole answers, so none of it
 * becomes the cause of an error.
 */
final class TokenEndpoint {
  private final OAuthSettings settings;
  private final TokenHttp http;
  private final ConnectionLog log;

  /** An endpoint without a connection, and so without its log. */
  TokenEndpoint(DriverConfig config) {
    this(config, ConnectionLog.NONE);
  }

  TokenEndpoint(DriverConfig config, ConnectionLog log) {
    this.settings = config.oauth();
    this.http = new TokenHttp(config);
    this.log = log;
  }

  /** Asks for tokens; ScribeJava knows how. */
  @FunctionalInterface
  private interface Grant {
    OAuth2AccessToken ask(OAuth20Service service)
        throws IOException, InterruptedException, ExecutionException;
  }

  /** Returns the address for the browser. */
  String authorizationUrl(URI callback, String scope, String state) {
    var builder = service(callback.toString()).createAuthorizationUrlBuilder().state(state);
    return (scope.isEmpty() ? builder : builder.scope(scope)).build();
  }

  /** Exchanges the code of a browser; null when it is wrong, spent or too old. */
  @Nullable Tokens exchange(String code, URI callback) {
    log.hide(code);
    return ask("a code", callback.toString(), service -> service.getAccessToken(code));
  }

  /**
   * Exchanges a refresh token, which is spent then; null when it was spent before, or withdrawn.
   */
  @Nullable Tokens refresh(String refreshToken) {
    log.hide(refreshToken);
    Tokens tokens =
        ask("a refresh token", null, service -> service.refreshAccessToken(refreshToken));
    return tokens == null ? null : tokens.orRefreshToken(refreshToken);
  }

  /** Gets a token for the consumer's owner. */
  Tokens clientCredentials() {
    String scope = settings.scope();
    Tokens tokens =
        ask(
            "client credentials",
            null,
            service ->
                scope.isEmpty()
                    ? service.getAccessTokenClientCredentialsGrant()
                    : service.getAccessTokenClientCredentialsGrant(scope));
    if (tokens == null) {
      throw refused("invalid_grant");
    }
    return tokens;
  }

  private OAuth20Service service(@Nullable String callback) {
    ServiceBuilder builder = new ServiceBuilder(settings.clientId());
    builder.apiSecret(settings.clientSecret());
    if (callback != null) {
      builder.callback(callback);
    }
    return builder.httpClient(http).build(new Api(settings.url().toString()));
  }

  /** Asks, and logs that it did: what was given for the tokens, never the values. */
  private @Nullable Tokens ask(String given, @Nullable String callback, Grant grant) {
    try {
      Tokens tokens = answer(callback, grant);
      if (tokens == null) {
        log.write(LogKind.AUTH, () -> line(given, "was refused"));
      } else {
        log.hide(tokens.accessToken());
        log.hide(tokens.refreshToken());
        log.write(
            LogKind.AUTH,
            () -> line(given, "was exchanged for an access token that ends " + tokens.end()));
      }
      return tokens;
    } catch (BitbucketException e) {
      log.write(LogKind.AUTH, () -> line(given, "gave no access token, " + e.state().code()));
      throw e;
    }
  }

  private String line(String given, String outcome) {
    return given + " " + outcome + " (" + settings.url().getHost() + ")";
  }

  private @Nullable Tokens answer(@Nullable String callback, Grant grant) {
    try {
      return tokens(grant.ask(service(callback)));
    } catch (OAuth2AccessTokenErrorResponse e) {
      OAuth2Error error = e.getError();
      if (error == OAuth2Error.INVALID_GRANT) {
        return null;
      }
      throw refused(error == null ? "" : error.getErrorString());
    } catch (OAuthException | IOException | ExecutionException | IllegalArgumentException e) {
      throw noToken(); // the answer cannot be parsed; TokenHttp says by itself when there is none
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BitbucketException(
          SqlState.CANCELED, "The thread was interrupted while it asked for an access token", e);
    }
  }

  private static Tokens tokens(OAuth2AccessToken answer) {
    String refreshToken = answer.getRefreshToken();
    Integer seconds = answer.getExpiresIn();
    String accessToken = answer.getAccessToken();
    if (!isToken(accessToken)) {
      throw noToken();
    }
    return Tokens.received(
        accessToken, refreshToken == null ? "" : refreshToken, seconds == null ? 0 : seconds);
  }

  /** Returns whether a text can be sent in a header. */
  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private static BitbucketException noToken() {
    return new BitbucketException(
        SqlState.PROTOCOL_VIOLATION,
        "Something that is no access token came from the address that gives them; check OAuthURL,"
            + " and whether a proxy wants you to sign in");
  }

  private static BitbucketException refused(String code) {
    return new BitbucketException(
        SqlState.INVALID_CREDENTIALS,
        "Bitbucket refused the OAuth consumer"
            + (code.isEmpty() ? "" : " (" + code + ")")
            + ": check OAuthClientId and OAuthClientSecret; for AuthScheme OAuthClient the consumer"
            + " must be private");
  }

  /** Where ScribeJava finds what. */
  private static final class Api extends DefaultApi20 {
    private final String root;

    Api(String root) {
      this.root = root;
    }

    @Override
    public String getAccessTokenEndpoint() {
      return root + "/access_token";
    }

    @Override
    protected String getAuthorizationBaseUrl() {
      return root + "/authorize";
    }
  }
}
