package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.query.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the service sorted. Where it puts rows without the value is not known, so one of them
 * makes the order, and what a limit cuts off, uncertain. So does a list that changes while it is
 * read.
 */
final class SortedCursor extends StepCursor {
  private final ScanSpec.Order order;
  private final int position;
  private final ColumnDef column;
  private @Nullable Object last;

  /** Rows sorted by a column, which stands at a position in them. */
  SortedCursor(RowCursor rows, ScanSpec.Order order, int position, ColumnDef column) {
    super(rows);
    this.order = order;
    this.position = position;
    this.column = column;
  }

  @Override
  public boolean next() {
    if (!input().next()) {
      return false;
    }
    Object value = input().row()[position];
    if (value == null) {
      throw new BitbucketException(
          SqlState.PROTOCOL_VIOLATION,
          "Bitbucket sorted by "
              + column.name()
              + " and sent a row without it, so the order is not certain; Pushdown=none sorts"
              + " locally");
    }
    if (last != null && order.compare(last, value) > 0) {
      throw new BitbucketException(
          SqlState.SERIALIZATION_FAILURE,
          "Bitbucket sorted by "
              + column.name()
              + " and sent a row that belongs before another, perhaps because the list changed; run"
              + " the statement again, or with Pushdown=none, which sorts locally");
    }
    last = value;
    return true;
  }
}
