package io.github.bitbucketjdbc.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drops rows that come a second time because the list grew while it was walked: pages are counted
 * by offset, so a new row pushes the last one of a page onto the next. Only the latest rows are
 * remembered; {@link ShrinkingList} sees to it that they are enough.
 */
final class RepeatedRows {
  /** The pages, with the present one, whose rows are remembered in any case. */
  static final int REMEMBERED = 4;

  private final int[] keyPositions;
  private final Set<Object> latest = new LinkedHashSet<>();
  private int longest;
  private int late;
  private int barren;

  RepeatedRows(int[] keyPositions) {
    this.keyPositions = keyPositions;
  }

  /** Returns whether rows can be told apart. */
  boolean knowsKeys() {
    return keyPositions.length > 0;
  }

  /** Returns the rows of the next page that were not there yet. */
  List<@Nullable Object[]> without(List<@Nullable Object[]> rows) {
    if (!knowsKeys()) {
      return rows;
    }
    longest = Math.max(longest, rows.size());
    List<@Nullable Object[]> kept = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      Object key = key(row);
      if (key == null || latest.add(key)) {
        kept.add(row);
      }
    }
    long most = 2L * REMEMBERED * longest + late; // rows may have come and gone unseen
    Iterator<Object> oldest = latest.iterator();
    for (long more = latest.size() - most; more > 0; more--) {
      oldest.next();
      oldest.remove();
    }
    barren = kept.isEmpty() && !rows.isEmpty() ? barren + 1 : 0;
    return kept;
  }

  /** Returns the rows of a page that was read again that were not there yet. */
  List<@Nullable Object[]> missed(List<@Nullable Object[]> rows) {
    List<@Nullable Object[]> kept = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      Object key = key(row);
      if (key != null && latest.add(key)) {
        kept.add(row);
      }
    }
    late += kept.size();
    return kept;
  }

  /**
   * Returns whether two pages in a row brought nothing new: a list that grows by two pages between
   * requests is less likely than a service that ignores the number of the page.
   *
   * @param grown pages by which the list is known to have grown
   */
  boolean circling(long grown) {
    return barren > 1 + grown;
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
