package io.github.bitbucketjdbc.rest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drops rows that come a second time because the list grew while it was walked: pages are counted
 * by offset, so a new row pushes the last one of a page onto the next. Only the latest pages are
 * remembered.
 */
final class RepeatedRows {
  /** The pages whose rows are remembered, with the present one. */
  static final int REMEMBERED = 4;

  private final int[] keyPositions;
  private final Deque<Set<Object>> pages = new ArrayDeque<>();
  private int barren;

  RepeatedRows(int[] keyPositions) {
    this.keyPositions = keyPositions;
  }

  /** Returns whether rows can be told apart. */
  boolean knowsKeys() {
    return keyPositions.length > 0;
  }

  /** Returns the rows of the next page that are on none of the latest pages. */
  List<@Nullable Object[]> without(List<@Nullable Object[]> rows) {
    if (!knowsKeys()) {
      return rows;
    }
    Set<Object> previous = pages.isEmpty() ? Set.of() : pages.getLast();
    Set<Object> current = new HashSet<>(rows.size() * 2);
    List<@Nullable Object[]> kept = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      Object key = key(row);
      if (key == null || (current.add(key) && !previous.contains(key))) {
        kept.add(row);
      }
    }
    pages.addLast(current);
    if (pages.size() > REMEMBERED) {
      pages.removeFirst();
    }
    barren = kept.isEmpty() && !rows.isEmpty() ? barren + 1 : 0;
    return kept;
  }

  /** Returns the rows of a page that was read again that were on none of the latest pages. */
  List<@Nullable Object[]> missed(List<@Nullable Object[]> rows) {
    List<@Nullable Object[]> kept = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      Object key = key(row);
      if (key != null && pages.stream().noneMatch(p -> p.contains(key))) {
        pages.getLast().add(key);
        kept.add(row);
      }
    }
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
