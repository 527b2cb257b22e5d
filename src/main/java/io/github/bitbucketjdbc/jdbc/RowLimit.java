package io.github.bitbucketjdbc.jdbc;

/**
 * The most rows a result gives.
 *
 * @param rows the limit, 0 for none
 * @param warning what to say when it cuts a result, or "" when nobody needs to be told
 */
record RowLimit(long rows, String warning) {
  static final RowLimit NONE = new RowLimit(0, "");

  /** The limit of the connection property, which a user may have forgotten. */
  static RowLimit ofProperty(long rows) {
    return new RowLimit(
        rows,
        "The result was cut after "
            + rows
            + " rows, the value of the connection property MaxRows; there may be more");
  }

  /** The limit that a statement was given, whose effect JDBC wants to be silent. */
  static RowLimit ofStatement(long rows) {
    return new RowLimit(rows, "");
  }

  boolean isReached(long count) {
    return rows > 0 && count >= rows;
  }
}
