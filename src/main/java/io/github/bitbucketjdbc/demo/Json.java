package io.github.bitbucketjdbc.demo;

import com.fasterxml.jackson.core.io.SerializedString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members may be computed only when they are looked at, and may be hidden: a
 * hidden member can be filtered on and asked for through {@code fields}, but does not appear by
 * itself.
 */
final class Json {
  private String[] names = new String[8];
  private @Nullable Object[] values = new @Nullable Object[8];
  private long hidden;
  private int size;
  private @Nullable SerializedString text;

  Json put(String name, @Nullable Object value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size] = name;
    values[size++] = value;
    return this;
  }

  Json lazy(String name, Supplier<? extends @Nullable Object> value) {
    return put(name, value);
  }

  Json hidden(String name, Supplier<? extends @Nullable Object> value) {
    hidden |= 1L << size;
    return put(name, value);
  }

  /** Adds a member that is shown only in the single object, as reviewers of a pull request are. */
  Json onlyFull(boolean full, String name, Supplier<? extends @Nullable Object> value) {
    return full ? lazy(name, value) : hidden(name, value);
  }

  /**
   * Computes everything once, so that the object can be shared and its default text be written many
   * times; nothing may be added any more.
   */
  Json freeze() {
    for (int i = 0; i < size; i++) {
      value(i);
    }
    byte[] bytes = JsonWriter.bytes(this, FieldMask.parse(null));
    text = new SerializedString(new String(bytes, StandardCharsets.UTF_8));
    return this;
  }

  @Nullable SerializedString text() {
    return text;
  }

  int size() {
    return size;
  }

  String name(int position) {
    return names[position];
  }

  boolean isHidden(int position) {
    return (hidden & 1L << position) != 0;
  }

  @Nullable Object value(int position) {
    Object value = values[position];
    if (value instanceof Supplier<?> supplier) {
      value = supplier.get();
      values[position] = value;
    }
    return value;
  }

  @Nullable Object get(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return value(i);
      }
    }
    return null;
  }

  /** Follows a path of objects; null as soon as a step is missing or null. */
  @Nullable Object at(String... path) {
    Object value = this;
    for (String step : path) {
      value = value instanceof Json object ? object.get(step) : null;
    }
    return value;
  }

  static Json object() {
    return new Json();
  }

  static Json link(String href) {
    return new Json().put("href", href);
  }

  static Json rendered(@Nullable String raw) {
    String html = raw == null || raw.isEmpty() ? "" : "<p>" + escape(raw) + "</p>";
    return new Json()
        .put("type", "rendered")
        .put("raw", raw)
        .put("markup", "markdown")
        .put("html", html);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static List<Object> list(Object... items) {
    return List.of(items);
  }
}
