package io.github.bitbucketjdbc.plan;

import org.jspecify.annotations.Nullable;

/**
 * One value about the rows of a group, of a kind that can be put together from parts.
 *
 * @param function what is made of the rows
 * @param column the column it is made of, by its position in the table's definition; -1 for none
 * @param condition which rows of the group it is made of
 */
public record Aggregate(Function function, int column, Predicate condition) {
  /** The number of rows. */
  public static final Aggregate COUNT = new Aggregate(Function.COUNT, -1, Predicate.TRUE);

  /** What is made of the rows. */
  public enum Function {
    /** Their number, a {@code Long}. */
    COUNT,
    /** The smallest value of a column, or null of none. */
    MIN,
    /** The largest value of a column, or null of none. */
    MAX
  }

  /** Returns whether it is made of all rows of a group. */
  public boolean isOfAll() {
    return condition.equals(Predicate.TRUE);
  }

  /** Returns this aggregate of the rows that satisfy another condition. */
  public Aggregate where(Predicate other) {
    return new Aggregate(function, column, other);
  }

  /** Returns the value of no rows. */
  public @Nullable Object ofNothing() {
    return function == Function.COUNT ? (Object) 0L : null;
  }

  /** Puts the values of two parts together. */
  public @Nullable Object combine(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return switch (function) {
      case COUNT -> (Long) one + (Long) other;
      case MIN -> RowFilter.compare(one, other) <= 0 ? one : other;
      case MAX -> RowFilter.compare(one, other) >= 0 ? one : other;
    };
  }
}
