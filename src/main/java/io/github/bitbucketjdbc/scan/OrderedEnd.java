package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.plan.OrderedStop;
import io.github.bitbucketjdbc.plan.RowFilter;
import io.github.bitbucketjdbc.plan.RowOrder;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells after which page no row is wanted any more, of pages in the order of a bounded column.
 * Pages that turn out to be in no order are all read.
 */
final class OrderedEnd implements Predicate<List<@Nullable Object[]>> {
  private final RowOrder order;
  private final RowFilter bound;
  private final int position;
  private @Nullable Object @Nullable [] last;
  private boolean ordered = true;

  OrderedEnd(OrderedStop stop, IntUnaryOperator positions) {
    this.order = new RowOrder(List.of(stop.order()), positions);
    this.bound = RowFilter.of(stop.bound(), positions);
    this.position = positions.applyAsInt(stop.order().column());
  }

  @Override
  public boolean test(List<@Nullable Object[]> page) {
    for (@Nullable Object[] row : page) {
      ordered &= row[position] != null && (last == null || order.compare(last, row) <= 0);
      last = row;
    }
    return ordered && last != null && !bound.accepts(last);
  }
}
