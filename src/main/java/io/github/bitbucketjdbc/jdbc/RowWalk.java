package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import org.jspecify.annotations.Nullable;

/** Where a result set stands: it counts rows, stops at the limit, and can look one row ahead. */
final class RowWalk {
  private final RowCursor cursor;
  private final Execution execution;
  private final RowLimit limit;
  private long fetched;
  private long number;
  private @Nullable Object @Nullable [] current;
  private @Nullable Object @Nullable [] ahead;
  private boolean aheadKnown;
  private boolean ended;
  private boolean afterLast;
  private @Nullable RuntimeException failure;

  RowWalk(RowCursor cursor, Execution execution, RowLimit limit) {
    this.cursor = cursor;
    this.execution = execution;
    this.limit = limit;
  }

  boolean next() {
    if (afterLast) {
      return false;
    }
    current = peek();
    ahead = null;
    aheadKnown = false;
    afterLast = current == null;
    number = afterLast ? 0 : number + 1;
    return !afterLast;
  }

  /** Returns the row that comes next, or null; the present row stays what it is. */
  private @Nullable Object @Nullable [] peek() {
    if (!aheadKnown) {
      ahead = fetch();
      aheadKnown = true;
    }
    return ahead;
  }

  private @Nullable Object @Nullable [] fetch() {
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return null;
    }
    try {
      execution.checkActive();
      return limit.isReached(fetched) ? cutOff() : read();
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
    fetched++;
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

  /** Returns the values of the present row. */
  @Nullable Object[] row() {
    if (current == null) {
      throw new BitbucketException(
          SqlState.INVALID_CURSOR_STATE,
          afterLast
              ? "The result set is after its last row"
              : "The result set is before its first row; call next() first");
    }
    return current;
  }

  boolean isBeforeFirst() {
    return current == null && !afterLast && peek() != null;
  }

  boolean isAfterLast() {
    return afterLast && fetched > 0;
  }

  boolean isLast() {
    if (current == null) {
      return false;
    }
    current = current.clone();
    return peek() == null;
  }

  /** Returns the number of the present row, starting with 1, or 0 outside the rows. */
  long number() {
    return number;
  }
}
