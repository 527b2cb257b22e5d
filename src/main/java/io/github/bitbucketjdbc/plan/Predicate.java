package io.github.bitbucketjdbc.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one row of one table, in the forms that the service may answer. There is no NOT:
 * negation lives in the leaves, so a condition that is unknown in SQL's three-valued logic can be
 * treated as false. Columns are positions in the table's definition.
 */
public sealed interface Predicate {
  /** Every row. */
  Predicate TRUE = new Constant(true);

  /** No row. */
  Predicate FALSE = new Constant(false);

  /** All rows or none. */
  record Constant(boolean value) implements Predicate {
    @Override
    public String toString() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /** A column compared with a value. */
  record Comparison(int column, ComparisonOperator operator, Operand operand)
      implements Predicate {}

  /** A column that is, or is not, one of several values. */
  record In(int column, List<Operand> operands, boolean negated) implements Predicate {
    /** Copies the operands. */
    public In {
      operands = List.copyOf(operands);
    }
  }

  /** Several columns together that are one of several tuples; a lookup join makes these. */
  record TupleIn(List<Integer> columns, List<List<Object>> tuples) implements Predicate {
    /** Copies the lists. */
    public TupleIn {
      columns = List.copyOf(columns);
      tuples = List.copyOf(tuples);
    }
  }

  /** A text column that does or does not match a LIKE pattern. */
  record Like(int column, Operand pattern, char escape, boolean ignoreCase, boolean negated)
      implements Predicate {
    /** The escape character of a pattern without one. */
    public static final char NO_ESCAPE = '\0';
  }

  /** A column that is, or is not, NULL. */
  record NullTest(int column, boolean isNull) implements Predicate {}

  /** All of several conditions, or any of them. */
  record Junction(boolean conjunction, List<Predicate> parts) implements Predicate {
    /** Copies the parts. */
    public Junction {
      parts = List.copyOf(parts);
    }
  }

  /** Returns the conjunction, flattened and without constants. */
  static Predicate and(List<Predicate> parts) {
    return junction(true, parts);
  }

  /** Returns the disjunction, flattened and without constants. */
  static Predicate or(List<Predicate> parts) {
    return junction(false, parts);
  }

  private static Predicate junction(boolean conjunction, List<Predicate> parts) {
    List<Predicate> flat = new ArrayList<>();
    for (Predicate p : parts) {
      if (p instanceof Constant c) {
        if (c.value() != conjunction) {
          return c;
        }
      } else if (p instanceof Junction j && j.conjunction() == conjunction) {
        flat.addAll(j.parts());
      } else {
        flat.add(p);
      }
    }
    if (flat.isEmpty()) {
      return conjunction ? TRUE : FALSE;
    }
    return flat.size() == 1 ? flat.get(0) : new Junction(conjunction, flat);
  }

  /** Returns the conditions of which all must hold. */
  static List<Predicate> conjuncts(Predicate predicate) {
    if (predicate instanceof Junction j && j.conjunction()) {
      return j.parts();
    }
    return predicate.equals(TRUE) ? List.of() : List.of(predicate);
  }

  /** Returns whether every value in the condition is known. */
  static boolean isBound(Predicate predicate) {
    if (predicate instanceof Comparison c) {
      return c.operand().isBound();
    }
    if (predicate instanceof In i) {
      return i.operands().stream().allMatch(Operand::isBound);
    }
    if (predicate instanceof Like l) {
      return l.pattern().isBound();
    }
    return !(predicate instanceof Junction j) || j.parts().stream().allMatch(Predicate::isBound);
  }

  /** Returns the columns a condition reads, in order. */
  static Set<Integer> columns(Predicate predicate) {
    Set<Integer> found = new TreeSet<>();
    collectColumns(predicate, found);
    return found;
  }

