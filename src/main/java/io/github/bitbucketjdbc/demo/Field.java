package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A name that a query may use, and where its value lies in the row. */
record Field(String name, List<String> path, FieldType type, int longestList) {

  static Field of(String name, FieldType type) {
    return at(name, name, type);
  }

  static Field at(String name, String path, FieldType type) {
    return new Field(name, List.of(path.split("\\.")), type, Integer.MAX_VALUE);
  }

  Field withLongestList(int values) {
    return new Field(name, path, type, values);
  }

  /**
   * Whether any value passes: a path through an array has several, a missing one counts as null.
   */
  boolean any(Json row, Predicate<@Nullable Object> test) {
    return any(row, 0, test);
  }

  private boolean any(@Nullable Object value, int depth, Predicate<@Nullable Object> test) {
    if (value instanceof List<?> list) {
      return list.isEmpty()
          ? test.test(null)
          : list.stream().anyMatch(element -> any(element, depth, test));
    }
    if (depth == path.size()) {
      return test.test(value);
    }
    return value instanceof Json object
        ? any(object.get(path.get(depth)), depth + 1, test)
        : test.test(null);
  }

  /** The key to sort by, taken from the first value; null sorts before all others. */
  @Nullable Comparable<?> sortKey(Json row) {
    Object[] found = new Object[1];
    any(
        row,
        value -> {
          found[0] = value;
          return true;
        });
    return type.key(found[0]);
  }
}
