package io.github.bitbucketjdbc.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;

/**
 * The step between the numbers in which rows hold times and classes that say what they mean: {@link
 * Instant} for TIMESTAMP, {@link LocalDate} for DATE, {@link LocalTime} for TIME. Conversions know
 * only these.
 */
final class Values {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private Values() {}

  /** Returns what a value of a row means. */
  static Object decode(JDBCType type, Object value) {
    if (!(value instanceof Number number)) {
      return value;
    }
    return switch (type) {
      case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> Instant.ofEpochMilli(number.longValue());
      case DATE -> LocalDate.ofEpochDay(number.longValue());
      case TIME, TIME_WITH_TIMEZONE -> LocalTime.ofNanoOfDay(number.longValue() * NANOS_PER_MILLI);
      default -> value;
    };
  }

  /** Returns the form in which rows hold a value. */
  static Object encode(Object value) {
    if (value instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (value instanceof LocalDate date) {
      return Math.toIntExact(date.toEpochDay());
    }
    if (value instanceof LocalTime time) {
      return Math.toIntExact(time.toNanoOfDay() / NANOS_PER_MILLI);
    }
    return value;
  }

  /** Returns a text or bytes no longer than so many bytes of UTF-8, and anything else as it is. */
  static Object cut(Object value, int most) {
    if (most > 0 && value instanceof byte[] bytes && bytes.length > most) {
      return Arrays.copyOf(bytes, most);
    }
    if (most > 0 && value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int end = Math.min(most, bytes.length);
      while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
        end--;
      }
      return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
    return value;
  }
}
