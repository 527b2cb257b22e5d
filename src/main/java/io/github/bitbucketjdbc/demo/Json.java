package io.github.bitbucketjdbc.demo;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Puts a value in the place of the one that has the name, or after all others. */
  Json set(String name, @Nullable Object value) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        values[i] = value;
        return this;
      }
    }
    return put(name, value);
  }

  /** A copy with members of another object in place of its own; what is hidden stays so. */
  Json with(Json changes) {
    Json copy = copy();
    for (int i = 0; i < changes.size; i++) {
      copy.set(changes.names[i], changes.value(i));
    }
    return copy;
  }

  /** A copy in which some members are hidden. */
  Json hiding(Set<String> hiddenNames) {
    Json copy = copy();
    for (int i = 0; i < size; i++) {
      if (hiddenNames.contains(names[i])) {
        copy.hidden |= 1L << i;
      }
    }
    return copy;
  }

  private Json copy() {
    Json copy = new Json();
    copy.names = names.clone();
    copy.values = values.clone();
    copy.hidden = hidden;
    copy.size = size;
    return copy;
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

  boolean has(String name) {
    return Arrays.asList(names).subList(0, size).contains(name);
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

  /** What was sent, as an object of our own. */
  static Json of(ObjectNode node) {
    Json object = new Json();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      object.put(member.getKey(), value(member.getValue()));
    }
    return object;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return of(object);
    }
    if (node.isArray()) {
      List<@Nullable Object> items = new ArrayList<>();
      node.forEach(item -> items.add(value(item)));
      return items;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNull() ? null : node.isNumber() ? node.numberValue() : node.textValue();
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

  /** A text of the object; empty where there is none. */
  String text(String... path) {
    return at(path) instanceof String text ? text : "";
  }

  static List<Object> list(Object... items) {
    return List.of(items);
  }
}
