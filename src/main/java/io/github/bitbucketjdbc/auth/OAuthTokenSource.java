package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.InitiateOAuth;
import io.github.bitbucketjdbc.config.OAuthSettings;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.log.ConnectionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an access token good. Refresh tokens work once and each answer brings the next one (since
 * May 2026, CHANGE-3052), so whoever refreshes does it alone, looks first whether somebody else
 * did, and stores the outcome before it is used.
 */
final class OAuthTokenSource implements TokenSource {
  private static final String PREFIX = "Bearer ";

  /** How long an early refresh that failed is not tried again, while the token still lasts. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final AuthScheme scheme;
  private final OAuthSettings settings;
  private final TokenStore store;
  private final TokenEndpoint endpoint;
  private final Supplier<Tokens> signIn;
  private final ConnectionLog log;
  private final @Nullable Tokens given;
  private volatile @Nullable Tokens known;
  private volatile Instant nextTry = Instant.MIN;

  /**
   * A source.
   *
   * @param signIn asks a person, when the settings allow it
   * @param log is told which tokens are in use, so that it hides them
   */
  OAuthTokenSource(
      DriverConfig config,
      TokenStore store,
      TokenEndpoint endpoint,
      Supplier<Tokens> signIn,
      ConnectionLog log) {
    this.scheme = config.authScheme();
    this.settings = config.oauth();
    this.store = store;
    this.endpoint = endpoint;
    this.signIn = signIn;
    this.log = log;
    this.given =
        settings.accessToken().isEmpty() || scheme == AuthScheme.OAUTH_CLIENT
            ? null
            : Tokens.received(
                settings.accessToken(), settings.refreshToken(), settings.expiresIn().toSeconds());
  }

  @Override
  public String authorization() {
    return PREFIX + good("").accessToken();
  }

  @Override
  public boolean renew(String refused) {
    String token = refused.startsWith(PREFIX) ? refused.substring(PREFIX.length()) : refused;
    return !good(token).accessToken().equals(token);
  }

  private Tokens good(String refused) {
    Tokens current = known;
    if (current != null && isGood(current, refused)) {
      return current;
    }
    Tokens better = store.exclusively(() -> stored(refused), () -> obtain(refused));
    known = better;
    log.hide(better.accessToken());
    log.hide(better.refreshToken());
    return better;
  }

  private boolean isGood(Tokens tokens, String refused) {
    Instant now = Instant.now();
    return !tokens.accessToken().equals(refused)
        && (tokens.isFresh(now) || (tokens.isAlive(now) && now.isBefore(nextTry)));
  }

  private @Nullable Tokens stored(String refused) {
    Tokens latest = latest();
    return latest != null && isGood(latest, refused) ? latest : null;
  }

  /** Tokens that could not be stored are in memory alone, and newer than those that are. */
  private @Nullable Tokens latest() {
    Tokens stored = store.read();
    Tokens ours = known;
    if (stored == null) {
      return ours == null ? given : ours;
    }
    return ours != null && ours.issuedAt().isAfter(stored.issuedAt()) ? ours : stored;
  }

  private Tokens obtain(String refused) {
    Tokens latest = latest();
    Tokens before = known;
    Set<String> spent = new LinkedHashSet<>();
    try {
      Tokens next = Undisturbed.get(() -> renewed(latest, refused, spent));
      return next == null ? signedIn(!spent.isEmpty()) : next;
    } catch (BitbucketException e) {
      if (known != before
          || latest == null
          || latest.accessToken().equals(refused)
          || !latest.isAlive(Instant.now())) {
        throw e;
      }
      nextTry = Instant.now().plus(PAUSE);
      return latest;
    }
  }

  private @Nullable Tokens renewed(@Nullable Tokens latest, String refused, Set<String> spent) {
    store.prepare();
    Tokens next =
        scheme == AuthScheme.OAUTH_CLIENT
            ? endpoint.clientCredentials()
            : refreshed(latest, refused, spent);
    return next == null ? null : kept(next);
  }

  private Tokens signedIn(boolean refused) {
    if (settings.initiate() == InitiateOAuth.GETANDREFRESH) {
      return kept(signIn.get());
    }
    throw signedOut(refused);
  }

  private Tokens kept(Tokens next) {
    try {
      store.write(next);
      return next;
    } catch (BitbucketException e) {
      known = next; // what they replace is spent: this process at least goes on with them
      throw e;
    }
  }

  /** Tries what is stored, then what somebody without our lock stored meanwhile, then the URL's. */
  private @Nullable Tokens refreshed(@Nullable Tokens latest, String refused, Set<String> spent) {
    Tokens next = latest == null ? null : refreshed(latest.refreshToken(), spent);
    if (next != null) {
      return next;
    }
    Tokens again = latest();
    if (again != null && !spent.contains(again.refreshToken())) {
      next = isGood(again, refused) ? again : refreshed(again.refreshToken(), spent);
    }
    return next == null ? refreshed(settings.refreshToken(), spent) : next;
  }

  private @Nullable Tokens refreshed(String refreshToken, Set<String> spent) {
    return refreshToken.isEmpty() || !spent.add(refreshToken)
        ? null
        : endpoint.refresh(refreshToken);
  }

  private BitbucketException signedOut(boolean refused) {
    return new BitbucketException(
        SqlState.INVALID_CREDENTIALS,
        (refused
                ? "Bitbucket no longer takes the refresh token of "
                    + store.place()
                    + ": it was used elsewhere, was not used for three months, or access was"
                    + " withdrawn"
                : "There is no refresh token in " + store.place() + ", nor in OAuthRefreshToken")
            + "; sign in again with: java -jar bitbucket-jdbc-VERSION-all.jar login");
  }
}
