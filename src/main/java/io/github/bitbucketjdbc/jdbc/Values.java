package io.github.bitbucketjdbc.jdbc;

import java.sql.JDBCType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

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
}
