package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes random queries of the kinds that are answered without reading whole lists: numbers for each
 * repository, the first and the last of something, repositories with or without rows, a query that
 * is used twice, whether there is any row, rows since or before a time, what is told of groups
 * together, and of some rows beside others.
 */
final class OwnerQueries {
  private static final String SLUG = "RepositorySlug";

  private final Dice dice;
  private final List<ReferenceTable> tables;
  private final List<ReferenceTable> owned;
  private final Source repositories;
  private final Conditions conditions;
  private final ConditionalQueries conditionals;

  OwnerQueries(Dice dice, List<ReferenceTable> tables, Conditions conditions) {
    this.dice = dice;
    this.tables = tables.stream().filter(OwnerQueries::isSummed).toList();
    this.owned = tables.stream().filter(t -> t.indexOf(SLUG) >= 0).toList();
    this.repositories =
        new Source(
            "r",
            tables.stream().filter(t -> t.name().equals("Repositories")).findFirst().orElseThrow());
    this.conditions = conditions;
    this.conditionals = new ConditionalQueries(dice, conditions);
  }

  TestQuery next() {
    Source source = new Source("t", dice.pick(owned));
    Sql sql =
        switch (dice.below(11)) {
          case 0 -> counts(source);
          case 1 -> extremes(source);
          case 2 -> withOrWithout(source);
          case 3 -> numberOfEach(source);
          case 4 -> twice(source);
          case 5 -> exists(source);
          case 6 -> bounded(new Source("t", dice.pick(this.tables)));
          case 7, 8 ->
              conditionals.of(new Source("t", dice.pick(dice.percent(50) ? owned : tables)));
          default -> summary(new Source("t", dice.pick(dice.percent(50) ? owned : tables)));
        };
    return new TestQuery(sql, null, List.of(), false, conditions.mentionsHidden());
  }

  private Sql where(Source source) {
    return dice.percent(70) ? Sql.of(" WHERE ").add(conditions.any(List.of(source), 1)) : new Sql();
  }

  private static Sql slug(Source source) {
    return source.column(source.table().columns().get(source.table().indexOf(SLUG)));
  }

  private Sql ownSlug() {
    return repositories.column(
        repositories.table().columns().get(repositories.table().indexOf("Slug")));
  }

  private Sql counts(Source source) {
    Sql having =
        dice.percent(40) ? Sql.of(" HAVING COUNT(*) > " + (1 + dice.below(20))) : new Sql();
    return Sql.of("SELECT ")
        .add(slug(source))
        .add(" AS \"c0\", COUNT(*) AS \"c1\" FROM ")
        .add(source)
        .add(where(source))
        .add(" GROUP BY ")
        .add(slug(source))
        .add(having);
  }

  private Sql extremes(Source source) {
    List<ColumnDef> sortable =
        source.table().columns().stream().filter(ColumnDef::sortable).toList();
    ColumnDef column = dice.pick(sortable.isEmpty() ? source.table().key() : sortable);
    List<Sql> outputs = new ArrayList<>();
    for (String word : List.of("MIN(", "MAX(")) {
      if (outputs.isEmpty() || dice.percent(50)) {
        String used = outputs.isEmpty() ? dice.oneOf("MIN(", "MAX(") : word;
        outputs.add(Sql.of(used).add(source.column(column)).add(")"));
      }
    }
    return Sql.of("SELECT ")
        .add(Expressions.named(outputs))
        .add(" FROM ")
        .add(source)
        .add(where(source));
  }

  private static boolean isSummed(ReferenceTable table) {
    return table.columns().stream().anyMatch(c -> c.sortable() || !c.values().isEmpty());
  }

  private Sql exists(Source source) {
    Sql test =
        Sql.of(dice.oneOf("EXISTS (SELECT ", "NOT EXISTS (SELECT "))
            .add(dice.oneOf("1", "*", "COUNT(*)"))
            .add(" FROM ")
            .add(source)
            .add(where(source))
            .add(")");
    return dice.percent(50)
        ? Sql.of("SELECT ").add(test).add(" AS \"c0\"")
        : Sql.of("SELECT 1 AS \"c0\" WHERE ").add(test);
  }

