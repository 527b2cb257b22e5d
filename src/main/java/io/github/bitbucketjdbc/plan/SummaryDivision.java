package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import io.github.bitbucketjdbc.plan.Predicate.In;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers of rows that divide a list among them: the open and the merged ones of those that are
 * open or merged. One of them is what the others leave of the list's size.
 */
public final class SummaryDivision {
  private SummaryDivision() {}

  /** The values of a column that satisfy a condition about nothing else. */
  private record Values(int column, Set<Object> values) {}

  /** Returns the parts that have to be asked for. */
  static List<SummaryPart> needed(ScanSpec spec, List<SummaryPart> parts) {
    Optional<SummaryPart> last =
        parts.stream().filter(p -> p.scan().isCount()).reduce((before, after) -> after);
    return last.isPresent() && isComplete(spec)
        ? parts.stream().filter(p -> p != last.get()).toList()
        : parts;
  }

  /** Returns whether every row of a scan is counted by one of its numbers, and by no other. */
  private static boolean isComplete(ScanSpec spec) {
    List<Predicate> conditions =
        spec.aggregates().stream()
            .filter(SummaryDivision::isNumber)
            .map(Aggregate::condition)
            .distinct()
            .toList();
    Optional<Values> first = conditions.stream().findFirst().flatMap(SummaryDivision::values);
    if (conditions.size() < 2 || first.isEmpty()) {
      return false;
    }
    Set<Object> all = new HashSet<>();
    for (Predicate condition : conditions) {
      Optional<Values> own = values(condition).filter(v -> v.column() == first.get().column());
      if (own.isEmpty() || own.get().values().stream().anyMatch(all::contains)) {
        return false;
      }
      all.addAll(own.get().values());
    }
    Values divided = new Values(first.get().column(), all);
    return Predicate.conjuncts(spec.filter()).stream()
        .anyMatch(p -> values(p).equals(Optional.of(divided)));
  }

  private static Optional<Values> values(Predicate predicate) {
    if (predicate instanceof Comparison c && c.operator() == ComparisonOperator.EQ) {
      return values(c.column(), List.of(c.operand()));
    }
    return predicate instanceof In i && !i.negated()
        ? values(i.column(), i.operands())
        : Optional.empty();
  }

  /** Only of texts and flags it is certain that different objects are different values. */
  private static Optional<Values> values(int column, List<Operand> operands) {
    Set<Object> values = new HashSet<>();
    for (Operand o : operands) {
      if (!(o.value() instanceof String) && !(o.value() instanceof Boolean)) {
        return Optional.empty();
      }
      values.add(o.value());
    }
    return Optional.of(new Values(column, values));
  }

  /** Returns whether an aggregate is the number of those rows that satisfy a condition. */
  public static boolean isNumber(Aggregate aggregate) {
    return aggregate.function() == Aggregate.Function.COUNT
        && !aggregate.isOfAll()
        && !aggregate.condition().equals(Predicate.FALSE);
  }
}
