package io.github.bitbucketjdbc.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * The place of a value, as a column or an endpoint declares it: names joined by dots, where {@code
 * name[field=value]} takes the elements of a list whose field has that value, and {@code name{}}
 * the members of an object that is used as a map.
 */
public record FieldPath(List<Step> steps) {
  /** The path of a column that holds the name of the member that became the row. */
  public static final String MEMBER_NAME = "{}";

  /** One name of a path; {@code field} is "" without a selector. */
  public record Step(String name, String field, String value, boolean members) {
    /** Returns whether it takes elements of a list by a field. */
    public boolean selects() {
      return !field.isEmpty();
    }
  }

  /** Parses a path; the empty path is the value itself. */
  public static FieldPath parse(String path) {
    List<Step> steps = new ArrayList<>();
    int start = 0;
    while (start < path.length()) {
      int end = endOfStep(path, start);
      steps.add(step(path.substring(start, end)));
      start = end + 1;
    }
    return new FieldPath(List.copyOf(steps));
  }

  private static int endOfStep(String path, int start) {
    boolean inSelector = false;
    for (int i = start; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '[') {
        inSelector = true;
      } else if (c == ']') {
        inSelector = false;
      } else if (c == '.' && !inSelector) {
        return i;
      }
    }
    return path.length();
  }

  private static Step step(String text) {
    if (text.endsWith(MEMBER_NAME)) {
      return new Step(text.substring(0, text.length() - MEMBER_NAME.length()), "", "", true);
    }
    int open = text.indexOf('[');
    if (open < 0) {
      return new Step(text, "", "", false);
    }
    int equals = text.indexOf('=', open);
    if (equals < 0 || !text.endsWith("]")) {
      throw new IllegalArgumentException("Not a path: " + text);
    }
    return new Step(
        text.substring(0, open),
        text.substring(open + 1, equals),
        text.substring(equals + 1, text.length() - 1),
        false);
  }

  /** Returns the last step of a path that has one. */
  public Step last() {
    return steps.get(steps.size() - 1);
  }

  /** Returns whether it is {@link #MEMBER_NAME}. */
  public boolean isMemberName() {
    return steps.size() == 1 && last().members() && last().name().isEmpty();
  }

  /**
   * Returns the path for {@code fields}, which has no selectors: it ends at the first list or map.
   */
  public String forService() {
    StringBuilder out = new StringBuilder();
    for (Step step : steps) {
      out.append(out.isEmpty() ? "" : ".").append(step.name());
      if (step.selects() || step.members()) {
        break;
      }
    }
    return out.toString();
  }
}
