package io.github.bitbucketjdbc.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a request may and must hold. Members that are not declared are ignored, as the
 * service ignores what only it may write.
 */
final class Form {
  /** What kind of value a member has. */
  enum Kind {
    TEXT,
    FLAG,
    NUMBER,
    LIST,
    OBJECT
  }

  private final Map<String, Kind> members = new LinkedHashMap<>();
  private final Map<String, List<String>> choices = new HashMap<>();
  private final Set<String> required = new TreeSet<>();

  /** Texts, by their paths; null clears one. */
  Form texts(String... paths) {
    return add(Kind.TEXT, paths);
  }

  Form add(Kind kind, String... paths) {
    for (String path : paths) {
      members.put(path, kind);
    }
    return this;
  }

  /** A text that has one of some values. */
  Form choice(String path, String... values) {
    choices.put(path, List.of(values));
    return texts(path);
  }

  /** What must be there when a row is created. */
  Form required(String... paths) {
    required.addAll(List.of(paths));
    return this;
  }

  /**
   * The declared members of a body.
   *
   * @param whole whether the required members must be there
   */
  Json check(Json body, boolean whole) {
    Json complaints = Json.object();
    Json values = Json.object();
    if (whole) {
      for (String path : required) {
        Object value = body.at(path.split("\\."));
        if (value == null) {
          complaints.put(path, "required key not provided");
        }
      }
    }
    members.forEach((path, kind) -> take(body, path, kind, values, complaints));
    if (complaints.size() > 0) {
      throw ApiError.invalid(complaints);
    }
    return values;
  }

  private void take(Json body, String path, Kind kind, Json values, Json complaints) {
    String[] steps = path.split("\\.");
    Json from = body;
    Json to = values;
    for (int i = 0; i < steps.length - 1; i++) {
      if (!(from.get(steps[i]) instanceof Json inner)) {
        if (from.has(steps[i]) && from.get(steps[i]) == null) {
          to.set(steps[i], null);
        }
        return;
      }
      from = inner;
      to = below(to, steps[i]);
    }
    String name = steps[steps.length - 1];
    if (!from.has(name)) {
      return;
    }
    Object value = from.get(name);
    String complaint = complaint(path, kind, value);
    if (complaint != null) {
      complaints.set(path, complaint);
    } else {
      to.set(name, value);
    }
  }

  private static Json below(Json object, String name) {
    if (object.get(name) instanceof Json inner) {
      return inner;
    }
    Json inner = Json.object();
    object.set(name, inner);
    return inner;
  }

  private @Nullable String complaint(String path, Kind kind, @Nullable Object value) {
    if (value == null) {
      return required.contains(path) ? "required key not provided" : null;
    }
    boolean fits =
        switch (kind) {
          case TEXT -> value instanceof String;
          case FLAG -> value instanceof Boolean;
          case NUMBER -> value instanceof Number;
          case LIST -> value instanceof List<?>;
          case OBJECT -> value instanceof Json;
        };
    if (!fits) {
      return "\"" + (value instanceof Json ? "object" : value) + "\" is not a valid value";
    }
    List<String> allowed = choices.get(path);
    return allowed == null || allowed.contains(String.valueOf(value))
        ? null
        : "\"" + value + "\" is not one of " + String.join(", ", allowed);
  }
}
