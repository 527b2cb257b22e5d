package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.plan.RowOrder;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The rows of another cursor in order; with a limit only as many as that are kept in memory. */
final class SortCursor extends StepCursor {
  private static final int MOST_IN_QUEUE = 100_000;

  private final Comparator<@Nullable Object[]> order;
  private final long wanted;
  private @Nullable ListCursor sorted;

  /** A wanted number below zero means all rows. */
  SortCursor(RowCursor rows, RowOrder order, long wanted) {
    super(rows);
    this.order = order;
    this.wanted = wanted;
  }

  @Override
  public boolean next() {
    if (sorted == null) {
      sorted = new ListCursor(read());
    }
    return sorted.next();
  }

  private List<@Nullable Object[]> read() {
    if (wanted >= 0 && wanted <= MOST_IN_QUEUE) {
      return smallest((int) wanted);
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    while (input().next()) {
      rows.add(input().row());
    }
    rows.sort(order);
    return rows;
  }

  private List<@Nullable Object[]> smallest(int count) {
    PriorityQueue<@Nullable Object[]> largestFirst =
        new PriorityQueue<>(Math.max(1, count), order.reversed());
    while (count > 0 && input().next()) {
      largestFirst.add(input().row());
      if (largestFirst.size() > count) {
        largestFirst.poll();
      }
    }
    List<@Nullable Object[]> rows = new ArrayList<>(largestFirst);
    rows.sort(order);
    return rows;
  }

  @Override
  public boolean isReady() {
    return sorted != null;
  }

  @Override
  public @Nullable Object[] row() {
    return sorted == null ? new Object[0] : sorted.row();
  }
}
