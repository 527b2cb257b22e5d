package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.OAuthSettings;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;

/** Signs a person in: the authorization code grant. */
final class SignIn {
  /** How long a person has, when the connection property QueryTimeout says nothing shorter. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int STATE_BYTES = 32;

  private final OAuthSettings settings;
  private final TokenEndpoint endpoint;
  private final Duration patience;

  SignIn(DriverConfig config, TokenEndpoint endpoint) {
    this.settings = config.oauth();
    this.endpoint = endpoint;
    Duration limit = config.queryTimeout();
    this.patience = limit.isZero() || limit.compareTo(PATIENCE) > 0 ? PATIENCE : limit;
  }

  /** Signs in on behalf of a statement: with OAuthVerifier, or a browser on this machine. */
  Tokens unattended() {
    if (!settings.verifier().isEmpty()) {
      return exchange(settings.verifier(), "OAuthVerifier");
    }
    return desktop(
        url -> {
          if (!new Browser().open(URI.create(url))) {
            throw new BitbucketException(
                SqlState.INVALID_CREDENTIALS,
                "Nobody is signed in, and no browser opens on this machine; sign in with: java -jar"
                    + " bitbucket-jdbc-VERSION-all.jar login --no-browser, or give OAuthVerifier");
          }
        });
  }

  /**
   * Signs in with a browser that comes back to this machine.
   *
   * @param opener gets the address for the browser once somebody listens for its return
   */
  Tokens desktop(Consumer<String> opener) {
    String state = newState();
    try (CallbackServer server = CallbackServer.listen(settings.callbackUrl(), state)) {
      opener.accept(authorizationUrl(state));
      return exchange(server.await(patience), "the browser's code");
    }
  }

  /** Returns the address for a browser elsewhere. */
  String authorizationUrl(String state) {
    return endpoint.authorizationUrl(settings.callbackUrl(), settings.scope(), state);
  }

  /**
   * Exchanges a code.
   *
   * @param origin where it came from, for messages
   */
  Tokens exchange(String code, String origin) {
    Tokens tokens = endpoint.exchange(code, settings.callbackUrl());
    if (tokens == null) {
      throw new BitbucketException(
          SqlState.INVALID_CREDENTIALS,
          "Bitbucket refused "
              + origin
              + ": a code works once, for a few minutes, and with the CallbackURL it was made for;"
              + " sign in again");
    }
    return tokens;
  }

  /** Returns what nobody can guess, to know an answer to our own question by. */
  static String newState() {
    byte[] bytes = new byte[STATE_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
