package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parsed query over the rows of one collection. Its logic has two values: a negated operator is
 * true exactly where the plain one is false, so it keeps rows whose value is null.
 */
interface Expression {
  boolean test(Json row);

  /** Both sides. */
  record And(Expression left, Expression right) implements Expression {
    @Override
    public boolean test(Json row) {
      return left.test(row) && right.test(row);
    }
  }

  /** Either side. */
  record Or(Expression left, Expression right) implements Expression {
    @Override
    public boolean test(Json row) {
      return left.test(row) || right.test(row);
    }
  }

  /** A field against one or more literals; {@code negated} turns the outcome round. */
  record Comparison(
      Field field, Operator operator, List<@Nullable Comparable<?>> keys, boolean negated)
      implements Expression {
    @Override
    public boolean test(Json row) {
      return field.any(row, this::matchesAny) != negated;
    }

    private boolean matchesAny(@Nullable Object value) {
      Comparable<?> actual = field.type().key(value);
      for (Comparable<?> key : keys) {
        if (matches(actual, key)) {
          return true;
        }
      }
      return false;
    }

    private boolean matches(@Nullable Comparable<?> actual, @Nullable Comparable<?> key) {
      if (actual == null || key == null) {
        return operator == Operator.EQUAL && actual == key;
      }
      return operator.matches(field.type(), actual, key);
    }
  }

  /** The operators that are not negations of others. */
  enum Operator {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    CONTAINS;

    boolean matches(FieldType type, Comparable<?> actual, Comparable<?> key) {
      return switch (this) {
        case EQUAL -> type.compare(actual, key) == 0;
        case LESS -> type.compare(actual, key) < 0;
        case LESS_OR_EQUAL -> type.compare(actual, key) <= 0;
        case GREATER -> type.compare(actual, key) > 0;
        case GREATER_OR_EQUAL -> type.compare(actual, key) >= 0;
        case CONTAINS -> lower(actual).contains(lower(key));
      };
    }

    private static String lower(Comparable<?> key) {
      return key.toString().toLowerCase(Locale.ROOT);
    }
  }
}
