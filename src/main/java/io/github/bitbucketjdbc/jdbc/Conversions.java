package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

/** The conversions that JDBC's getters and {@code getObject(int, Class)} offer, by target class. */
final class Conversions {
  private static final Map<Class<?>, Conversion<?>> BY_CLASS = new HashMap<>();

  static {
    add(String.class, Conversions::toText);
    add(Boolean.class, Numbers::toBoolean);
    add(Byte.class, Numbers::toByte);
    add(Short.class, Numbers::toShort);
    add(Integer.class, Numbers::toInt);
    add(Long.class, Numbers::toLong);
    add(Float.class, Numbers::toFloat);
    add(Double.class, Numbers::toDouble);
    add(BigDecimal.class, Numbers::toBigDecimal);
    add(BigInteger.class, Numbers::toBigInteger);
    add(Number.class, v -> v instanceof Number number ? number : Numbers.toBigDecimal(v));
    add(byte[].class, Conversions::toBytes);
    add(UUID.class, Conversions::toUuid);
    add(URL.class, Conversions::toUrl);
    add(Clob.class, v -> new TextClob(toText(v)));
    add(NClob.class, v -> new TextClob(toText(v)));
    add(Blob.class, v -> new BytesBlob(toBytes(v)));
    add(Array.class, Conversions::toArray);
    add(List.class, Conversions::toList);
    add(Object.class, Conversions::natural);
    addTimes();
  }

  private Conversions() {}

  private static void addTimes() {
    add(Timestamp.class, Conversions::toTimestamp);
    add(Date.class, v -> Times.toDate(v, null));
    add(Time.class, v -> Times.toTime(v, null));
    add(java.util.Date.class, v -> java.util.Date.from(Times.toInstant(v)));
    add(Calendar.class, Conversions::toCalendar);
    add(Instant.class, Times::toInstant);
    add(LocalDate.class, Times::toLocalDate);
    add(LocalTime.class, Times::toLocalTime);
    add(LocalDateTime.class, Times::toLocalDateTime);
    add(OffsetTime.class, v -> Times.toLocalTime(v).atOffset(ZoneOffset.UTC));
    add(OffsetDateTime.class, v -> Times.toInstant(v).atOffset(ZoneOffset.UTC));
    add(ZonedDateTime.class, v -> Times.toInstant(v).atZone(ZoneOffset.UTC));
  }

  private static <T> void add(Class<T> target, Conversion<T> conversion) {
    BY_CLASS.put(target, conversion);
  }

  /** Returns the conversion to a class, or refuses one that JDBC does not know. */
  @SuppressWarnings("unchecked")
  static <T> Conversion<T> to(Class<T> target) {
    Conversion<?> known = BY_CLASS.get(target);
    if (known == null) {
      throw new BitbucketException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "Values are not converted to the class " + target.getName());
    }
    return (Conversion<T>) known;
  }

  static BitbucketException impossible(Object value, String target) {
    return new BitbucketException(
        SqlState.INVALID_CONVERSION, "This " + kind(value) + " cannot be converted to " + target);
  }

  private static String kind(Object value) {
    if (value instanceof String) {
      return "text";
    }
    return value instanceof Instant ? "TIMESTAMP" : value.getClass().getSimpleName();
  }

  static String toText(Object value) {
    if (value instanceof Instant instant) {
      return Times.text(instant);
    }
    if (value instanceof LocalTime time) {
      return Times.text(time);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return value.toString();
  }

  static byte[] toBytes(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    throw impossible(value, "VARBINARY");
  }

  /** A clock without a day becomes that of the first day of 1970, as JDBC has it. */
  static Timestamp toTimestamp(Object value) {
    return value instanceof LocalTime time
        ? Timestamp.from(time.atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC))
        : Timestamp.from(Times.toInstant(value));
  }

  static URL toUrl(Object value) {
    try {
      return new URL(toText(value));
    } catch (MalformedURLException e) {
      throw impossible(value, "a URL");
    }
  }

  static Array toArray(Object value) {
    return new ListArray(toList(value));
  }

  static List<?> toList(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw impossible(value, "ARRAY");
  }

  private static UUID toUuid(Object value) {
    String text = toText(value).trim();
    boolean braces = text.startsWith("{") && text.endsWith("}");
    try {
      return UUID.fromString(braces ? text.substring(1, text.length() - 1) : text);
    } catch (IllegalArgumentException e) {
      throw impossible(value, "a UUID");
    }
  }

  private static Calendar toCalendar(Object value) {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(Times.toInstant(value).toEpochMilli());
    return calendar;
  }

  /** Returns the value as the class that JDBC names for its type. */
  static Object natural(Object value) {
    if (value instanceof Instant) {
      return toTimestamp(value);
    }
    if (value instanceof LocalDate) {
      return Times.toDate(value, null);
    }
    if (value instanceof LocalTime) {
      return Times.toTime(value, null);
    }
    if (value instanceof Short || value instanceof Byte) {
      return ((Number) value).intValue();
    }
    if (value instanceof List<?>) {
      return toArray(value);
    }
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }
}
