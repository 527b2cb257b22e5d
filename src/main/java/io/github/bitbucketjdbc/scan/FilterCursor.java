package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.plan.RowFilter;
import io.github.bitbucketjdbc.query.RowCursor;

/** The rows of another cursor that satisfy a condition. */
final class FilterCursor extends StepCursor {
  private final RowFilter filter;

  FilterCursor(RowCursor rows, RowFilter filter) {
    super(rows);
    this.filter = filter;
  }

  @Override
  public boolean next() {
    while (input().next()) {
      if (filter.accepts(input().row())) {
        return true;
      }
    }
    return false;
  }
}
