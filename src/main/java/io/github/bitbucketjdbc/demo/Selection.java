package io.github.bitbucketjdbc.demo;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a collection are in the result, and in which order. A range takes no memory however
 * long it is.
 */
record Selection(int from, int size, int @Nullable [] rows, Order order, Scramble scramble) {

  /** How positions in the result map to positions in the range or list. */
  enum Order {
    FORWARD,
    BACKWARD,
    /** Fixed but arbitrary: page-numbered lists promise no order unless {@code sort} is sent. */
    SCRAMBLED
  }

  static Selection range(int from, int to, Order order) {
    int size = Math.max(0, to - from);
    return new Selection(from, size, null, order, Scramble.of(size));
  }

  static Selection of(int[] rows, Order order) {
    return new Selection(0, rows.length, rows, order, Scramble.of(rows.length));
  }

  int row(int position) {
    int at =
        switch (order) {
          case FORWARD -> position;
          case BACKWARD -> size - 1 - position;
          case SCRAMBLED -> scramble.apply(position);
        };
    return rows == null ? from + at : rows[at];
  }
}
