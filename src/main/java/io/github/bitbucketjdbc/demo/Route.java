package io.github.bitbucketjdbc.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A path with variables and what answers it. {@code {name}} stands for one segment, {@code
 * {name...}} for all that follow: ref names contain slashes, which clients send raw or as {@code
 * %2F}.
 */
record Route(
    String method,
    List<String> segments,
    String scope,
    boolean takesApiTokens,
    Function<Call, Answer> handler,
    @Nullable Listing listing,
    @Nullable Function<Call, Json> object) {
  private static final String ANY = "*";

  Route(String method, String template, String scope, Function<Call, Answer> handler) {
    this(method, Place.segments(template), scope, true, handler, null, null);
  }

  /** A route to a collection. */
  static Route list(String template, String scope, Listing listing) {
    return new Route(
        "GET", Place.segments(template), scope, true, new Pager(listing)::serve, listing, null);
  }

  /** A route to a single object, which always shows its fields in full. */
  static Route object(String template, String scope, Function<Call, Json> object) {
    Function<Call, Json> current = call -> Place.of(call, template).one(call, object);
    return new Route(
        "GET",
        Place.segments(template),
        scope,
        true,
        call -> Answer.json(200, current.apply(call), call.fields()),
        null,
        object);
  }

  /** A route to a single object that knows by itself what was written. */
  static Route derived(String template, String scope, Function<Call, Json> object) {
    return new Route(
        "GET", template, scope, call -> Answer.json(200, object.apply(call), call.fields()));
  }

  /** A route to something that is gone for every method. */
  static Route retired(String template, Function<Call, Answer> handler) {
    return new Route(ANY, template, "", handler);
  }

  /** A few resources refuse API tokens, whatever their scopes. */
  Route withoutApiTokens() {
    return new Route(method, segments, scope, false, handler, listing, object);
  }

  boolean takes(String wanted) {
    return method.equals(ANY) || method.equals(wanted);
  }

  /** The variables of a path, or null when it is not of this route. */
  @Nullable Map<String, String> match(List<String> path) {
    if (path.size() < segments.size()) {
      return null;
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.endsWith("...}")) {
        String rest = String.join("/", path.subList(i, path.size()));
        variables.put(segment.substring(1, segment.length() - 4), rest);
        return variables;
      }
      if (segment.startsWith("{")) {
        variables.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return null;
      }
    }
    return path.size() == segments.size() ? variables : null;
  }
}
