package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import io.github.bitbucketjdbc.plan.Predicate.Constant;
import io.github.bitbucketjdbc.plan.Predicate.In;
import io.github.bitbucketjdbc.plan.Predicate.Junction;
import io.github.bitbucketjdbc.plan.Predicate.Like;
import io.github.bitbucketjdbc.plan.Predicate.NullTest;
import io.github.bitbucketjdbc.plan.Predicate.TupleIn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides locally whether a row satisfies a condition, with SQL's meaning: for what the service
 * cannot decide, or decides too generously.
 */
@FunctionalInterface
public interface RowFilter {
  /** Returns whether the condition is true for the row; unknown counts as false. */
  boolean accepts(@Nullable Object[] row);

  /**
   * Returns the test for a condition whose slots are filled.
   *
   * @param positions where a column of the table stands in the rows
   */
  static RowFilter of(Predicate predicate, IntUnaryOperator positions) {
    if (predicate instanceof Constant c) {
      return row -> c.value();
    }
    if (predicate instanceof Comparison c) {
      int at = positions.applyAsInt(c.column());
      Object wanted = literal(c.operand());
      ComparisonOperator operator = c.operator();
      return row -> {
        Object value = row[at];
        return value != null && operator.accepts(compare(value, wanted));
      };
    }
    if (predicate instanceof In i) {
      return in(i, positions.applyAsInt(i.column()));
    }
    if (predicate instanceof TupleIn t) {
      return tupleIn(t, positions);
    }
    if (predicate instanceof Like l) {
      return like(l, positions.applyAsInt(l.column()));
    }
    if (predicate instanceof NullTest n) {
      int at = positions.applyAsInt(n.column());
      boolean wanted = n.isNull();
      return row -> (row[at] == null) == wanted;
    }
    return junction((Junction) predicate, positions);
  }

  private static RowFilter junction(Junction junction, IntUnaryOperator positions) {
    List<RowFilter> parts = new ArrayList<>();
    junction.parts().forEach(p -> parts.add(of(p, positions)));
    boolean all = junction.conjunction();
    return row -> {
      for (RowFilter part : parts) {
        if (part.accepts(row) != all) {
          return !all;
        }
      }
      return all;
    };
  }

  private static RowFilter in(In in, int at) {
    Set<Object> wanted = new HashSet<>();
    in.operands().forEach(o -> wanted.add(comparable(literal(o))));
    boolean negated = in.negated();
    return row -> {
      Object value = row[at];
      return value != null && wanted.contains(comparable(value)) != negated;
    };
  }

  private static RowFilter tupleIn(TupleIn in, IntUnaryOperator positions) {
    int[] at = in.columns().stream().mapToInt(positions::applyAsInt).toArray();
    Set<List<Object>> wanted = new HashSet<>();
    in.tuples().forEach(t -> wanted.add(t.stream().map(RowFilter::comparable).toList()));
    return row -> {
      List<Object> tuple = new ArrayList<>(at.length);
      for (int position : at) {
        Object value = row[position];
        if (value == null) {
          return false;
        }
        tuple.add(comparable(value));
      }
      return wanted.contains(tuple);
    };
  }

  private static RowFilter like(Like like, int at) {
    Pattern pattern =
        LikePattern.parse(String.valueOf(like.pattern().value()), like.escape())
            .toRegex(like.ignoreCase());
    boolean negated = like.negated();
    return row -> {
      Object value = row[at];
      return value != null && pattern.matcher((String) value).matches() != negated;
    };
  }

  private static Object literal(Operand operand) {
    Object value = operand.value();
    if (value == null) {
      throw new IllegalStateException("The condition is not bound");
    }
    return value;
  }

  /** Returns a form in which equal values are equal objects, whatever their numeric class. */
  private static Object comparable(Object value) {
    if (value instanceof Long || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Integer i) {
      return i.longValue();
    }
    if (value instanceof Number n) {
      BigDecimal decimal = new BigDecimal(n.toString()).stripTrailingZeros();
      return decimal.scale() <= 0 && decimal.toBigInteger().bitLength() < 64
          ? decimal.longValue()
          : decimal;
    }
    return value;
  }

  /** Compares two values of comparable types, numbers by value. */
  @SuppressWarnings("unchecked")
  static int compare(Object left, Object right) {
    if (left.getClass() == right.getClass()) {
      return ((Comparable<Object>) left).compareTo(right);
    }
    if (left instanceof Number l && right instanceof Number r) {
      if (isIntegral(l) && isIntegral(r)) {
        return Long.compare(l.longValue(), r.longValue());
      }
      return new BigDecimal(l.toString()).compareTo(new BigDecimal(r.toString()));
    }
    throw new ClassCastException(
        "Cannot compare " + left.getClass().getSimpleName() + " with " + right.getClass());
  }

  private static boolean isIntegral(Number n) {
    return n instanceof Long || n instanceof Integer;
  }
}
