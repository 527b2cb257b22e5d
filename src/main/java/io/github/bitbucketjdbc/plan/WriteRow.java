package io.github.bitbucketjdbc.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row to be written, by the names of columns. Times are milliseconds since 1970 in UTC.
 *
 * @param keys what addresses the row, and for a service that wants complete rows what it holds now
 * @param values what is set; a value that is there may be NULL
 */
public record WriteRow(Map<String, Object> keys, Map<String, @Nullable Object> values) {
  /** Keeps the order. */
  public WriteRow {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns this row with one more value that addresses it, unless it sets that itself. */
  public WriteRow withKey(String column, Object value) {
    if (values.get(column) != null) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(keys);
    more.put(column, value);
    return new WriteRow(more, values);
  }
}
