package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.RowCursor;

/**
 * Rows that the service sorted. Where it puts rows without the value is not known, so one of them
 * makes the order, and what a limit cuts off, uncertain.
 */
final class SortedCursor extends StepCursor {
  private final int position;
  private final ColumnDef column;

  /** Rows sorted by a column, which stands at a position in them. */
  SortedCursor(RowCursor rows, int position, ColumnDef column) {
    super(rows);
    this.position = position;
    this.column = column;
  }

  @Override
  public boolean next() {
    boolean more = input().next();
    if (more && input().row()[position] == null) {
      throw new BitbucketException(
          SqlState.PROTOCOL_VIOLATION,
          "Bitbucket sorted by "
              + column.name()
              + " and sent a row without it, so the order is not certain; Pushdown=none sorts"
              + " locally");
    }
    return more;
  }
}
