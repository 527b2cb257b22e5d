package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** Makes random conditions on the columns of some tables. */
final class Conditions {
  private static final String HIDING_COLUMN = "Deleted";

  private final Dice dice;
  private final ValueChooser values;
  private boolean mentionsHidden;

  Conditions(Dice dice) {
    this.dice = dice;
    this.values = new ValueChooser(dice);
  }

  /** Returns whether a condition so far mentions the column that shows hidden rows. */
  boolean mentionsHidden() {
    return mentionsHidden;
  }

  /** Notes a column that stands in a condition. */
  void mention(ColumnDef column) {
    mentionsHidden |= column.name().equals(HIDING_COLUMN);
  }

  Sql any(List<Source> sources, int depth) {
    if (depth == 0 || dice.percent(45)) {
      return leaf(dice.pick(sources), sources);
    }
    return switch (dice.below(10)) {
      case 0, 1, 2, 3 -> junction(" AND ", sources, depth);
      case 4, 5, 6 -> junction(" OR ", sources, depth);
      case 7 -> Sql.of("NOT (").add(any(sources, depth - 1)).add(")");
      case 8 -> Sql.of("(").add(any(sources, depth - 1)).add(") IS " + truth());
      default ->
          Sql.of("CASE WHEN ")
              .add(any(sources, depth - 1))
              .add(" THEN ")
              .add(any(sources, 0))
              .add(" ELSE ")
              .add(any(sources, 0))
              .add(" END");
    };
  }

  private String truth() {
    return dice.oneOf("TRUE", "FALSE", "NOT TRUE", "NOT FALSE", "UNKNOWN", "NOT UNKNOWN");
  }

  private Sql junction(String word, List<Source> sources, int depth) {
    List<Sql> parts = new ArrayList<>();
    for (int i = 2 + dice.below(2); i > 0; i--) {
      parts.add(any(sources, depth - 1));
    }
    return Sql.of("(").add(Sql.join(word, parts)).add(")");
  }

  private Sql leaf(Source source, List<Source> sources) {
    ColumnDef column = column(source);
    mention(column);
    if (dice.percent(8)) {
      return source.column(column).add(dice.oneOf(" IS NULL", " IS NOT NULL"));
    }
    if (dice.percent(5)) {
      return columns(source, column, sources);
    }
    return switch (column.type()) {
      case VARCHAR -> text(source, column);
      case BOOLEAN -> flag(source, column);
      case TIMESTAMP -> time(source, column);
      default -> number(source, column);
    };
  }

  /** Prefers the columns on which something may be pushed down. */
  private ColumnDef column(Source source) {
    List<ColumnDef> all = source.table().columns();
    ColumnDef column = dice.pick(all);
    for (int i = 0; i < 2; i++) {
      boolean dull = column.filter() == io.github.bitbucketjdbc.catalog.FilterKind.NONE;
      column = dull && !column.key() ? dice.pick(all) : column;
    }
    return column;
  }

  private Sql columns(Source source, ColumnDef column, List<Source> sources) {
    Source other = dice.pick(sources);
    List<ColumnDef> same = other.columnsOf(column.type());
    if (same.isEmpty()) {
      return source.column(column).add(" IS NOT NULL");
    }
    ColumnDef second = dice.pick(same);
    mention(second);
    return source.column(column).add(" " + comparison() + " ").add(other.column(second));
  }

  private String comparison() {
    return dice.oneOf(
        "=", "=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM");
  }

  private Sql text(Source source, ColumnDef column) {
    if (dice.percent(35)) {
      return like(source, column);
    }
    if (dice.percent(6)) {
      return Sql.of(dice.oneOf("UPPER", "LOWER", "TRIM"))
          .add("(")
          .add(source.column(column))
          .add(") = ")
          .add(value(source, column));
    }
    if (dice.percent(4)) {
      return Sql.of("COALESCE(")
          .add(source.column(column))
          .add(", 'none') " + dice.oneOf("=", "<>") + " ")
          .add(value(source, column));
    }
    return compared(source, column);
  }

