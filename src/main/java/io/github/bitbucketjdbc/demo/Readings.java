package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a collection that takes writes are read.
 *
 * @param item the path of a row
 * @param object the way to a single row, where there is one
 */
record Readings(
    String item, Identity identity, Listing listing, @Nullable Function<Call, Json> object) {
  /** The routes that belong to a collection; without one to a row, its path is as given. */
  static Readings of(String template, String item, Identity identity, List<Route> routes) {
    List<String> segments = Place.segments(template);
    int length = segments.size();
    Listing listing = null;
    Readings found = null;
    for (Route route : routes) {
      List<String> path = route.segments();
      if (route.listing() != null && path.equals(segments)) {
        listing = route.listing();
      }
    }
    Listing list = Objects.requireNonNull(listing, template);
    for (Route route : routes) {
      List<String> path = route.segments();
      boolean below = path.size() == length + 1 && path.subList(0, length).equals(segments);
      if (below && route.object() != null && path.get(length).startsWith("{")) {
        found = new Readings(template + "/" + path.get(length), identity, list, route.object());
      }
    }
    return found == null ? new Readings(item, identity, list, null) : found;
  }

  /** The rows as they are now. */
  Rows rows(Call call) {
    return listing.rows(call);
  }

  /** The rows as they were before anything was written. */
  Rows computed(Call call) {
    return listing.computed(call);
  }

  /** Throws when one of the rows has the same value of a member as a new one. */
  void checkUnique(Rows rows, String path, Json row) {
    String[] steps = path.split("\\.");
    Object value = row.at(steps);
    for (int i = 0; i < rows.size(); i++) {
      if (Objects.equals(rows.row(i).at(steps), value)) {
        throw ApiError.conflict("There is already one with the " + path + " " + value);
      }
    }
  }

  /** What the path of a call says of a row. */
  String wanted(Call call) {
    return call.variable(item.substring(item.lastIndexOf('/') + 1).replaceAll("[{}.]", ""));
  }

  /** The row that the path of a call names, in full where a route shows it so; or null. */
  @Nullable Json find(Call call) {
    Rows rows = rows(call);
    if (object != null) {
      try {
        return Place.of(call, item).one(call, object);
      } catch (ApiError missing) {
        if (missing.answer().status() != 404) {
          throw missing;
        }
      }
    }
    String wanted = wanted(call);
    for (int i = 0; i < rows.size(); i++) {
      if (identity.matches(rows.row(i), wanted)) {
        return rows.row(i);
      }
    }
    return null;
  }
}
