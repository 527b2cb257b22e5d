package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;
import org.jspecify.annotations.Nullable;

/** One row with the number of rows of another cursor. */
final class CountCursor extends StepCursor {
  private long count;
  private boolean done;

  CountCursor(RowCursor rows) {
    super(rows);
  }

  @Override
  public boolean next() {
    if (done) {
      return false;
    }
    while (input().next()) {
      count++;
    }
    done = true;
    return true;
  }

  @Override
  public boolean isReady() {
    return done;
  }

  @Override
  public @Nullable Object[] row() {
    return new Object[] {count};
  }
}
