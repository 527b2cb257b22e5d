package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import java.util.Optional;

/**
 * An order in which a list can be read so that no row is wanted behind the first that is out of
 * bounds: the newest runs first, for those since yesterday. Only a declared sort by a column that
 * never changes is such an order. Lists that happen to begin with the newest, such as commits, are
 * not: a commit may be older than the one before it.
 *
 * @param order the order
 * @param bound the condition that only rows at the beginning satisfy
 */
public record OrderedStop(ScanSpec.Order order, Comparison bound) {

  /** Looks for a bound among the conditions that the service does not decide. */
  static Optional<OrderedStop> of(ScanSpec spec, Endpoint endpoint, Predicate residual) {
    Optional<OrderedStop> best = Optional.empty();
    for (Predicate p : Predicate.conjuncts(residual)) {
      if (spec.pushdown() && isBound(spec.table(), endpoint, p) && p instanceof Comparison c) {
        OrderedStop stop = new OrderedStop(new ScanSpec.Order(c.column(), isLower(c), false), c);
        // what is recent is asked for more often than what is old
        if (best.isEmpty() || stop.order.descending()) {
          best = Optional.of(stop);
        }
      }
    }
    return best;
  }

  /** Returns whether a condition bounds a list that can be read in the order of its column. */
  static boolean isBound(TableDef table, Endpoint endpoint, Predicate predicate) {
    if (!(predicate instanceof Comparison c) || !endpoint.sorts() || !endpoint.rows().isEmpty()) {
      return false;
    }
    ColumnDef column = table.columns().get(c.column());
    boolean ordered = column.sortable() && column.stable() && column.told();
    return ordered && (isLower(c) || isUpper(c));
  }

  private static boolean isLower(Comparison comparison) {
    return comparison.operator() == ComparisonOperator.GT
        || comparison.operator() == ComparisonOperator.GE;
  }

  private static boolean isUpper(Comparison comparison) {
    return comparison.operator() == ComparisonOperator.LT
        || comparison.operator() == ComparisonOperator.LE;
  }

  /** Returns whether the scan wants its rows in an order by another column. */
  boolean isOrderedOtherwise(ScanSpec spec) {
    return spec.order().stream().anyMatch(o -> o.column() != order.column());
  }

  /** Returns whether rows in this order are in the order that the scan wants. */
  boolean satisfies(ScanSpec spec) {
    return spec.order().size() == 1
        && !isOrderedOtherwise(spec)
        && spec.order().get(0).descending() == order.descending();
  }

  /** Returns the order as the service writes it. */
  String sort(TableDef table) {
    return (order.descending() ? "-" : "") + table.columns().get(order.column()).field();
  }
}
