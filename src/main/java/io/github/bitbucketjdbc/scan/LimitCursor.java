package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;

/** Leaves out rows at the start and stops after enough of them, which also stops the paging. */
final class LimitCursor extends StepCursor {
  private long toSkip;
  private long left;

  /** A limit below zero means no limit. */
  LimitCursor(RowCursor rows, long offset, long limit) {
    super(rows);
    this.toSkip = offset;
    this.left = limit < 0 ? Long.MAX_VALUE : limit;
  }

  @Override
  public boolean next() {
    while (toSkip > 0) {
      if (!input().next()) {
        return false;
      }
      toSkip--;
    }
    if (left == 0) {
      close();
      return false;
    }
    left--;
    return input().next();
  }
}
