package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.plan.Aggregate;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts partial summaries together: rows with the columns of a group and then the aggregates. A
 * summary without groups is one row, even of nothing; a group whose count is 0 is none.
 */
final class SummaryCursor extends StepCursor {
  private final int groupWidth;
  private final List<Aggregate> aggregates;
  private @Nullable Iterator<@Nullable Object[]> groups;
  private @Nullable Object[] current = new Object[0];

  SummaryCursor(RowCursor partial, ScanSpec spec) {
    super(partial);
    this.groupWidth = spec.columns().size();
    this.aggregates = spec.aggregates();
  }

  @Override
  public boolean next() {
    Iterator<@Nullable Object[]> rest = groups;
    if (rest == null) {
      rest = combined().values().iterator();
      groups = rest;
    }
    if (!rest.hasNext()) {
      return false;
    }
    current = rest.next();
    return true;
  }

  private Map<List<@Nullable Object>, @Nullable Object[]> combined() {
    Map<List<@Nullable Object>, @Nullable Object[]> found = new LinkedHashMap<>();
    if (groupWidth == 0) {
      found.put(List.of(), aggregates.stream().map(Aggregate::ofNothing).toArray());
    }
    while (input().next()) {
      @Nullable Object[] row = input().row();
      List<@Nullable Object> group = Arrays.asList(Arrays.copyOf(row, groupWidth));
      @Nullable Object[] before = found.get(group);
      if (before == null) {
        found.put(group, row.clone());
      } else {
        add(before, row);
      }
    }
    int count = aggregates.indexOf(Aggregate.COUNT);
    if (groupWidth > 0 && count >= 0) {
      found.values().removeIf(row -> Long.valueOf(0).equals(row[groupWidth + count]));
    }
    return found;
  }

  private void add(@Nullable Object[] sum, @Nullable Object[] row) {
    for (int i = 0; i < aggregates.size(); i++) {
      int at = groupWidth + i;
      sum[at] = aggregates.get(i).combine(sum[at], row[at]);
    }
  }

  @Override
  public boolean isReady() {
    return groups != null;
  }

  @Override
  public @Nullable Object[] row() {
    return current;
  }
}
