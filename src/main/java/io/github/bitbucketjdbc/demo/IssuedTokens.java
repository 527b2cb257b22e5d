package io.github.bitbucketjdbc.demo;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The codes and tokens given to one consumer. Codes are good once; so are refresh tokens since May
 * 2026 (CHANGE-3052), and every answer to a refresh brings the next one.
 */
final class IssuedTokens {
  private static final int BITS = 160;

  private final SecureRandom random = new SecureRandom();
  private final OAuthConsumer consumer;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, Long> accessTokens = new HashMap<>();
  private final Set<String> refreshTokens = new HashSet<>();
  private int issued;
  private int refreshes;
  private int refused;

  IssuedTokens(OAuthConsumer consumer) {
    this.consumer = consumer;
  }

  OAuthConsumer consumer() {
    return consumer;
  }

  /** Makes the code that a browser takes to the redirect address. */
  synchronized String code(String redirectUri) {
    String code = token("code");
    codes.put(code, redirectUri);
    return code;
  }

  /** Exchanges a code; null when it is unknown, spent or was made for another address. */
  synchronized @Nullable Json exchange(String code, String redirectUri) {
    String madeFor = codes.remove(code);
    return redirectUri.equals(madeFor) ? answer(token("refresh")) : null;
  }

  /** Exchanges a refresh token; null when it is unknown or spent. */
  synchronized @Nullable Json refresh(String refreshToken) {
    if (!refreshTokens.contains(refreshToken)) {
      refused++;
      return null;
    }
    refreshes++;
    if (!consumer.rotating()) {
      return answer(null);
    }
    refreshTokens.remove(refreshToken);
    return answer(token("refresh"));
  }

  /** The answer to client credentials, which has no refresh token. */
  synchronized Json own() {
    return answer(null);
  }

  private Json answer(@Nullable String refreshToken) {
    issued++;
    String accessToken = token("access");
    Duration lifetime = consumer.lifetime();
    accessTokens.put(accessToken, System.nanoTime() + lifetime.toNanos());
    Json answer =
        Json.object()
            .put("access_token", accessToken)
            .put("scopes", "account project repository pullrequest pipeline")
            .put("token_type", "bearer")
            .put("expires_in", (int) lifetime.toSeconds());
    if (refreshToken != null) {
      refreshTokens.add(refreshToken);
      answer.put("refresh_token", refreshToken);
    }
    return answer;
  }

  private String token(String kind) {
    return kind + "-" + new BigInteger(BITS, random).toString(36) + "=";
  }

  /** Whether a header holds an access token that has not expired. */
  synchronized boolean accepts(@Nullable String authorization) {
    String prefix = "Bearer ";
    if (authorization == null || !authorization.startsWith(prefix)) {
      return false;
    }
    Long end = accessTokens.get(authorization.substring(prefix.length()));
    return end != null && System.nanoTime() - end < 0;
  }

  synchronized void expire() {
    accessTokens.clear();
  }

  synchronized void revoke() {
    accessTokens.clear();
    refreshTokens.clear();
  }

  synchronized int issued() {
    return issued;
  }

  synchronized int refreshes() {
    return refreshes;
  }

  synchronized int refused() {
    return refused;
  }
}
