package io.github.bitbucketjdbc.catalog;

/** Where the value of a column comes from. */
public enum Source {
  /** A field of the row's JSON object. */
  ROW,
  /** A field of the object in which the row's object is an element of a list. */
  OUTER,
  /** The value with which the request was made, such as the key of a parent. */
  REQUEST,
  /** Nowhere: the column can be set, and the service never tells its value. */
  WRITTEN,
  /** A field of the single object, which costs one more request a row. */
  DETAIL;

  /** Returns whether the value stands in an answer. */
  public boolean isAnswered() {
    return this == ROW || this == OUTER || this == DETAIL;
  }
}
