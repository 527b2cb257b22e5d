package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The values of one group, of which a percentile is taken. An exact one needs them all. */
public final class PercentileValues {
  private final List<Comparable<Object>> values = new ArrayList<>();
  private BigDecimal fraction = BigDecimal.ZERO;
  private boolean descending;

  PercentileValues() {}

  @SuppressWarnings("unchecked")
  PercentileValues add(Object value, Number percentile, boolean fromTheEnd) {
    values.add((Comparable<Object>) value);
    // As it is written: 0.07 of a hundred is 7, which binary fractions round up to 8.
    fraction = new BigDecimal(percentile.toString());
    descending = fromTheEnd;
    return this;
  }

  private void sort() {
    if (!Percentiles.isFraction(fraction.doubleValue())) {
      throw new BitbucketException(
          SqlState.DATA_EXCEPTION, "The fraction of a percentile is from 0 to 1, not " + fraction);
    }
    values.sort(descending ? Comparator.reverseOrder() : Comparator.naturalOrder());
  }

  /** Returns the first value that at least this fraction of the values does not exceed. */
  Object discrete() {
    sort();
    int place =
        fraction
            .multiply(BigDecimal.valueOf(values.size()))
            .setScale(0, RoundingMode.CEILING)
            .intValue();
    return values.get(Math.max(0, place - 1));
  }

  /** Returns the number at this fraction of the way from the first value to the last. */
  double continuous() {
    sort();
    BigDecimal place = fraction.multiply(BigDecimal.valueOf(values.size() - 1L));
    int below = place.intValue();
    double between = place.subtract(BigDecimal.valueOf(below)).doubleValue();
    double low = number(below);
    return between == 0 ? low : low + (number(below + 1) - low) * between;
  }

  private double number(int index) {
    return ((Number) (Object) values.get(index)).doubleValue();
  }
}
