package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.time.Instant;
import java.util.stream.Collectors;

/** Writes conditions as SQL, for people. */
public final class PredicateText {
  private PredicateText() {}

  /** Returns the condition on columns of the table. */
  public static String of(TableDef table, Predicate predicate) {
    if (predicate instanceof Predicate.Comparison c) {
      return name(table, c.column())
          + " "
          + c.operator().sql()
          + " "
          + value(table, c.column(), c.operand());
    }
    if (predicate instanceof Predicate.In i) {
      return name(table, i.column())
          + (i.negated() ? " NOT IN " : " IN ")
          + i.operands().stream()
              .map(o -> value(table, i.column(), o))
              .collect(Collectors.joining(", ", "(", ")"));
    }
    if (predicate instanceof Predicate.TupleIn t) {
      return t.columns().stream()
              .map(c -> name(table, c))
              .collect(Collectors.joining(", ", "(", ")"))
          + " IN ("
          + t.tuples().size()
          + " tuples)";
    }
    if (predicate instanceof Predicate.Like l) {
      return name(table, l.column())
          + (l.negated() ? " NOT " : " ")
          + (l.ignoreCase() ? "ILIKE " : "LIKE ")
          + value(table, l.column(), l.pattern());
    }
    if (predicate instanceof Predicate.NullTest n) {
      return name(table, n.column()) + (n.isNull() ? " IS NULL" : " IS NOT NULL");
    }
    if (predicate instanceof Predicate.Junction j) {
      return j.parts().stream()
          .map(p -> of(table, p))
          .collect(Collectors.joining(j.conjunction() ? " AND " : " OR ", "(", ")"));
    }
    return predicate.toString();
  }

  private static String name(TableDef table, int column) {
    return table.columns().get(column).name();
  }

  private static String value(TableDef table, int column, Operand operand) {
    Object value = operand.value();
    if (!operand.isBound() || value == null) {
      return "?";
    }
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    boolean time = table.columns().get(column).type() == ColumnType.TIMESTAMP;
    return time && value instanceof Long millis
        ? "'" + Instant.ofEpochMilli(millis) + "'"
        : value.toString();
  }
}
