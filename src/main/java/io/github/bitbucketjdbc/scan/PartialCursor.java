package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.plan.Aggregate;
import io.github.bitbucketjdbc.plan.RowFilter;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as summaries of one row each. */
final class PartialCursor extends StepCursor {
  private static final int COUNTED = -1;

  private final int[] positions;
  private final List<RowFilter> conditions;
  private final List<Aggregate> aggregates;

  /**
   * A cursor.
   *
   * @param columns the columns of the rows, by position in the table's definition
   */
  PartialCursor(RowCursor rows, ScanSpec spec, List<Integer> columns) {
    super(rows);
    int groups = spec.columns().size();
    this.aggregates = spec.aggregates();
    this.conditions =
        aggregates.stream().map(a -> RowFilter.of(a.condition(), columns::indexOf)).toList();
    this.positions = new int[groups + spec.aggregates().size()];
    for (int i = 0; i < positions.length; i++) {
      if (i < groups) {
        positions[i] = columns.indexOf(spec.columns().get(i));
      } else {
        Aggregate aggregate = spec.aggregates().get(i - groups);
        positions[i] =
            aggregate.function() == Aggregate.Function.COUNT
                ? COUNTED
                : columns.indexOf(aggregate.column());
      }
    }
  }

  @Override
  public boolean next() {
    return input().next();
  }

  @Override
  public @Nullable Object[] row() {
    @Nullable Object[] row = input().row();
    @Nullable Object[] partial = new @Nullable Object[positions.length];
    for (int i = 0; i < positions.length; i++) {
      int aggregate = i - (positions.length - aggregates.size());
      boolean counts = aggregate < 0 || conditions.get(aggregate).accepts(row);
      Object value = positions[i] == COUNTED ? (Object) 1L : row[positions[i]];
      partial[i] = counts ? value : aggregates.get(aggregate).ofNothing();
    }
    return partial;
  }
}