  private Sql like(Source source, ColumnDef column) {
    String escape = dice.percent(25) ? dice.oneOf("!", "\\", "^") : "";
    return source
        .column(column)
        .add(dice.oneOf(" LIKE ", " LIKE ", " NOT LIKE ", " ILIKE "))
        .add(values.pattern(source.table(), column, escape))
        .add(escape.isEmpty() ? "" : " ESCAPE '" + escape + "'");
  }

  private Sql flag(Source source, ColumnDef column) {
    Sql name = source.column(column);
    return switch (dice.below(6)) {
      case 0 -> name;
      case 1 -> Sql.of("NOT ").add(name);
      case 2 -> name.add(" IS " + truth());
      case 3 -> name.add(" = ").add(value(source, column));
      case 4 -> name.add(" <> ").add(value(source, column));
      default -> name.add(" IN (TRUE, FALSE)");
    };
  }

  private Sql time(Source source, ColumnDef column) {
    if (dice.percent(10)) {
      String field = dice.oneOf("YEAR", "MONTH", "DAY", "HOUR");
      return Sql.of("EXTRACT(" + field + " FROM ")
          .add(source.column(column))
          .add(") " + dice.oneOf("=", "<", ">=") + " " + (field.equals("YEAR") ? 2026 : 7));
    }
    if (dice.percent(8)) {
      SqlValue value = value(source, column);
      return Sql.of("CAST(")
          .add(source.column(column))
          .add(" AS DATE) " + dice.oneOf("=", "<=", ">") + " DATE '")
          .add(value.value().toString().substring(0, 10) + "'");
    }
    if (dice.percent(8)) {
      return source
          .column(column)
          .add(dice.oneOf(" >= ", " < ") + "'2026-0" + (1 + dice.below(9)) + "-15'");
    }
    return compared(source, column);
  }

  private Sql number(Source source, ColumnDef column) {
    if (dice.percent(6)) {
      return source
          .column(column)
          .add(" + " + dice.below(5) + " " + dice.oneOf("=", "<", ">=") + " ")
          .add(value(source, column));
    }
    if (dice.percent(6)) {
      return Sql.of("CAST(")
          .add(source.column(column))
          .add(" AS " + dice.oneOf("VARCHAR", "BIGINT", "DECIMAL(19, 0)") + ") IS NOT NULL");
    }
    return compared(source, column);
  }

  private Sql compared(Source source, ColumnDef column) {
    Sql name = source.column(column);
    return switch (dice.below(9)) {
      case 0, 1 -> name.add(dice.oneOf(" IN (", " IN (", " NOT IN (")).add(list(source, column));
      case 2 ->
          name.add(dice.oneOf(" BETWEEN ", " BETWEEN ", " NOT BETWEEN "))
              .add(value(source, column))
              .add(" AND ")
              .add(value(source, column));
      case 3 -> value(source, column, name);
      case 4, 5 -> name.add(" = ").add(value(source, column));
      default -> name.add(" " + comparison() + " ").add(value(source, column));
    };
  }

  /** The value first, the column second. */
  private Sql value(Source source, ColumnDef column, Sql name) {
    return new Sql()
        .add(value(source, column))
        .add(" " + dice.oneOf("=", "<", ">=", "<>") + " ")
        .add(name);
  }

  private Sql list(Source source, ColumnDef column) {
    List<Sql> some = new ArrayList<>();
    for (int i = 1 + dice.below(dice.percent(4) ? 150 : 4); i > 0; i--) {
      some.add(new Sql().add(value(source, column)));
    }
    if (dice.percent(5)) {
      some.add(Sql.of("NULL"));
    }
    return Sql.join(", ", some).add(")");
  }

  private SqlValue value(Source source, ColumnDef column) {
    return values.value(source.table(), column);
  }

  /** Returns whether two columns can be equal at all. */
  static boolean comparable(ColumnType a, ColumnType b) {
    return a == b || (isInteger(a) && isInteger(b));
  }

  private static boolean isInteger(ColumnType type) {
    return type == ColumnType.BIGINT || type == ColumnType.INTEGER;
  }
}
