package io.github.bitbucketjdbc.plan;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The order of rows that ORDER BY asks for, as Calcite would sort them. */
public final class RowOrder implements Comparator<@Nullable Object[]> {
  private final List<ScanSpec.Order> keys;
  private final int[] positions;

  /**
   * An order.
   *
   * @param positions where a column of the table stands in the rows
   */
  public RowOrder(List<ScanSpec.Order> keys, IntUnaryOperator positions) {
    this.keys = List.copyOf(keys);
    this.positions = keys.stream().mapToInt(k -> positions.applyAsInt(k.column())).toArray();
  }

  @Override
  public int compare(@Nullable Object[] left, @Nullable Object[] right) {
    for (int i = 0; i < positions.length; i++) {
      int difference = keys.get(i).compare(left[positions[i]], right[positions[i]]);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }
}
