package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;
import org.jspecify.annotations.Nullable;

/** One row with the sum of the counts of several parts. */
final class SumCursor extends StepCursor {
  private long sum;
  private boolean done;

  SumCursor(RowCursor counts) {
    super(counts);
  }

  @Override
  public boolean next() {
    if (done) {
      return false;
    }
    while (input().next()) {
      if (input().row()[0] instanceof Long count) {
        sum += count;
      }
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
    return new Object[] {sum};
  }
}
