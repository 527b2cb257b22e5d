package io.github.bitbucketjdbc.calcite;

/** {@code PERCENTILE_DISC}, as generated code calls it. */
public final class DiscretePercentile extends Percentile {
  private DiscretePercentile() {}

  /** Returns the percentile of the group. */
  public static Object result(PercentileValues values) {
    return values.discrete();
  }
}
