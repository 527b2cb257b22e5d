package io.github.bitbucketjdbc.calcite;

/** {@code PERCENTILE_CONT}, as generated code calls it. */
public final class ContinuousPercentile extends Percentile {
  private ContinuousPercentile() {}

  /** Returns the percentile of the group. */
  public static double result(PercentileValues values) {
    return values.continuous();
  }
}
