package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The declaration of a collection that is small enough to be made as a whole: a list in the order
 * of its rows, and each row by one of its fields.
 */
final class SmallCollection {
  private final String template;
  private final String scope;
  private final Function<Call, List<Json>> rows;

  SmallCollection(String template, String scope, Function<Call, List<Json>> rows) {
    this.template = template;
    this.scope = scope;
    this.rows = rows;
  }

  Listing listing() {
    return new Listing(template, scope, call -> Rows.of(rows.apply(call))).inOrder();
  }

  /** The rows one by one, found by a field that may lie inside another one. */
  Route one(String... field) {
    return Route.object(template + "/{one}", scope, call -> find(call, field));
  }

  private Json find(Call call, String... field) {
    String wanted = call.variable("one");
    return rows.apply(call).stream()
        .filter(row -> Objects.toString(row.at(field)).equals(wanted))
        .findFirst()
        .orElseThrow(() -> ApiError.notFound("There is no " + wanted));
  }
}
