package io.github.bitbucketjdbc.differential;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query and what its result must agree in.
 *
 * @param sql the query
 * @param unlimited the query without its limit, when the limit leaves a choice of rows
 * @param orderKeys the output columns by which rows are ordered
 * @param total whether the order leaves no choice, so that rows agree one by one
 * @param showsHidden whether a condition shows the rows that are hidden otherwise
 */
record TestQuery(
    Sql sql, @Nullable Sql unlimited, List<Integer> orderKeys, boolean total, boolean showsHidden) {
  /** Copies the list. */
  TestQuery {
    orderKeys = List.copyOf(orderKeys);
  }

  /** Returns the query for H2. */
  String forReference() {
    return sql.forReference(showsHidden);
  }
}
