package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.ArrayList;
import java.util.List;

/** The values of one group, of which a percentile is taken. An exact one needs them all. */
public final class PercentileValues {
  private final List<Comparable<Object>> values = new ArrayList<>();
  private double fraction;
  private boolean descending;

  PercentileValues() {}

  @SuppressWarnings("unchecked")
  PercentileValues add(Object value, Number percentile, boolean fromTheEnd) {
    values.add((Comparable<Object>) value);
    fraction = percentile.doubleValue();
    descending = fromTheEnd;
    return this;
  }

  private void sort() {
    if (!Percentiles.isFraction(fraction)) {
      throw new BitbucketException(
          SqlState.DATA_EXCEPTION, "The fraction of a percentile is from 0 to 1, not " + fraction);
    }
    values.sort(
        descending ? java.util.Comparator.reverseOrder() : java.util.Comparator.naturalOrder());
  }

  /** Returns the first value that at least this fraction of the values does not exceed. */
  Object discrete() {
    sort();
    int place = (int) Math.ceil(fraction * values.size());
    return values.get(Math.max(0, place - 1));
  }

  /** Returns the number at this fraction of the way from the first value to the last. */
  double continuous() {
    sort();
    double place = fraction * (values.size() - 1);
    int below = (int) Math.floor(place);
    double low = number(below);
    return below == place ? low : low + (number(below + 1) - low) * (place - below);
  }

  private double number(int index) {
    return ((Number) (Object) values.get(index)).doubleValue();
  }
}
