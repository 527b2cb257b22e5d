package io.github.bitbucketjdbc.demo;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One level of the {@code fields} parameter. A plain name keeps only what is named (and so cuts the
 * envelope of a list), {@code +name} adds to the default, {@code -name} removes, {@code *} stands
 * for every field of a level, hidden ones included.
 */
final class FieldMask {
  private static final String EVERY = "*";

  private final Map<String, FieldMask> children = new HashMap<>();
  private boolean included;
  private boolean excluded;
  private boolean includesBelow;
  private boolean keepsByDefault = true;

  private FieldMask() {}

  /**
   * The mask of a request; null or blank text keeps the default representation. A plus sign that
   * was not encoded arrives as a space and names no field.
   */
  static FieldMask parse(@Nullable String fields) {
    FieldMask root = new FieldMask();
    if (fields == null || fields.isBlank()) {
      return root;
    }
    for (String item : fields.split(",")) {
      boolean signed = item.startsWith("+") || item.startsWith("-");
      String path = signed ? item.substring(1) : item;
      if (!path.isEmpty()) {
        root.keepsByDefault &= signed;
        root.add(path, !item.startsWith("-"));
      }
    }
    return root;
  }

  private void add(String path, boolean include) {
    FieldMask node = this;
    for (String step : path.split("\\.")) {
      node.includesBelow |= include;
      node = node.children.computeIfAbsent(step, name -> new FieldMask());
    }
    node.included |= include;
    node.excluded |= !include;
  }

  boolean keepsByDefault() {
    return keepsByDefault;
  }

  /** What is said about a member of this level; null when nothing is. */
  @Nullable FieldMask child(String name) {
    FieldMask named = children.get(name);
    return named == null ? children.get(EVERY) : named;
  }

  /** Whether members of this level appear, unless something is said about them by name. */
  boolean showsOthers(boolean byDefault) {
    FieldMask every = children.get(EVERY);
    return every == null ? byDefault : every.included || (byDefault && !every.excluded);
  }

  /** Whether the member appears, given whether it would by default. */
  boolean keeps(boolean shown) {
    return included || includesBelow || (shown && !excluded);
  }

  /** Whether the members below appear by default. */
  boolean keepsBelow(boolean shown) {
    return included || (shown && !excluded);
  }
}
