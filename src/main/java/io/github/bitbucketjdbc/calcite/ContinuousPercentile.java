package io.github.bitbucketjdbc.calcite;

/** {@code PERCENTILE_CONT}, as generated code calls it; rows without a value do not count. */
public final class ContinuousPercentile {
  private ContinuousPercentile() {}

  /** Begins a group. */
  public static PercentileValues init() {
    return new PercentileValues();
  }

  /** Adds the value of a row. */
  public static PercentileValues add(
      PercentileValues values, Object value, Object fraction, boolean descending) {
    return values.add(value, (Number) fraction, descending);
  }

  /** Returns the percentile of the group. */
  public static double result(PercentileValues values) {
    return values.continuous();
  }
}
