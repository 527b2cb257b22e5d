package io.github.bitbucketjdbc.cli;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the objects that drivers return, also nested ones, down to plain types. */
final class PlainValue {
  private PlainValue() {}

  static @Nullable Object of(@Nullable Object value) throws SQLException {
    if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Instant
        || value instanceof byte[]) {
      return value;
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof ZonedDateTime time) {
      return time.toInstant();
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    return composite(value);
  }

  private static Object composite(Object value) throws SQLException {
    if (value instanceof Array array) {
      Object elements = array.getArray();
      return elements instanceof Object[] objects ? list(Arrays.asList(objects)) : text(elements);
    }
    if (value instanceof Struct struct) {
      return list(Arrays.asList(struct.getAttributes()));
    }
    if (value instanceof Object[] array) {
      return list(Arrays.asList(array));
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        plain.put(text(entry.getKey()), of(entry.getValue()));
      }
      return plain;
    }
    return text(value);
  }

  private static List<@Nullable Object> list(List<?> elements) throws SQLException {
    List<@Nullable Object> plain = new ArrayList<>(elements.size());
    for (Object element : elements) {
      plain.add(of(element));
    }
    return plain;
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