  private static void collectColumns(Predicate predicate, Set<Integer> found) {
    if (predicate instanceof Comparison c) {
      found.add(c.column());
    } else if (predicate instanceof In i) {
      found.add(i.column());
    } else if (predicate instanceof TupleIn t) {
      found.addAll(t.columns());
    } else if (predicate instanceof Like l) {
      found.add(l.column());
    } else if (predicate instanceof NullTest n) {
      found.add(n.column());
    } else if (predicate instanceof Junction j) {
      j.parts().forEach(p -> collectColumns(p, found));
    }
  }

  /**
   * Fills the slots. A comparison with NULL becomes {@link #FALSE}, because it is never true.
   *
   * @param slots the values of this execution
   */
  static Predicate bind(Predicate predicate, @Nullable Object[] slots) {
    if (predicate instanceof Comparison c) {
      Operand bound = c.operand().bind(slots);
      return bound.value() == null ? FALSE : new Comparison(c.column(), c.operator(), bound);
    }
    if (predicate instanceof In i) {
      return bindIn(i, slots);
    }
    if (predicate instanceof Like l) {
      Operand bound = l.pattern().bind(slots);
      return bound.value() == null
          ? FALSE
          : new Like(l.column(), bound, l.escape(), l.ignoreCase(), l.negated());
    }
    if (predicate instanceof Junction j) {
      return junction(j.conjunction(), j.parts().stream().map(p -> bind(p, slots)).toList());
    }
    return predicate;
  }

  private static Predicate bindIn(In in, @Nullable Object[] slots) {
    List<Operand> bound = new ArrayList<>();
    for (Operand o : in.operands()) {
      Operand b = o.bind(slots);
      if (b.value() != null) {
        bound.add(b);
      } else if (in.negated()) {
        return FALSE;
      }
    }
    if (bound.isEmpty()) {
      return in.negated() ? new NullTest(in.column(), false) : FALSE;
    }
    return new In(in.column(), bound, in.negated());
  }

  /** Returns the condition with other operands. */
  static Predicate withOperands(Predicate predicate, UnaryOperator<Operand> to) {
    if (predicate instanceof Comparison c) {
      return new Comparison(c.column(), c.operator(), to.apply(c.operand()));
    }
    if (predicate instanceof In i) {
      return new In(i.column(), i.operands().stream().map(to).toList(), i.negated());
    }
    if (predicate instanceof Like l) {
      return new Like(l.column(), to.apply(l.pattern()), l.escape(), l.ignoreCase(), l.negated());
    }
    if (predicate instanceof Junction j) {
      return new Junction(
          j.conjunction(), j.parts().stream().map(p -> withOperands(p, to)).toList());
    }
    return predicate;
  }

  /** Returns the condition on other positions, or null when a column has none. */
  static @Nullable Predicate remap(Predicate predicate, IntUnaryOperator positions) {
    for (int column : columns(predicate)) {
      if (positions.applyAsInt(column) < 0) {
        return null;
      }
    }
    return moved(predicate, positions);
  }

  private static Predicate moved(Predicate predicate, IntUnaryOperator to) {
    if (predicate instanceof Comparison c) {
      return new Comparison(to.applyAsInt(c.column()), c.operator(), c.operand());
    }
    if (predicate instanceof In i) {
      return new In(to.applyAsInt(i.column()), i.operands(), i.negated());
    }
    if (predicate instanceof TupleIn t) {
      return new TupleIn(t.columns().stream().map(to::applyAsInt).toList(), t.tuples());
    }
    if (predicate instanceof Like l) {
      return new Like(
          to.applyAsInt(l.column()), l.pattern(), l.escape(), l.ignoreCase(), l.negated());
    }
    if (predicate instanceof NullTest n) {
      return new NullTest(to.applyAsInt(n.column()), n.isNull());
    }
    if (predicate instanceof Junction j) {
      return new Junction(j.conjunction(), j.parts().stream().map(p -> moved(p, to)).toList());
    }
    return predicate;
  }
}
