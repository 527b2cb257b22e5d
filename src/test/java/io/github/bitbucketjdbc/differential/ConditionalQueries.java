package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.List;

/** Makes random queries for aggregates of some rows beside those of others. */
final class ConditionalQueries {
  private final Dice dice;
  private final Conditions conditions;

  ConditionalQueries(Dice dice, Conditions conditions) {
    this.dice = dice;
    this.conditions = conditions;
  }

  /** Aggregates of rows with a condition, in several words, for the groups that can be counted. */
  Sql of(Source source) {
    List<Sql> groups = groups(dice, source, 40);
    List<Sql> outputs = new ArrayList<>(groups);
    // of their own: a condition of an aggregate does not show hidden rows as WHERE does
    Conditions own = new Conditions(dice);
    List<Sql> some = new ArrayList<>();
    for (int i = 1 + dice.below(3); i > 0; i--) {
      some.add(dice.percent(70) ? valued(source, own) : own.any(List.of(source), 1));
    }
    for (int i = 1 + dice.below(4); i > 0; i--) {
      outputs.add(aggregate(source, dice.pick(some)));
    }
    if (dice.percent(50)) {
      outputs.add(Sql.of("COUNT(*)"));
    }
    Sql where =
        dice.percent(50) ? Sql.of(" WHERE ").add(conditions.any(List.of(source), 1)) : new Sql();
    Sql query =
        Sql.of("SELECT ").add(Expressions.named(outputs)).add(" FROM ").add(source).add(where);
    return groups.isEmpty() ? query : query.add(" GROUP BY ").add(Sql.join(", ", groups));
  }

  private Sql aggregate(Source source, Sql condition) {
    List<ColumnDef> sortable =
        source.table().columns().stream().filter(ColumnDef::sortable).toList();
    Sql when = Sql.of("CASE WHEN ").add(condition).add(" THEN ");
    return switch (dice.below(sortable.isEmpty() ? 7 : 9)) {
      case 0, 1 -> Sql.of("COUNT(*) FILTER (WHERE ").add(condition).add(")");
      case 2 -> Sql.of("COUNT(").add(when).add("1 END)");
      case 3 -> Sql.of("COUNT(").add(when).add("NULL ELSE 'x' END)");
      case 4 -> Sql.of("SUM(").add(when).add(dice.oneOf("1 ELSE 0 END)", "2 END)"));
      case 5 -> Sql.of("SUM(").add(when).add("0 ELSE 1 END)");
      // H2 gives eleven digits of a fraction, which are enough of such an average
      case 6 -> Sql.of("AVG(").add(when).add("10000.0 ELSE 0 END)");
      case 7 ->
          Sql.of(dice.oneOf("MIN(", "MAX("))
              .add(when)
              .add(source.column(dice.pick(sortable)))
              .add(" END)");
      default ->
          Sql.of(dice.oneOf("MIN(", "MAX("))
              .add(source.column(dice.pick(sortable)))
              .add(") FILTER (WHERE ")
              .add(condition)
              .add(")");
    };
  }

  /** A condition on one of the columns whose values are known, when there is one. */
  private Sql valued(Source source, Conditions own) {
    List<ColumnDef> known =
        source.table().columns().stream().filter(c -> !c.values().isEmpty()).toList();
    if (known.isEmpty()) {
      return own.any(List.of(source), 0);
    }
    ColumnDef column = dice.pick(known);
    return source
        .column(column)
        .add(dice.oneOf(" = ", " = ", " <> "))
        .add(new ValueChooser(dice).value(source.table(), column));
  }

  /** Returns some of the columns by which rows are counted in groups. */
  static List<Sql> groups(Dice dice, Source source, int chance) {
    List<Sql> groups = new ArrayList<>();
    for (ColumnDef column : source.table().columns()) {
      boolean told = column.name().equals("RepositorySlug") || !column.values().isEmpty();
      if (told && dice.percent(chance)) {
        groups.add(source.column(column));
      }
    }
    return groups;
  }
}
