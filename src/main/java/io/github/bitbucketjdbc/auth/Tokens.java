package io.github.bitbucketjdbc.auth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token, and what comes with it.
 *
 * @param accessToken what requests are signed with
 * @param refreshToken what the next access token costs; it works once. Or ""
 * @param issuedAt when they were received, by this machine's clock
 * @param expiresAt when the access token ends, or null when nobody said
 */
record Tokens(
    String accessToken, String refreshToken, Instant issuedAt, @Nullable Instant expiresAt) {
  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);

  /** Tokens received now, for so many seconds; zero or less when nobody said. */
  static Tokens received(String accessToken, String refreshToken, long seconds) {
    Instant now = Instant.now();
    return new Tokens(
        accessToken, refreshToken, now, seconds > 0 ? now.plusSeconds(seconds) : null);
  }

  /**
   * Returns whether the access token lasts for a while: the last tenth, or five minutes, do not.
   */
  boolean isFresh(Instant now) {
    if (expiresAt == null) {
      return !accessToken.isEmpty();
    }
    Duration tenth = Duration.between(issuedAt, expiresAt).dividedBy(10);
    Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    return !accessToken.isEmpty() && now.isBefore(expiresAt.minus(margin));
  }

  /** Returns whether the access token has not expired. */
  boolean isAlive(Instant now) {
    return !accessToken.isEmpty() && (expiresAt == null || now.isBefore(expiresAt));
  }

  /** Returns when the access token ends, for people. */
  String end() {
    return expiresAt == null ? "nobody knows when" : "at " + expiresAt;
  }

  /** Returns these, with another refresh token when they have none. */
  Tokens orRefreshToken(String other) {
    return refreshToken.isEmpty() ? new Tokens(accessToken, other, issuedAt, expiresAt) : this;
  }

  /** Returns no token. */
  @Override
  public String toString() {
    return "Tokens[expiresAt=" + expiresAt + "]";
  }
}
