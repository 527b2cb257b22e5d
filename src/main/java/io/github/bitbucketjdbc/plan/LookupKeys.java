package io.github.bitbucketjdbc.plan;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes conditions of the key values that one side of a join supplies to the other. */
public final class LookupKeys {
  private LookupKeys() {}

  /**
   * Returns the condition that the columns together are one of the tuples.
   *
   * @param columns positions in the table's definition
   * @param tuples values for them, without NULLs
   */
  public static Predicate predicate(List<Integer> columns, Collection<List<Object>> tuples) {
    return predicate(columns, tuples, Set.of());
  }

  /** Returns the condition without the columns that are known to agree already. */
  static Predicate predicate(
      List<Integer> columns, Collection<List<Object>> tuples, Set<Integer> known) {
    int[] open =
        IntStream.range(0, columns.size()).filter(i -> !known.contains(columns.get(i))).toArray();
    if (tuples.isEmpty()) {
      return Predicate.FALSE;
    }
    if (open.length == 0) {
      return Predicate.TRUE;
    }
    if (open.length == 1) {
      Set<Operand> values = new LinkedHashSet<>();
      tuples.forEach(t -> values.add(Operand.literal(t.get(open[0]))));
      return new Predicate.In(columns.get(open[0]), List.copyOf(values), false);
    }
    Set<List<Object>> narrowed = new LinkedHashSet<>();
    tuples.forEach(t -> narrowed.add(IntStream.of(open).mapToObj(t::get).toList()));
    return new Predicate.TupleIn(
        IntStream.of(open).mapToObj(columns::get).toList(), List.copyOf(narrowed));
  }
}
