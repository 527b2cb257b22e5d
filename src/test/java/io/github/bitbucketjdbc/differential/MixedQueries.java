package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes random queries in which tables stand in several places: one list that is used twice with
 * different conditions, outer joins over outer joins, sub-queries in SELECT and HAVING, set
 * operations of related tables, and several groupings at once.
 */
final class MixedQueries {
  private final Dice dice;
  private final List<ReferenceTable> tables;
  private final Conditions conditions;
  private final Joins joins;

  MixedQueries(Dice dice, List<ReferenceTable> tables, Conditions conditions, Joins joins) {
    this.dice = dice;
    this.tables = tables;
    this.conditions = conditions;
    this.joins = joins;
  }

  TestQuery next() {
    Source first = new Source("t", dice.pick(tables));
    Sql sql =
        switch (dice.below(7)) {
          case 0 -> twice(first);
          case 1 -> outerJoins(first);
          case 2 -> scalars(first);
          case 3 -> together(first);
          case 4 -> groupings(first);
          case 5 -> orExists(first);
          default -> limitedSides(first);
        };
    return new TestQuery(sql, null, List.of(), false, conditions.mentionsHidden());
  }

  private Source partner(Source left, String alias) {
    for (int i = 0; i < 60; i++) {
      ReferenceTable candidate = dice.pick(tables);
      if (Joins.related(left.table(), candidate)) {
        return new Source(alias, candidate);
      }
    }
    return new Source(alias, left.table());
  }

  private Sql where(Source source, int chance) {
    return dice.percent(chance)
        ? Sql.of(" WHERE ").add(conditions.any(List.of(source), 1))
        : new Sql();
  }

  private Sql some(Source source) {
    return source.column(dice.pick(source.table().columns()));
  }

  private static Sql key(Source source) {
    return Sql.join(", ", source.table().key().stream().map(source::column).toList());
  }

  private Sql count(Source source, Sql condition) {
    return Sql.of("(SELECT COUNT(*) FROM ").add(source).add(" WHERE ").add(condition).add(")");
  }

  /** A query that is named once and used twice, with conditions of its own in each place. */
  private Sql twice(Source source) {
    List<ColumnDef> columns = source.table().columns();
    Sql named =
        Sql.of("WITH \"w\" AS (SELECT ")
            .add(Sql.join(", ", columns.stream().map(source::column).toList()))
            .add(" FROM ")
            .add(source)
            .add(where(source, 40))
            .add(") ");
    Source a = new Source("a", source.table());
    Source b = new Source("b", source.table());
    if (dice.percent(40)) {
      String word = dice.oneOf(" UNION ALL ", " UNION ", " EXCEPT ", " INTERSECT ");
      List<ColumnDef> chosen = List.of(dice.pick(columns), dice.pick(columns));
      return named
          .add(side(a, chosen))
          .add(" WHERE ")
          .add(conditions.any(List.of(a), 1))
          .add(word)
          .add(side(b, chosen))
          .add(" WHERE ")
          .add(conditions.any(List.of(b), 1));
    }
    List<Sql> on = new ArrayList<>();
    for (ColumnDef column : source.table().key()) {
      on.add(a.column(column).add(" = ").add(b.column(column)));
    }
    return named
        .add("SELECT ")
        .add(Expressions.named(List.of(some(a), some(b))))
        .add(" FROM \"w\" \"a\" " + dice.oneOf("JOIN", "LEFT JOIN", "RIGHT JOIN"))
        .add(" \"w\" \"b\" ON ")
        .add(Sql.join(" AND ", on))
        .add(" AND ")
        .add(conditions.any(List.of(b), 0))
        .add(" WHERE ")
        .add(conditions.any(List.of(dice.oneOf(a, b)), 1));
  }

  private static Sql side(Source source, List<ColumnDef> columns) {
    return Sql.of("SELECT ")
        .add(Expressions.named(columns.stream().map(source::column).toList()))
        .add(" FROM \"w\" " + Sql.quote(source.alias()));
  }

  private Sql outerJoins(Source first) {
    Source second = partner(first, "u");
    Source third = partner(dice.oneOf(first, second), "v");
    Source base = Joins.related(second.table(), third.table()) ? second : first;
    return Sql.of("SELECT ")
        .add(Expressions.named(List.of(some(first), some(second), some(third))))
        .add(" FROM ")
        .add(first)
        .add(dice.oneOf(" LEFT JOIN ", " RIGHT JOIN ", " JOIN "))
        .add(second)
        .add(" ON ")
        .add(joins.on(first, second))
        .add(dice.oneOf(" LEFT JOIN ", " LEFT JOIN ", " RIGHT JOIN "))
        .add(third)
        .add(" ON ")
        .add(joins.on(base, third))
        .add(dice.percent(50) ? Sql.of(" AND ").add(conditions.any(List.of(third), 0)) : new Sql())
        .add(" WHERE ")
        .add(conditions.any(List.of(first, second, third), 1));
  }

