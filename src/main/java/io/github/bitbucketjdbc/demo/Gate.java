package io.github.bitbucketjdbc.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Credentials and the request budget. The budget is told in Envoy's format, recorded in October
 * 2026: the limit carries a policy list, and the reset is in seconds left rather than a date.
 */
final class Gate {
  private static final int USUAL_LIMIT = 1000;

  private final DemoOptions options;
  private final @Nullable IssuedTokens tokens;
  private final long windowNanos;
  private long windowStart = System.nanoTime();
  private int used;

  Gate(DemoOptions options, @Nullable IssuedTokens tokens) {
    this.options = options;
    this.tokens = tokens;
    this.windowNanos = Math.max(1, options.rateWindow().toNanos());
  }

  /** Counts a request; refuses it when the budget is spent or the credentials are wrong. */
  void admit(@Nullable String authorization) {
    String wanted = options.authorization();
    boolean refused =
        tokens != null
            ? !tokens.accepts(authorization)
            : wanted != null && !Objects.equals(wanted, authorization);
    if (refused) {
      throw ApiError.unauthorized();
    }
    synchronized (this) {
      if (System.nanoTime() - windowStart >= windowNanos) {
        windowStart = System.nanoTime();
        used = 0;
      }
      used++;
      if (options.rateLimit() >= 0 && used > options.rateLimit()) {
        throw ApiError.tooManyRequests();
      }
    }
  }

  synchronized Map<String, String> headers(String acceptedScope, String scheme) {
    boolean limited = options.rateLimit() >= 0;
    int limit = limited ? options.rateLimit() : USUAL_LIMIT;
    int remaining = limited ? Math.max(0, limit - used) : USUAL_LIMIT - 1;
    long left = Math.max(0, windowNanos - (System.nanoTime() - windowStart));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "X-Ratelimit-Limit",
        limit + ", " + limit + ";w=" + Math.max(1, options.rateWindow().toSeconds()));
    headers.put("X-Ratelimit-Remaining", Integer.toString(remaining));
    headers.put("X-Ratelimit-Reset", Long.toString((left + 999_999_999L) / 1_000_000_000L));
    if (!scheme.isEmpty()) {
      headers.put("X-Oauth-Scopes", "account, project, repository, pullrequest, pipeline");
      headers.put("X-Credential-Type", scheme.equals("Basic") ? "apitoken" : "accesstoken");
    }
    if (!acceptedScope.isEmpty()) {
      headers.put("X-Accepted-Oauth-Scopes", acceptedScope);
    }
    return headers;
  }
}
