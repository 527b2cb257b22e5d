package io.github.bitbucketjdbc.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drops rows that come a second time because the list grew while it was walked: pages are counted
 * by offset, so a new row pushes the last one of a page onto the next. Only two pages are
 * remembered.
 */
final class RepeatedRows {
  private final int[] keyPositions;
  private Set<Object> previous = Set.of();
  private int barren;

  RepeatedRows(int[] keyPositions) {
    this.keyPositions = keyPositions;
  }

  /** Returns the rows of the next page that were neither on this page nor on the one before. */
  List<@Nullable Object[]> without(List<@Nullable Object[]> rows) {
    if (keyPositions.length == 0) {
      return rows;
    }
    Set<Object> current = new HashSet<>(rows.size() * 2);
    List<@Nullable Object[]> kept = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      Object key = key(row);
      if (key == null || (current.add(key) && !previous.contains(key))) {
        kept.add(row);
      }
    }
    previous = current;
    barren = kept.isEmpty() && !rows.isEmpty() ? barren + 1 : 0;
    return kept;
  }

  /**
   * Returns whether two pages in a row brought nothing new: a list that grows by two pages between
   * requests is less likely than a service that ignores the number of the page.
   */
  boolean circling() {
    return barren > 1;
  }

  /** A key with a missing part says nothing about sameness: people may come without UUID. */
  private @Nullable Object key(@Nullable Object[] row) {
    if (keyPositions.length == 1) {
      return row[keyPositions[0]];
    }
    Object[] key = new Object[keyPositions.length];
    for (int i = 0; i < key.length; i++) {
      Object part = row[keyPositions[i]];
      if (part == null) {
        return null;
      }
      key[i] = part;
    }
    return Arrays.asList(key);
  }
}
