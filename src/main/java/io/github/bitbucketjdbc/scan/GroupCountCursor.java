package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up counts that are for the same repository or project; one without rows has no group. */
final class GroupCountCursor extends StepCursor {
  private @Nullable Iterator<Map.Entry<Object, Long>> groups;
  private @Nullable Object[] current = new Object[0];

  GroupCountCursor(RowCursor counts) {
    super(counts);
  }

  @Override
  public boolean next() {
    Iterator<Map.Entry<Object, Long>> rest = groups;
    if (rest == null) {
      rest = sums().entrySet().iterator();
      groups = rest;
    }
    if (!rest.hasNext()) {
      return false;
    }
    Map.Entry<Object, Long> group = rest.next();
    current = new Object[] {group.getKey(), group.getValue()};
    return true;
  }

  private Map<Object, Long> sums() {
    Map<Object, Long> sums = new LinkedHashMap<>();
    while (input().next()) {
      @Nullable Object[] row = input().row();
      if (row[0] != null && row[1] instanceof Long count && count > 0) {
        sums.merge(row[0], count, Long::sum);
      }
    }
    return sums;
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
