package io.github.bitbucketjdbc.demo;

import io.github.bitbucketjdbc.demo.Expression.And;
import io.github.bitbucketjdbc.demo.Expression.Comparison;
import io.github.bitbucketjdbc.demo.Expression.Operator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns comparisons on fields that grow with the row number into a range of rows by binary search,
 * so that walking a million rows by {@code created_on} does not scan them for every step.
 */
final class Narrowing {
  private final Rows rows;
  private final Set<String> growing;
  private int from;
  private int to;
  private @Nullable Expression rest;

  Narrowing(Rows rows, Set<String> growing, @Nullable Expression condition) {
    this.rows = rows;
    this.growing = growing;
    this.to = rows.size();
    if (condition != null) {
      split(condition);
    }
  }

  int from() {
    return from;
  }

  int to() {
    return Math.max(from, to);
  }

  /** What is left to test row by row; null when the range says it all. */
  @Nullable Expression rest() {
    return rest;
  }

  private void split(Expression condition) {
    if (condition instanceof And and) {
      split(and.left());
      split(and.right());
    } else if (condition instanceof Comparison comparison && narrows(comparison)) {
      narrow(comparison);
    } else {
      rest = rest == null ? condition : new And(rest, condition);
    }
  }

  private boolean narrows(Comparison comparison) {
    return growing.contains(comparison.field().name())
        && !comparison.negated()
        && comparison.operator() != Operator.CONTAINS
        && comparison.keys().size() == 1
        && comparison.keys().get(0) != null;
  }

  private void narrow(Comparison comparison) {
    Operator operator = comparison.operator();
    if (operator == Operator.GREATER
        || operator == Operator.GREATER_OR_EQUAL
        || operator == Operator.EQUAL) {
      from = Math.max(from, firstAt(comparison, operator == Operator.GREATER));
    }
    if (operator == Operator.LESS
        || operator == Operator.LESS_OR_EQUAL
        || operator == Operator.EQUAL) {
      to = Math.min(to, firstAt(comparison, operator != Operator.LESS));
    }
  }

  /** The first row whose value reaches the literal, or passes it when {@code beyond}. */
  private int firstAt(Comparison comparison, boolean beyond) {
    Operator reached = beyond ? Operator.GREATER : Operator.GREATER_OR_EQUAL;
    Field field = comparison.field();
    Expression test = new Comparison(field, reached, comparison.keys(), false);
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (test.test(rows.row(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
