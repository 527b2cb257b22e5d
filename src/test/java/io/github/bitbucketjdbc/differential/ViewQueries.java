package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import java.util.List;

/**
 * Makes random queries over tables that come with one list: pull requests with their reviewers and
 * participants, and commits with their parents.
 */
final class ViewQueries {
  private static final List<List<String>> LISTS =
      List.of(
          List.of("PullRequests", "Id", "PullRequestReviewers", "PullRequestId"),
          List.of("PullRequests", "Id", "PullRequestParticipants", "PullRequestId"),
          List.of("Commits", "Hash", "CommitParents", "CommitHash"));

  private final Dice dice;
  private final List<ReferenceTable> tables;
  private final Conditions conditions;

  ViewQueries(Dice dice, List<ReferenceTable> tables, Conditions conditions) {
    this.dice = dice;
    this.tables = tables;
    this.conditions = conditions;
  }

  TestQuery next() {
    List<String> list = dice.pick(LISTS);
    String schema =
        dice.pick(tables.stream().filter(t -> isNamed(t, list.get(0))).toList()).schema();
    Source elements = new Source("e", table(schema, list.get(0)));
    Source inside = new Source("v", table(schema, list.get(2)));
    Sql on = equal(elements, list.get(1), inside, list.get(3));
    if (inside.table().indexOf("RepositorySlug") >= 0 && dice.percent(90)) {
      on.add(" AND ").add(equal(elements, "RepositorySlug", inside, "RepositorySlug"));
    }
    Sql sql =
        switch (dice.below(6)) {
          case 0, 1 -> join(elements, inside, on);
          case 2 -> filtered(elements, inside, on);
          case 3 -> filtered(inside, elements, on);
          case 4 -> numbers(elements, inside, on);
          default -> groups(elements, list.get(1), inside, list.get(3));
        };
    return new TestQuery(sql, null, List.of(), false, conditions.mentionsHidden());
  }

  private static boolean isNamed(ReferenceTable table, String name) {
    return table.name().equals(name);
  }

  private ReferenceTable table(String schema, String name) {
    return tables.stream()
        .filter(t -> t.schema().equals(schema) && isNamed(t, name))
        .findFirst()
        .orElseThrow();
  }

  private static Sql equal(Source left, String leftName, Source right, String rightName) {
    return column(left, leftName).add(" = ").add(column(right, rightName));
  }

  private static Sql column(Source source, String name) {
    return source.column(source.table().columns().get(source.table().indexOf(name)));
  }

  private Sql where(List<Source> sources) {
    return dice.percent(75) ? Sql.of(" WHERE ").add(conditions.any(sources, 2)) : new Sql();
  }

  private Sql some(Source source, String name) {
    List<ColumnDef> columns = source.table().columns();
    return source.column(dice.pick(columns)).add(" AS " + Sql.quote(name));
  }

  private Sql join(Source elements, Source inside, Sql on) {
    boolean elementsFirst = dice.percent(60);
    Sql and =
        dice.percent(30)
            ? Sql.of(" AND ").add(conditions.any(List.of(dice.oneOf(elements, inside)), 1))
            : new Sql();
    return Sql.of("SELECT ")
        .add(some(elements, "c0"))
        .add(", ")
        .add(some(inside, "c1"))
        .add(" FROM ")
        .add(elementsFirst ? elements : inside)
        .add(dice.oneOf(" JOIN ", " JOIN ", " LEFT JOIN ", " RIGHT JOIN "))
        .add(elementsFirst ? inside : elements)
        .add(" ON ")
        .add(on)
        .add(and)
        .add(where(List.of(elements, inside)));
  }

  private Sql filtered(Source kept, Source tested, Sql on) {
    Sql test =
        Sql.of(dice.oneOf("EXISTS (", "NOT EXISTS ("))
            .add("SELECT 1 FROM ")
            .add(tested)
            .add(" WHERE ")
            .add(on)
            .add(
                dice.percent(60)
                    ? Sql.of(" AND ").add(conditions.any(List.of(tested), 1))
                    : new Sql())
            .add(")");
    return Sql.of("SELECT ")
        .add(some(kept, "c0"))
        .add(", ")
        .add(some(kept, "c1"))
        .add(" FROM ")
        .add(kept)
        .add(" WHERE ")
        .add(test)
        .add(dice.percent(50) ? Sql.of(" AND ").add(conditions.any(List.of(kept), 1)) : new Sql());
  }

  private Sql numbers(Source elements, Source inside, Sql on) {
    return Sql.of("SELECT ")
        .add(some(elements, "c0"))
        .add(", (SELECT COUNT(*) FROM ")
        .add(inside)
        .add(" WHERE ")
        .add(on)
        .add(dice.percent(50) ? Sql.of(" AND ").add(conditions.any(List.of(inside), 1)) : new Sql())
        .add(") AS \"c1\" FROM ")
        .add(elements)
        .add(where(List.of(elements)));
  }

  /** Joins the elements with numbers of what stands inside them. */
  private Sql groups(Source elements, String key, Source inside, String innerKey) {
    Sql number =
        Sql.of("(SELECT ")
            .add(column(inside, innerKey))
            .add(" AS \"k\", COUNT(*) AS \"n\" FROM ")
            .add(inside)
            .add(where(List.of(inside)))
            .add(" GROUP BY ")
            .add(column(inside, innerKey))
            .add(") \"g\"");
    return Sql.of("SELECT ")
        .add(some(elements, "c0"))
        .add(", \"g\".\"n\" AS \"c1\" FROM ")
        .add(elements)
        .add(dice.oneOf(" JOIN ", " LEFT JOIN "))
        .add(number)
        .add(" ON \"g\".\"k\" = ")
        .add(column(elements, key))
        .add(where(List.of(elements)));
  }
}