  /** Rows on one side of a value, or between two, of a column by which the service sorts. */
  private Sql bounded(Source source) {
    List<ColumnDef> sortable =
        source.table().columns().stream().filter(ColumnDef::sortable).toList();
    ColumnDef column = dice.pick(sortable.isEmpty() ? source.table().columns() : sortable);
    Sql query =
        Sql.of("SELECT ")
            .add(Expressions.named(source.table().columns().stream().map(source::column).toList()))
            .add(" FROM ")
            .add(source)
            .add(" WHERE ")
            .add(bound(source, column));
    return dice.percent(40) ? query.add(" AND ").add(bound(source, column)) : query;
  }

  private Sql bound(Source source, ColumnDef column) {
    return source
        .column(column)
        .add(dice.oneOf(" >= ", " > ", " < ", " <= "))
        .add(new ValueChooser(dice).value(source.table(), column));
  }

  /** Several aggregates of columns that the service sorts by, for the groups that it can count. */
  private Sql summary(Source source) {
    List<Sql> groups = ConditionalQueries.groups(dice, source, 60);
    List<Sql> outputs = new ArrayList<>(groups);
    for (ColumnDef column : source.table().columns()) {
      if (column.sortable() && dice.percent(60)) {
        outputs.add(Sql.of(dice.oneOf("MIN(", "MAX(")).add(source.column(column)).add(")"));
      } else if (column.key() && dice.percent(40)) {
        outputs.add(Sql.of("COUNT(DISTINCT ").add(source.column(column)).add(")"));
      }
    }
    if (outputs.isEmpty() || dice.percent(60)) {
      outputs.add(Sql.of("COUNT(*)"));
    }
    Sql query =
        Sql.of("SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(source)
            .add(where(source));
    return groups.isEmpty() ? query : query.add(" GROUP BY ").add(Sql.join(", ", groups));
  }

  private Sql withOrWithout(Source source) {
    Sql rows = Sql.of(" FROM ").add(source).add(" WHERE ");
    Sql condition = conditions.any(List.of(source), 1);
    Sql test =
        dice.percent(40)
            ? ownSlug()
                .add(dice.oneOf(" IN (SELECT ", " NOT IN (SELECT "))
                .add(slug(source))
                .add(rows)
                .add(condition)
            : Sql.of(dice.oneOf("EXISTS (SELECT 1", "NOT EXISTS (SELECT 1"))
                .add(rows)
                .add(slug(source))
                .add(" = ")
                .add(ownSlug())
                .add(" AND (")
                .add(condition)
                .add(")");
    return Sql.of("SELECT ")
        .add(ownSlug())
        .add(" AS \"c0\" FROM ")
        .add(repositories)
        .add(" WHERE ")
        .add(test)
        .add(")");
  }

  private Sql numberOfEach(Source source) {
    return Sql.of("SELECT ")
        .add(ownSlug())
        .add(" AS \"c0\", (SELECT COUNT(*) FROM ")
        .add(source)
        .add(" WHERE ")
        .add(slug(source))
        .add(" = ")
        .add(ownSlug())
        .add(" AND (")
        .add(conditions.any(List.of(source), 1))
        .add(")) AS \"c1\" FROM ")
        .add(repositories);
  }

  private Sql twice(Source source) {
    Sql number =
        Sql.of("WITH \"w\" AS (SELECT ")
            .add(slug(source))
            .add(" AS \"c0\", COUNT(*) AS \"c1\" FROM ")
            .add(source)
            .add(where(source))
            .add(" GROUP BY ")
            .add(slug(source))
            .add(") ");
    return number.add(
        "SELECT \"a\".\"c0\" AS \"c0\", \"b\".\"c1\" AS \"c1\" FROM \"w\" \"a\" "
            + dice.oneOf("JOIN", "LEFT JOIN")
            + " \"w\" \"b\" ON \"a\".\"c0\" = \"b\".\"c0\" AND \"b\".\"c1\" > "
            + dice.below(20));
  }
}
