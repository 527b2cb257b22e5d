package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** Makes random expressions for SELECT and aggregates. */
final class Expressions {
  private final Dice dice;

  /** Of their own: a FILTER does not show hidden rows as WHERE does. */
  private final Conditions conditions;

  Expressions(Dice dice) {
    this.dice = dice;
    this.conditions = new Conditions(dice);
  }

  /** Returns an expression, mostly a plain column. */
  Sql any(List<Source> sources) {
    Source source = dice.pick(sources);
    ColumnDef column = dice.pick(source.table().columns());
    Sql name = source.column(column);
    if (dice.percent(80)) {
      return name;
    }
    return switch (column.type()) {
      case VARCHAR -> text(name);
      case BOOLEAN -> flag(name);
      case TIMESTAMP ->
          dice.percent(50)
              ? Sql.of("EXTRACT(MONTH FROM ").add(name).add(")")
              : Sql.of("CAST(").add(name).add(" AS DATE)");
      default -> number(name);
    };
  }

  private Sql text(Sql name) {
    return switch (dice.below(6)) {
      case 0 -> Sql.of("UPPER(").add(name).add(")");
      case 1 -> Sql.of("CHAR_LENGTH(").add(name).add(")");
      case 2 -> Sql.of("SUBSTRING(").add(name).add(" FROM 2 FOR 5)");
      case 3 -> name.add(" || '-'");
      case 4 -> Sql.of("COALESCE(").add(name).add(", 'none')");
      default -> Sql.of("NULLIF(").add(name).add(", '')");
    };
  }

  private static Sql flag(Sql name) {
    return Sql.of("CASE WHEN ").add(name).add(" THEN 'yes' ELSE 'no' END");
  }

  private Sql number(Sql name) {
    return switch (dice.below(4)) {
      case 0 -> name.add(" + 1");
      case 1 -> name.add(" * 2.5");
      case 2 -> Sql.of("COALESCE(").add(name).add(", 0)");
      default -> Sql.of("CAST(").add(name).add(" AS VARCHAR)");
    };
  }

  /** Returns a plain column of a table. */
  Sql column(Source source, ColumnDef column) {
    return source.column(column);
  }

  /** Returns a random aggregate over some tables. */
  Sql aggregate(List<Source> sources, boolean withFilter) {
    Source source = dice.pick(sources);
    ColumnDef column = dice.pick(source.table().columns());
    Sql name = source.column(column);
    boolean number =
        column.type() == ColumnType.BIGINT
            || column.type() == ColumnType.INTEGER
            || column.type() == ColumnType.DOUBLE;
    Sql call =
        switch (dice.below(8)) {
          case 0, 1 -> Sql.of("COUNT(*)");
          case 2 -> Sql.of("COUNT(").add(name).add(")");
          case 3 -> Sql.of("COUNT(DISTINCT ").add(name).add(")");
          case 4 -> Sql.of((number ? dice.oneOf("SUM", "AVG") : "COUNT") + "(").add(name).add(")");
          default ->
              column.type() == ColumnType.BOOLEAN
                  ? Sql.of("COUNT(*)")
                  : Sql.of(dice.oneOf("MIN", "MAX") + "(").add(name).add(")");
        };
    return withFilter && dice.percent(10)
        ? call.add(" FILTER (WHERE ").add(conditions.any(sources, 0)).add(")")
        : call;
  }

  /** Returns several expressions, named c0, c1 and so on. */
  static Sql named(List<Sql> expressions) {
    List<Sql> named = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      named.add(new Sql().add(expressions.get(i)).add(" AS " + Sql.quote("c" + i)));
    }
    return Sql.join(", ", named);
  }
}
