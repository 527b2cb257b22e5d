package io.github.bitbucketjdbc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-23T14:05:06.123456+00:00, 2026-03-23T14:05:06.123Z",
    "2026-03-23T14:05:06.123999+00:00, 2026-03-23T14:05:06.123Z",
    "2026-03-23T14:05:06+00:00,        2026-03-23T14:05:06Z",
    "2026-03-23T14:05:06.0+00:00,      2026-03-23T14:05:06Z",
    "2026-03-23T14:05:06Z,             2026-03-23T14:05:06Z",
    "2026-03-23T14:05:06.1Z,           2026-03-23T14:05:06.100Z",
    "2026-03-23T14:05:06.12345Z,       2026-03-23T14:05:06.123Z",
    "2026-03-23T14:05:06.999999999Z,   2026-03-23T14:05:06.999Z",
    "2026-03-23T14:05:06.123,          2026-03-23T14:05:06.123Z",
    "2026-03-23T14:05:06,              2026-03-23T14:05:06Z",
    "2026-03-23T14:05,                 2026-03-23T14:05:00Z",
    "2026-03-23T14:05Z,                2026-03-23T14:05:00Z",
    "2026-03-23,                       2026-03-23T00:00:00Z",
    "2026-03-23 14:05:06+02:00,        2026-03-23T12:05:06Z",
    "2026-03-23T14:05:06-07:30,        2026-03-23T21:35:06Z",
    "2026-03-23T14:05:06+0530,         2026-03-23T08:35:06Z",
    "2026-03-23T14:05:06+02,           2026-03-23T12:05:06Z",
    "2024-02-29T00:00:00Z,             2024-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z,             2000-02-29T00:00:00Z",
    "1969-12-31T23:59:59.999999Z,      1969-12-31T23:59:59.999Z",
    "1600-01-01T00:00:00Z,             1600-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z,             0001-01-01T00:00:00Z",
    "2026-03-23t14:05:06z,             2026-03-23T14:05:06Z",
    "+12026-03-23T14:05:06Z,           +12026-03-23T14:05:06Z"
  })
  void readsEveryShape(String text, Instant expected) {
    assertThat(parse(text)).isEqualTo(expected.toEpochMilli());
    assertThat(parse("\"" + text + "\"", 1, text.length())).isEqualTo(expected.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-00-10",
        "2026-03-00",
        "2026-03-23T24:00:01Z",
        "2026-03-23T14:60:00Z",
        "2026-03-23T14:05:61Z",
        "2026-03-23T14:05:06+19:00",
        "2026-03-23T14:05:06+1",
        "2026-03-23T14:05:06Zulu",
        "2026-03-23T14:05:",
        "2026-03-23T",
        "2026/03/23",
        "1771545600"
      })
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void countsDaysAsJavaTimeDoes() {
    LocalDate day = LocalDate.of(1890, 1, 1);
    while (day.getYear() < 2110) {
      assertThat(parse(day.toString()))
          .isEqualTo(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
      day = day.plusDays(1);
    }
  }

  private static long parse(String text) {
    return parse(text, 0, text.length());
  }

  private static long parse(String text, int offset, int length) {
    return TimestampParser.parse(text.toCharArray(), offset, length);
  }
}