  /** Numbers of one table or two for each row of another. */
  private Sql scalars(Source first) {
    Source second = partner(first, "u");
    Source third = dice.percent(50) ? new Source("v", second.table()) : partner(first, "v");
    Sql one = count(second, both(joins.on(first, second), second));
    Sql other = count(third, both(joins.on(first, third), third));
    List<Sql> outputs = new ArrayList<>(List.of(some(first), some(first)));
    outputs.add(one);
    if (dice.percent(60)) {
      outputs.add(other);
    }
    return Sql.of("SELECT ")
        .add(Expressions.named(outputs))
        .add(" FROM ")
        .add(first)
        .add(where(first, 60));
  }

  private Sql both(Sql one, Source source) {
    return dice.percent(70) ? one.add(" AND ").add(conditions.any(List.of(source), 1)) : one;
  }

  /** Values of two tables that belong together, put together in one way or another. */
  private Sql together(Source first) {
    Source second = dice.percent(50) ? new Source("u", first.table()) : partner(first, "u");
    List<ColumnDef> mine = new ArrayList<>(first.table().columns());
    Sql all = new Sql();
    ColumnDef column = dice.pick(mine);
    List<ColumnDef> same = second.columnsOf(column.type());
    Sql theirs = same.isEmpty() ? Sql.of("NULL") : second.column(dice.pick(same));
    all.add("SELECT ")
        .add(first.column(column))
        .add(" AS \"c0\" FROM ")
        .add(first)
        .add(where(first, 80))
        .add(dice.oneOf(" UNION ALL ", " UNION ", " EXCEPT ", " INTERSECT "))
        .add("SELECT ")
        .add(theirs)
        .add(" AS \"c0\" FROM ")
        .add(second)
        .add(where(second, 80));
    return dice.percent(50)
        ? all
        : Sql.of("SELECT \"c0\" AS \"c0\", COUNT(*) AS \"c1\" FROM (")
            .add(all)
            .add(") \"d\" GROUP BY \"c0\"");
  }

  /** Several groupings at once, which H2 is told one by one. */
  private Sql groupings(Source first) {
    List<ColumnDef> columns = new ArrayList<>(first.table().columns());
    Sql a = first.column(columns.remove(dice.below(columns.size())));
    Sql b = first.column(dice.pick(columns));
    Sql counted = Sql.of(", COUNT(*) AS \"c2\", COUNT(").add(some(first)).add(") AS \"c3\" FROM ");
    Sql rows = counted.add(first).add(where(first, 60)).add(" GROUP BY ");
    Sql groups =
        Sql.of("GROUPING SETS ((").add(a).add(", ").add(b).add("), (").add(a).add("), ())");
    boolean hidden = conditions.mentionsHidden();
    List<String> each = new ArrayList<>();
    for (int kept = 2; kept >= 0; kept--) {
      Sql one = kept > 0 ? a : Sql.of("NULL");
      Sql other = kept > 1 ? b : Sql.of("NULL");
      Sql own = kept > 1 ? Sql.join(", ", List.of(a, b)) : kept > 0 ? a : Sql.of("()");
      each.add(grouped(one, other, rows).add(own).forReference(hidden));
    }
    String all = grouped(a, b, rows).add(groups).forDriver(false);
    return new Sql().add(all, String.join(" UNION ALL ", each));
  }

  private static Sql grouped(Sql one, Sql other, Sql rows) {
    return Sql.of("SELECT ").add(one).add(" AS \"c0\", ").add(other).add(" AS \"c1\"").add(rows);
  }

  /** Rows with a partner, or for which something else holds. */
  private Sql orExists(Source first) {
    Source second = partner(first, "u");
    Sql test =
        Sql.of(dice.oneOf("EXISTS (SELECT 1 FROM ", "NOT EXISTS (SELECT 1 FROM "))
            .add(second)
            .add(" WHERE ")
            .add(both(joins.on(first, second), second))
            .add(")");
    return Sql.of("SELECT ")
        .add(Expressions.named(List.of(some(first), some(first))))
        .add(" FROM ")
        .add(first)
        .add(" WHERE (")
        .add(conditions.any(List.of(first), 1))
        .add(dice.oneOf(" OR ", " OR ", " AND NOT "))
        .add(test)
        .add(")")
        .add(dice.percent(40) ? Sql.of(" AND ").add(conditions.any(List.of(first), 0)) : new Sql());
  }

  /** The first rows of one table, joined with another. */
  private Sql limitedSides(Source first) {
    Source second = partner(first, "u");
    List<Sql> outputs = first.table().columns().stream().map(first::column).toList();
    Sql sub =
        Sql.of("(SELECT ")
            .add(Sql.join(", ", outputs))
            .add(" FROM ")
            .add(first)
            .add(where(first, 60))
            .add(" ORDER BY ")
            .add(key(first))
            .add(" LIMIT " + (1 + dice.below(15)))
            .add(") \"t\"");
    return Sql.of("SELECT ")
        .add(Expressions.named(List.of(some(first), some(second))))
        .add(" FROM ")
        .add(sub)
        .add(dice.oneOf(" JOIN ", " LEFT JOIN ", " RIGHT JOIN "))
        .add(second)
        .add(" ON ")
        .add(joins.on(first, second))
        .add(where(second, 40));
  }
}
