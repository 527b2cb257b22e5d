package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * Where a result set stands among its rows. Places are counted from 1; place 0 is before the first
 * row, and the place behind the last row is after it.
 */
interface RowWalk {
  /** Moves to the next row and returns whether there is one. */
  boolean next();

  /** Returns the values of the present row. */
  @Nullable Object[] row();

  /** Returns the number of the present row, or 0 outside the rows. */
  long number();

  boolean isBeforeFirst();

  boolean isAfterLast();

  boolean isLast();

  /** Returns whether it can move to any row, and not only to the next. */
  boolean scrolls();

  /** Moves to a place, or behind the last row if that comes first; returns whether on a row. */
  boolean moveTo(long place);

  /** Returns the present place. */
  long place();

  /** Returns the number of the last row, for which all are read. */
  long lastNumber();

  /** Moves to a row that is counted from the end when negative; returns whether there is one. */
  default boolean absolute(long row) {
    return moveTo(row >= 0 ? row : Math.max(0, lastNumber() + 1 + row));
  }

  /** Moves that many rows on, or back when negative; returns whether on a row. */
  default boolean relative(long rows) {
    return moveTo(Math.max(0, place() + rows));
  }

  /** Returns the error of a value that is wanted outside the rows. */
  static BitbucketException offRows(boolean afterLast) {
    return new BitbucketException(
        SqlState.INVALID_CURSOR_STATE,
        afterLast
            ? "The result set is after its last row"
            : "The result set is before its first row; call next() first");
  }
}
