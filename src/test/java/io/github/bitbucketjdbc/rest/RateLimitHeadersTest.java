package io.github.bitbucketjdbc.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import okhttp3.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitHeadersTest {
  private static final Instant NOW = Instant.parse("2026-03-23T14:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After       | 30                            | 30",
        "Retry-After       | 0                             | 0",
        "Retry-After       | Mon, 23 Mar 2026 14:01:00 GMT | 60",
        "Retry-After       | Mon, 23 Mar 2026 13:00:00 GMT | 0",
        "Retry-After       | soon                          | -1",
        "Retry-After       | -5                            | -1",
        "Retry-After       | 99999999                      | -1",
        "X-Ratelimit-Reset | 880                           | 880",
        "X-Ratelimit-Reset | 880, 880;w=3600               | 880",
        "X-RateLimit-Reset | 1774274460                    | 60",
        "Other             | 5                             | -1"
      })
  void readsTheWait(String name, String value, long expected) {
    RateLimitHeaders headers = RateLimitHeaders.of(Headers.of(name, value), NOW);
    assertThat(headers.secondsLeft())
        .isEqualTo(expected < 0 ? OptionalLong.empty() : OptionalLong.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"60, 60;w=3600 | 60", "1000 | 1000", "unlimited | -1"})
  void readsTheLimit(String value, long expected) {
    RateLimitHeaders headers = RateLimitHeaders.of(Headers.of("X-RateLimit-Limit", value), NOW);
    assertThat(headers.limit())
        .isEqualTo(expected < 0 ? OptionalLong.empty() : OptionalLong.of(expected));
  }
}
