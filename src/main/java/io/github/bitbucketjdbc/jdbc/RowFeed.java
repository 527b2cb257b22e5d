package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import org.jspecify.annotations.Nullable;

/** Takes rows from a cursor up to a limit. What failed once fails again: an error is no end. */
final class RowFeed {
  private final RowCursor cursor;
  private final Execution execution;
  private final RowLimit limit;
  private long taken;
  private boolean ended;
  private @Nullable RuntimeException failure;

  RowFeed(RowCursor cursor, Execution execution, RowLimit limit) {
    this.cursor = cursor;
    this.execution = execution;
    this.limit = limit;
  }

  /** Returns the next row, in an array that may serve for the one after it; null at the end. */
  @Nullable Object @Nullable [] take() {
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return null;
    }
    try {
      execution.checkActive();
      return limit.isReached(taken) ? cutOff() : read();
    } catch (RuntimeException e) {
      failure = e;
      execution.finish();
      throw e;
    }
  }

  private @Nullable Object @Nullable [] read() {
    if (!cursor.next()) {
      // A cursor that was stopped may end without a word; that is not the end of the result.
      execution.checkActive();
      ended = true;
      cursor.close();
      return null;
    }
    taken++;
    return cursor.row();
  }

  private @Nullable Object @Nullable [] cutOff() {
    ended = true;
    if (!limit.warning().isEmpty()) {
      execution.warn(limit.warning());
    }
    cursor.close();
    execution.finish();
    return null;
  }
}
