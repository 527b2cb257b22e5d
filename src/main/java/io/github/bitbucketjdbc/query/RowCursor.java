package io.github.bitbucketjdbc.query;

import org.jspecify.annotations.Nullable;

/** The rows of one execution, forward only. Used by one thread at a time. */
public interface RowCursor extends AutoCloseable {
  /**
   * Moves to the next row.
   *
   * @return false when there is none; the cursor has then released everything it held
   */
  boolean next();

  /**
   * Returns the values of the present row. Times come as numbers: TIMESTAMP as {@link Long}
   * milliseconds since 1970 in UTC, DATE as {@link Integer} days since 1970, TIME as {@link
   * Integer} milliseconds of the day. Lists come as {@link java.util.List}, binary strings as
   * {@code byte[]}, everything else as the class JDBC names for its type.
   */
  @Nullable Object[] row();

  /** Stops the requests under way. Closing twice does nothing. */
  @Override
  void close();
}
