package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.FilterKind;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import io.github.bitbucketjdbc.plan.Predicate.In;
import io.github.bitbucketjdbc.plan.Predicate.Junction;
import io.github.bitbucketjdbc.plan.Predicate.Like;
import io.github.bitbucketjdbc.plan.Predicate.NullTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes conditions in the query language of Bitbucket ({@code q}). What it writes selects either
 * exactly the rows that SQL wants or more of them, never fewer.
 */
final class BbqlWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

  private final TableDef table;

  BbqlWriter(TableDef table) {
    this.table = table;
  }

  /**
   * A condition in the query language.
   *
   * @param exact whether it selects exactly the rows that SQL's condition selects
   */
  record Written(String text, boolean exact) {}

  /** Writes a condition, or returns empty when the service cannot help with it. */
  Optional<Written> write(Predicate predicate) {
    if (predicate instanceof Comparison c) {
      return comparison(table.columns().get(c.column()), c.operator(), c.operand());
    }
    if (predicate instanceof In i) {
      return in(table.columns().get(i.column()), i);
    }
    if (predicate instanceof Like l) {
      return like(table.columns().get(l.column()), l);
    }
    if (predicate instanceof NullTest n) {
      ColumnDef column = table.columns().get(n.column());
      return column.nullTest()
          ? exact(column.field() + (n.isNull() ? " = null" : " != null"))
          : Optional.empty();
    }
    return predicate instanceof Junction j ? junction(j) : Optional.empty();
  }

  /** Returns whether the service has no such rows: what it always tells, it tells of every row. */
  private boolean isNever(Predicate predicate) {
    return predicate instanceof NullTest n && n.isNull() && table.columns().get(n.column()).told();
  }

  private Optional<Written> junction(Junction junction) {
    List<Written> parts = new ArrayList<>();
    boolean exact = true;
    for (Predicate p : junction.parts()) {
      if (!junction.conjunction() && isNever(p)) {
        continue;
      }
      Optional<Written> part = write(p);
      if (part.isEmpty() && !junction.conjunction()) {
        return Optional.empty();
      }
      exact &= part.isPresent() && part.get().exact();
      part.ifPresent(parts::add);
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    if (parts.size() == 1) {
      return Optional.of(new Written(parts.get(0).text(), exact));
    }
    String word = junction.conjunction() ? " AND " : " OR ";
    return Optional.of(
        new Written(
            parts.stream().map(Written::text).collect(Collectors.joining(word, "(", ")")), exact));
  }

  private static Optional<Written> comparison(
      ColumnDef column, ComparisonOperator operator, Operand operand) {
    boolean equality = operator == ComparisonOperator.EQ || operator == ComparisonOperator.NE;
    return switch (column.filter()) {
      case NONE -> Optional.empty();
      case NUMBER ->
          operand.value() instanceof BigDecimal fraction
              ? between(column.field(), operator, fraction)
              : compared(column, operator, operand, true);
      case FLAG, TOKEN -> equality ? compared(column, operator, operand, true) : Optional.empty();
      case TEXT ->
          operator == ComparisonOperator.EQ
              ? compared(column, operator, operand, false)
              : Optional.empty();
      case INSTANT -> instant(column.field(), operator, operand);
    };
  }

  /** The service has whole numbers only; a fraction lies between two of them. */
  private static Optional<Written> between(
      String field, ComparisonOperator operator, BigDecimal fraction) {
    BigInteger below = fraction.setScale(0, RoundingMode.FLOOR).toBigInteger();
    if (below.bitLength() > 60) {
      return Optional.empty();
    }
    String most = field + " <= " + below;
    String least = field + " > " + below;
    return switch (operator) {
      case LT, LE -> exact(most);
      case GT, GE -> exact(least);
      case EQ -> exact("(" + most + " AND " + least + ")");
      case NE -> Optional.empty();
    };
  }

  private static Optional<Written> compared(
      ColumnDef column, ComparisonOperator operator, Operand operand, boolean exact) {
    String value = value(column, operand);
    if (value == null) {
      return Optional.empty();
    }
    String text = column.field() + " " + operator.bbql() + " " + value;
    return Optional.of(
        new Written(operator == ComparisonOperator.NE ? guarded(column, text) : text, exact));
  }

  /** The service's {@code !=} may keep rows without a value, SQL's {@code <>} does not. */
  private static String guarded(ColumnDef column, String negative) {
    return !column.told() ? "(" + negative + " AND " + column.field() + " != null)" : negative;
  }

  /**
   * The service keeps microseconds and SQL sees milliseconds: every comparison is written with the
   * bounds of the millisecond.
   */
  private static Optional<Written> instant(
      String field, ComparisonOperator operator, Operand operand) {
    if (!operand.isBound()) {
      return exact(field + " " + operator.bbql() + " ?");
    }
    if (!(operand.value() instanceof Long millis) || Math.abs(millis) > 250_000_000_000_000L) {
      return Optional.empty();
    }
    String start = TIME.format(Instant.ofEpochMilli(millis));
    String end = TIME.format(Instant.ofEpochMilli(millis + 1));
    return exact(
        switch (operator) {
          case EQ -> "(" + field + " >= " + start + " AND " + field + " < " + end + ")";
          case NE -> "(" + field + " < " + start + " OR " + field + " >= " + end + ")";
          case LT -> field + " < " + start;
          case LE -> field + " < " + end;
          case GT -> field + " >= " + end;
          case GE -> field + " >= " + start;
        });
  }

  private static Optional<Written> in(ColumnDef column, In in) {
    FilterKind kind = column.filter();
    if (kind == FilterKind.NONE || (kind == FilterKind.TEXT && in.negated())) {
      return Optional.empty();
    }
    if (kind == FilterKind.INSTANT || kind == FilterKind.FLAG) {
      return eachCompared(column, in);
    }
    List<String> values = new ArrayList<>();
    for (Operand o : in.operands()) {
      String value = value(column, o);
      if (value == null) {
        return Optional.empty();
      }
      values.add(value);
    }
    String list = values.stream().distinct().collect(Collectors.joining(", ", "(", ")"));
    String text = column.field() + (in.negated() ? " NOT IN " : " IN ") + list;
    return Optional.of(
        new Written(in.negated() ? guarded(column, text) : text, kind != FilterKind.TEXT));
  }

  private static Optional<Written> eachCompared(ColumnDef column, In in) {
    ComparisonOperator operator = in.negated() ? ComparisonOperator.NE : ComparisonOperator.EQ;
    List<String> parts = new ArrayList<>();
    for (Operand o : in.operands()) {
      Optional<Written> part = comparison(column, operator, o);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get().text());
    }
    return exact(String.join(in.negated() ? " AND " : " OR ", parts).transform(s -> "(" + s + ")"));
  }

  /** {@code ~} finds a text anywhere in the value without regard to case: always a superset. */
  private static Optional<Written> like(ColumnDef column, Like like) {
    if (column.filter() != FilterKind.TEXT || like.negated()) {
      return Optional.empty();
    }
    if (!like.pattern().isBound()) {
      return Optional.of(new Written(column.field() + " ~ ?", false));
    }
    LikePattern pattern = LikePattern.parse(String.valueOf(like.pattern().value()), like.escape());
    List<String> parts = new ArrayList<>();
    for (String literal : pattern.literals()) {
      String text = literal.strip();
      if (isSafeText(text) && (!like.ignoreCase() || isAscii(text))) {
        parts.add(column.field() + " ~ " + quote(text));
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Written(String.join(" AND ", parts), false));
  }

  private static @Nullable String value(ColumnDef column, Operand operand) {
    if (!operand.isBound()) {
      return "?";
    }
    Object value = operand.value();
    if (value instanceof String text) {
      boolean known = column.values().isEmpty() || column.values().contains(text);
      return known && isSafeText(text) ? quote(text) : null;
    }
    boolean plain = value instanceof Long || value instanceof Integer || value instanceof Boolean;
    return plain ? String.valueOf(value) : null;
  }

  /**
   * How the service compares empty texts, blanks at the ends and control characters is not known,
   * so such texts are compared locally.
   */
  private static boolean isSafeText(String text) {
    return !text.isEmpty()
        && text.equals(text.strip())
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  /** Quotes a text so that nothing in it can end it. */
  static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static Optional<Written> exact(String text) {
    return Optional.of(new Written(text, true));
  }
}
