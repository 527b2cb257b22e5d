package io.github.bitbucketjdbc.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Filters and sorts collections, remembering the row numbers of the latest results. Rows themselves
 * are never kept, and the memory for the numbers is bounded.
 */
final class Selections {
  private static final int MOST_ROWS = 6_000_000;

  private final Map<String, Remembered> latest = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * The rows that meet a condition.
   *
   * @param name tells collections and conditions apart
   * @param sort the field to sort by, or null for the collection's own order
   */
  Selection select(
      Rows rows,
      Listing listing,
      String name,
      @Nullable Expression condition,
      @Nullable Field sort,
      boolean descending) {
    Narrowing range = new Narrowing(rows, listing.growing(), condition);
    Expression rest = range.rest();
    boolean asCreated = sort == null || listing.growing().contains(sort.name());
    Selection.Order order =
        sort == null
            ? listing.order()
            : descending ? Selection.Order.BACKWARD : Selection.Order.FORWARD;
    if (asCreated && rest == null) {
      return Selection.range(range.from(), range.to(), order);
    }
    String key = name + '\n' + (asCreated ? "" : sort.name() + descending);
    if (asCreated) {
      return Selection.of(remember(key, () -> matches(rows, range)), order);
    }
    Field by = Objects.requireNonNull(sort);
    return Selection.of(
        remember(key, () -> sorted(rows, matches(rows, range), by, descending)),
        Selection.Order.FORWARD);
  }

  private static int[] matches(Rows rows, Narrowing range) {
    Expression rest = range.rest();
    IntStream candidates = IntStream.range(range.from(), range.to());
    return rest == null
        ? candidates.toArray()
        : candidates.parallel().filter(index -> rest.test(rows.row(index))).toArray();
  }

  /** Ties keep the arbitrary order of an unsorted list, so no client may build on them. */
  private static int[] sorted(Rows rows, int[] matches, Field field, boolean descending) {
    @Nullable Comparable<?>[] keys = new Comparable<?>[matches.length];
    Integer[] order = new Integer[matches.length];
    Scramble scramble = Scramble.of(matches.length);
    for (int i = 0; i < matches.length; i++) {
      int position = scramble.apply(i);
      order[i] = position;
      keys[position] = field.sortKey(rows.row(matches[position]));
    }
    Comparator<Integer> byKey =
        Comparator.comparing(
            position -> keys[position],
            Comparator.nullsFirst((a, b) -> field.type().compareForSort(a, b)));
    Arrays.sort(order, descending ? byKey.reversed() : byKey);
    int[] sorted = new int[matches.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = matches[order[i]];
    }
    return sorted;
  }

  private int[] remember(String key, Supplier<int[]> computation) {
    Remembered entry;
    synchronized (latest) {
      entry = latest.computeIfAbsent(key, unused -> new Remembered());
    }
    int[] rows = entry.get(computation);
    synchronized (latest) {
      forget(entry);
    }
    return rows;
  }

  private void forget(Remembered except) {
    long total = latest.values().stream().mapToLong(Remembered::weight).sum();
    Iterator<Remembered> oldest = latest.values().iterator();
    while (total > MOST_ROWS && oldest.hasNext()) {
      Remembered entry = oldest.next();
      if (entry != except) {
        total -= entry.weight();
        oldest.remove();
      }
    }
  }

  /** A result that is computed once even when several requests want it at the same time. */
  private static final class Remembered {
    private int @Nullable [] rows;
    private volatile int weight = 64;

    synchronized int[] get(Supplier<int[]> computation) {
      int[] known = rows;
      if (known == null) {
        known = computation.get();
        rows = known;
        weight = 64 + known.length;
      }
      return known;
    }

    int weight() {
      return weight;
    }
  }
}
