package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import io.github.bitbucketjdbc.plan.Predicate.In;
import io.github.bitbucketjdbc.plan.Predicate.TupleIn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that equalities in a condition leave to columns: what addresses can be made of. */
final class KeyConstraints {
  private final Map<Integer, Set<Object>> values = new LinkedHashMap<>();
  private @Nullable TupleIn tuples;

  private final TableDef table;

  private KeyConstraints(TableDef table) {
    this.table = table;
  }

  static KeyConstraints of(ScanSpec spec) {
    KeyConstraints found = new KeyConstraints(spec.table());
    for (Predicate p : Predicate.conjuncts(spec.filter())) {
      if (p instanceof Comparison c && c.operator() == ComparisonOperator.EQ) {
        found.restrict(spec, c.column(), List.of(c.operand()));
      } else if (p instanceof In i && !i.negated()) {
        found.restrict(spec, i.column(), i.operands());
      } else if (p instanceof TupleIn t && found.tuples == null) {
        found.tuples = t;
      }
    }
    found.close(spec.table());
    return found;
  }

  /** Leaves to a key of the request whose values are all known only those. */
  private void close(TableDef table) {
    for (int i = 0; i < table.columns().size(); i++) {
      ColumnDef column = table.columns().get(i);
      if (column.source() != Source.REQUEST || column.values().isEmpty()) {
        continue;
      }
      Set<Object> own = values.computeIfAbsent(i, c -> new LinkedHashSet<>(column.values()));
      own.removeIf(v -> !(v instanceof Placeholder) && !column.values().contains(v.toString()));
    }
  }

  private void restrict(ScanSpec spec, int column, List<Operand> operands) {
    ColumnDef def = spec.table().columns().get(column);
    Set<Object> allowed = new LinkedHashSet<>();
    for (Operand o : operands) {
      keyValue(def, o).ifPresent(allowed::add);
    }
    values.merge(
        column,
        allowed,
        (before, now) -> {
          Set<Object> both = new LinkedHashSet<>(before);
          both.retainAll(now);
          return both;
        });
  }

  /** Returns the value as a part of an address, or empty when no row can have it. */
  private static Optional<Object> keyValue(ColumnDef column, Operand operand) {
    Object value = operand.value();
    if (!operand.isBound() || value == null) {
      return Optional.of(Placeholder.of(column));
    }
    if (column.type() == ColumnType.BIGINT || column.type() == ColumnType.INTEGER) {
      return integral(value);
    }
    String text = value.toString();
    boolean impossible = text.isEmpty() || text.equals(".") || text.equals("..");
    return impossible || !column.mayBe(text) ? Optional.empty() : Optional.of(value);
  }

  private static Optional<Object> integral(Object value) {
    try {
      return Optional.of(new BigDecimal(value.toString()).longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** Returns the values left to a column, or null when any value may be there. */
  @Nullable Set<Object> valuesOf(int column) {
    return values.get(column);
  }

  /** Returns the tuples that a lookup join asks for, or null. */
  @Nullable TupleIn tuples() {
    return tuples;
  }

  /** Returns whether a column has only certain values. */
  boolean isConstrained(int column) {
    return values.containsKey(column) || (tuples != null && tuples.columns().contains(column));
  }

  /** Returns how many combinations the columns have, all of which are constrained. */
  long combinations(List<Integer> columns) {
    long product = 1;
    boolean tupled = false;
    for (int column : columns) {
      Set<Object> own = values.get(column);
      if (own != null) {
        product *= own.size();
      } else {
        tupled = true;
      }
    }
    return tupled && tuples != null ? product * tuples.tuples().size() : product;
  }

  /** Returns every combination of values of the columns, all of which are constrained. */
  List<Map<Integer, Object>> expand(List<Integer> columns) {
    List<Map<Integer, Object>> combinations = new ArrayList<>();
    combinations.add(Map.of());
    for (int column : columns) {
      Set<Object> own = values.get(column);
      if (own != null) {
        combinations = crossed(combinations, column, own);
      }
    }
    return tuples == null ? combinations : tupled(combinations, columns, tuples);
  }

  private static List<Map<Integer, Object>> crossed(
      List<Map<Integer, Object>> before, int column, Set<Object> values) {
    List<Map<Integer, Object>> after = new ArrayList<>();
    for (Map<Integer, Object> b : before) {
      for (Object value : values) {
        Map<Integer, Object> more = new LinkedHashMap<>(b);
        more.put(column, value);
        after.add(more);
      }
    }
    return after;
  }

  private List<Map<Integer, Object>> tupled(
      List<Map<Integer, Object>> before, List<Integer> columns, TupleIn in) {
    if (in.columns().stream().noneMatch(columns::contains)) {
      return before;
    }
    Set<Map<Integer, Object>> after = new LinkedHashSet<>();
    for (Map<Integer, Object> b : before) {
      for (List<Object> tuple : in.tuples()) {
        Map<Integer, Object> more = new LinkedHashMap<>(b);
        boolean agrees = true;
        for (int i = 0; i < tuple.size(); i++) {
          int column = in.columns().get(i);
          if (columns.contains(column)) {
            Object previous = more.put(column, tuple.get(i));
            agrees &= previous == null || previous.equals(tuple.get(i));
            agrees &= mayBeInAddress(column, tuple.get(i));
          }
        }
        if (agrees) {
          after.add(more);
        }
      }
    }
    return new ArrayList<>(after);
  }

  private boolean mayBeInAddress(int column, Object value) {
    return keyValue(table.columns().get(column), Operand.literal(value)).isPresent();
  }
}
