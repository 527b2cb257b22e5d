package io.github.bitbucketjdbc.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Conversions to times. A TIMESTAMP is an instant; its day, its clock and its text are those of
 * UTC. {@link Date} and {@link Time} show a day and a clock in a zone, so that the day stays the
 * same day wherever the program runs.
 */
final class Times {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd ");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter FRACTION =
      new DateTimeFormatterBuilder()
          .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
          .toFormatter();
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[' ']")
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter();

  private Times() {}

  static Instant toInstant(Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    if (value instanceof String text) {
      TemporalAccessor read = read(text, "TIMESTAMP");
      LocalTime time = read.query(TemporalQueries.localTime());
      LocalDate date = LocalDate.from(read);
      LocalDateTime local = time == null ? date.atStartOfDay() : date.atTime(time);
      ZoneOffset offset = read.query(TemporalQueries.offset());
      return local.toInstant(offset == null ? ZoneOffset.UTC : offset);
    }
    throw Conversions.impossible(value, "TIMESTAMP");
  }

  static LocalDateTime toLocalDateTime(Object value) {
    return LocalDateTime.ofInstant(toInstant(value), ZoneOffset.UTC);
  }

  static LocalDate toLocalDate(Object value) {
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof Instant || value instanceof String) {
      return toLocalDateTime(value).toLocalDate();
    }
    throw Conversions.impossible(value, "DATE");
  }

  static LocalTime toLocalTime(Object value) {
    if (value instanceof LocalTime time) {
      return time;
    }
    if (value instanceof Instant) {
      return toLocalDateTime(value).toLocalTime();
    }
    if (value instanceof String text) {
      return clock(text.trim());
    }
    throw Conversions.impossible(value, "TIME");
  }

  private static LocalTime clock(String text) {
    try {
      return text.indexOf('-') > 0 ? clockOfDay(text) : LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw Conversions.impossible(text, "TIME");
    }
  }

  /** A day alone has no clock, not even midnight. */
  private static LocalTime clockOfDay(String text) {
    if (read(text, "TIME").query(TemporalQueries.localTime()) == null) {
      throw Conversions.impossible(text, "TIME");
    }
    return toLocalDateTime(text).toLocalTime();
  }

  static Date toDate(Object value, @Nullable Calendar calendar) {
    LocalDate day = toLocalDate(value);
    return calendar == null
        ? Date.valueOf(day)
        : new Date(day.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
  }

  static Time toTime(Object value, @Nullable Calendar calendar) {
    return new Time(
        toLocalTime(value)
            .atDate(LocalDate.EPOCH)
            .atZone(zone(calendar))
            .toInstant()
            .toEpochMilli());
  }

  static ZoneId zone(@Nullable Calendar calendar) {
    return calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
  }

  static String text(Instant instant) {
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return DAY.format(utc) + text(utc.toLocalTime());
  }

  static String text(LocalTime time) {
    return CLOCK.format(time) + (time.getNano() == 0 ? "" : FRACTION.format(time));
  }

  private static TemporalAccessor read(String text, String type) {
    try {
      return READ.parse(text.trim());
    } catch (DateTimeException e) {
      throw Conversions.impossible(text, type);
    }
  }
}
