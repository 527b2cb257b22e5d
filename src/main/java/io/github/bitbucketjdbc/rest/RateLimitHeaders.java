package io.github.bitbucketjdbc.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of an answer tell about the budget of requests. They come in Envoy's form,
 * {@code X-RateLimit-Limit: 60, 60;w=3600} with {@code X-RateLimit-Reset} in seconds left (seen
 * October 2026 for anonymous callers); other callers got none, so nothing is relied upon.
 *
 * @param retryAfter the seconds that {@code Retry-After} tells
 * @param secondsLeft seconds until requests are taken again
 * @param limit requests in a window
 * @param remaining requests left in the window
 */
record RateLimitHeaders(
    OptionalLong retryAfter, OptionalLong secondsLeft, OptionalLong limit, OptionalLong remaining) {
  private static final Pattern NUMBER = Pattern.compile("\\s*([0-9]{1,12})\\b.*");
  private static final long EPOCH = 1_000_000_000L;
  private static final long LONGEST = Duration.ofDays(1).toSeconds();

  static RateLimitHeaders of(Headers headers, Instant now) {
    OptionalLong wanted = retryAfter(headers.get("Retry-After"), now);
    OptionalLong reset = seconds(number(headers.get("X-RateLimit-Reset")), now);
    return new RateLimitHeaders(
        wanted,
        wanted.isPresent() ? wanted : reset,
        number(headers.get("X-RateLimit-Limit")),
        number(headers.get("X-RateLimit-Remaining")));
  }

  private static OptionalLong retryAfter(@Nullable String header, Instant now) {
    OptionalLong number = number(header);
    if (header == null || number.isPresent()) {
      return seconds(number, now);
    }
    try {
      Instant at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return seconds(OptionalLong.of(Math.max(0, Duration.between(now, at).toSeconds())), now);
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** Takes a point in time for what it is, and waits that nobody can mean for nothing. */
  private static OptionalLong seconds(OptionalLong value, Instant now) {
    if (value.isEmpty()) {
      return value;
    }
    long seconds = value.getAsLong();
    long left = seconds > EPOCH ? Math.max(0, seconds - now.getEpochSecond()) : seconds;
    return left <= LONGEST ? OptionalLong.of(left) : OptionalLong.empty();
  }

  private static OptionalLong number(@Nullable String header) {
    if (header == null) {
      return OptionalLong.empty();
    }
    Matcher leading = NUMBER.matcher(header);
    return leading.matches()
        ? OptionalLong.of(Long.parseLong(leading.group(1)))
        : OptionalLong.empty();
  }
}
