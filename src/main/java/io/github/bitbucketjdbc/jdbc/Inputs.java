package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the objects that users bind mean, as the few classes that {@link Conversions} knows. Streams
 * and large objects are read, because they may be gone when the statement runs.
 */
final class Inputs {
  private Inputs() {}

  static Object meaning(Object value) throws SQLException, IOException {
    if (value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Instant
        || value instanceof LocalDate
        || value instanceof LocalTime) {
      return value;
    }
    if (value instanceof java.util.Date date) {
      return ofDate(date, null);
    }
    Object time = ofTime(value);
    Object text = time == null ? ofText(value) : time;
    Object large = text == null ? ofLarge(value) : text;
    if (large == null) {
      throw new BitbucketException(
          SqlState.INVALID_CONVERSION,
          "Values of the class " + value.getClass().getName() + " cannot be parameters");
    }
    return large;
  }

  /** Returns the day, the clock or the instant that one of JDBC's classes holds in a zone. */
  static Object ofDate(java.util.Date value, @Nullable Calendar calendar) {
    if (value instanceof java.sql.Date date) {
      return calendar == null ? date.toLocalDate() : local(date, calendar).toLocalDate();
    }
    if (value instanceof Time) {
      return local(value, calendar).toLocalTime();
    }
    return Instant.ofEpochMilli(value.getTime());
  }

  private static LocalDateTime local(java.util.Date value, @Nullable Calendar calendar) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(value.getTime()), Times.zone(calendar));
  }

  private static @Nullable Object ofTime(Object value) {
    if (value instanceof Calendar calendar) {
      return calendar.toInstant();
    }
    if (value instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof OffsetTime time) {
      return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
    }
    return value instanceof ZonedDateTime time ? time.toInstant() : null;
  }

  private static @Nullable Object ofText(Object value) {
    if (value instanceof UUID uuid) {
      return "{" + uuid + "}";
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    boolean asText = value instanceof Character || value instanceof URL || value instanceof URI;
    return asText ? value.toString() : null;
  }

  private static @Nullable Object ofLarge(Object value) throws SQLException, IOException {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof Clob clob) {
      return clob.getSubString(1, Math.toIntExact(clob.length()));
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, Math.toIntExact(blob.length()));
    }
    if (value instanceof Reader reader) {
      return text(reader, Long.MAX_VALUE);
    }
    if (value instanceof InputStream stream) {
      return stream.readAllBytes();
    }
    return ofList(value);
  }

  private static @Nullable Object ofList(Object value) throws SQLException {
    if (value instanceof Array array) {
      return array.getArray() instanceof Object[] elements ? asList(elements) : null;
    }
    if (value instanceof Object[] elements) {
      return asList(elements);
    }
    return value instanceof Collection<?> elements ? asList(elements.toArray()) : null;
  }

  private static List<?> asList(@Nullable Object[] elements) {
    return Arrays.asList(elements.clone());
  }

  static String text(Reader reader, long length) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[4096];
    while (text.length() < length) {
      int wanted = (int) Math.min(buffer.length, length - text.length());
      int count = reader.read(buffer, 0, wanted);
      if (count < 0) {
        break;
      }
      text.append(buffer, 0, count);
    }
    return text.toString();
  }

  static byte[] bytes(InputStream stream, long length) throws IOException {
    return stream.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
  }
}
