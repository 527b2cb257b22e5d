package io.github.bitbucketjdbc.calcite;

/** How generated code gathers the values of a group; rows without a value do not count. */
public abstract class Percentile {
  /** Only for what says which value it is. */
  protected Percentile() {}

  /** Begins a group. */
  public static PercentileValues init() {
    return new PercentileValues();
  }

  /** Adds the value of a row. */
  public static PercentileValues add(
      PercentileValues values, Object value, Object fraction, boolean descending) {
    return values.add(value, (Number) fraction, descending);
  }
}
