package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one random query for each seed. */
final class QueryGenerator {
  private static final int LARGE = 400;

  private final Dice dice;
  private final List<ReferenceTable> tables;
  private final Conditions conditions;
  private final Expressions expressions;
  private final Joins joins;
  private final OwnerQueries owners;
  private final ViewQueries views;
  private final MixedQueries mixed;

  QueryGenerator(long seed, List<ReferenceTable> tables) {
    this.dice = new Dice(seed);
    this.tables = tables;
    this.conditions = new Conditions(dice);
    this.expressions = new Expressions(dice);
    this.joins = new Joins(dice, conditions);
    this.owners = new OwnerQueries(dice, tables, conditions);
    this.views = new ViewQueries(dice, tables, conditions);
    this.mixed = new MixedQueries(dice, tables, conditions, joins);
  }

  TestQuery next() {
    return switch (dice.below(37)) {
      case 0, 1, 2, 3, 4, 5 -> rows(List.of(source("t", table())));
      case 6, 7 -> aggregate();
      case 8 -> distinct();
      case 9, 10 -> setOperation();
      case 11, 12, 13 -> join();
      case 14, 15 -> semiJoin();
      case 29, 30 -> existence();
      case 16 -> correlated();
      case 17 -> window();
      case 18 -> withClause();
      case 19, 20, 21, 22, 23 -> owners.next();
      case 24, 25, 26 -> views.next();
      case 31, 32, 33, 34, 35, 36 -> mixed.next();
      default -> derived();
    };
  }

  private ReferenceTable table() {
    return dice.pick(tables);
  }

  private static Source source(String alias, ReferenceTable table) {
    return new Source(alias, table);
  }

  private TestQuery query(Sql sql, @Nullable Sql unlimited, Ordering ordering, boolean total) {
    return new TestQuery(sql, unlimited, ordering.keys(), total, conditions.mentionsHidden());
  }

  private Sql where(List<Source> sources, int chance) {
    return dice.percent(chance) ? Sql.of(" WHERE ").add(conditions.any(sources, 2)) : new Sql();
  }

  /** Chooses output columns; sometimes the whole key of the first table is among them. */
  private List<Sql> outputs(List<Source> sources, List<Integer> key) {
    List<Sql> outputs = new ArrayList<>();
    for (int i = 1 + dice.below(4); i > 0; i--) {
      outputs.add(expressions.any(sources));
    }
    if (sources.size() == 1 && dice.percent(60)) {
      for (ColumnDef column : sources.get(0).table().key()) {
        key.add(outputs.size());
        outputs.add(sources.get(0).column(column));
      }
    }
    return outputs;
  }

  private TestQuery rows(List<Source> sources) {
    List<Integer> key = new ArrayList<>();
    List<Sql> outputs = outputs(sources, key);
    Sql query =
        Sql.of("SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(sources.get(0))
            .add(where(sources, 80));
    return limited(query, outputs.size(), key);
  }

  /** Adds an order and a limit, or not. */
  private TestQuery limited(Sql query, int width, List<Integer> key) {
    Ordering ordering = dice.percent(60) ? Ordering.random(dice, width, key) : Ordering.NONE;
    Sql ordered = new Sql().add(query).add(ordering.clause());
    if (dice.percent(55)) {
      return query(ordered, null, ordering, ordering.total());
    }
    int limit = dice.percent(10) ? 0 : 1 + dice.below(30);
    Sql cut = new Sql().add(ordered);
    boolean offset = dice.percent(40);
    switch (dice.below(3)) {
      case 0 -> {
        cut.add(offset ? " OFFSET " + dice.below(12) + " ROWS" : "");
        cut.add(" FETCH FIRST " + limit + " ROWS ONLY");
      }
      case 1 -> {
        cut.add(" LIMIT ").add(new SqlValue((long) limit));
        if (offset) {
          cut.add(" OFFSET ").add(new SqlValue((long) dice.below(12)));
        }
      }
      default -> cut.add(" LIMIT " + limit + (offset ? " OFFSET " + dice.below(60) : ""));
    }
    return query(cut, ordering.total() ? null : ordered, ordering, ordering.total());
  }

  private TestQuery aggregate() {
    List<Source> sources = List.of(source("t", table()));
    List<Sql> outputs = new ArrayList<>();
    List<Sql> groups = new ArrayList<>();
    if (dice.percent(65)) {
      for (int i = 1 + dice.below(2); i > 0; i--) {
        groups.add(plainColumn(sources.get(0)));
      }
      outputs.addAll(groups);
    }
    for (int i = 1 + dice.below(dice.percent(50) ? 1 : 3); i > 0; i--) {
      outputs.add(expressions.aggregate(sources, true));
    }
    Sql query =
        Sql.of("SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(sources.get(0))
            .add(where(sources, 70));
    if (groups.isEmpty()) {
      return query(query, null, Ordering.NONE, false);
    }
    query.add(" GROUP BY ").add(Sql.join(", ", groups));
    if (dice.percent(35)) {
      query.add(" HAVING COUNT(*) " + dice.oneOf(">", "=", "<") + " " + (1 + dice.below(5)));
    }
    return limited(query, outputs.size(), List.of());
  }

  private Sql plainColumn(Source source) {
    return source.column(dice.pick(source.table().columns()));
  }

  private TestQuery distinct() {
    List<Source> sources = List.of(source("t", table()));
    List<Sql> outputs = new ArrayList<>();
    for (int i = 1 + dice.below(2); i > 0; i--) {
      outputs.add(expressions.any(sources));
    }
    Sql query =
        Sql.of("SELECT DISTINCT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(sources.get(0))
            .add(where(sources, 60));
    return limited(query, outputs.size(), List.of());
  }

  private TestQuery setOperation() {
    ColumnType type = dice.oneOf(ColumnType.VARCHAR, ColumnType.VARCHAR, ColumnType.TIMESTAMP);
    Sql all = new Sql();
    int parts = 2 + dice.below(2);
    String word = dice.oneOf("UNION", "UNION ALL", "UNION ALL", "INTERSECT", "EXCEPT");
    for (int i = 0; i < parts; i++) {
      Source source = source("t", table());
      List<ColumnDef> columns = source.columnsOf(type);
      Sql first =
          columns.isEmpty()
              ? Sql.of("CAST(NULL AS " + type + ")")
              : source.column(dice.pick(columns));
      all.add(i == 0 ? "" : " " + word + " ")
          .add("SELECT ")
          .add(first)
          .add(" AS \"c0\", " + (dice.percent(50) ? 1 : 2) + " AS \"c1\" FROM ")
          .add(source)
          .add(where(List.of(source), 60));
    }
    if (dice.percent(30)) {
      Sql counted =
          Sql.of("SELECT COUNT(*), COUNT(\"c0\"), MIN(\"c1\") FROM (").add(all).add(") \"u\"");
      return query(counted, null, Ordering.NONE, false);
    }
    return limited(all, 2, List.of());
  }

  private TestQuery join() {
    List<Source> sources = new ArrayList<>();
    sources.add(source("t", table()));
    Sql from = new Sql().add(sources.get(0));
    int count = dice.percent(55) ? 2 : 3 + dice.below(2);
    boolean full = false;
    for (int i = 1; i < count; i++) {
      Source left = dice.pick(sources);
      Source right = source("t" + i, partner(left.table()));
      String word = dice.oneOf("JOIN", "JOIN", "INNER JOIN", "LEFT JOIN", "RIGHT JOIN");
      from.add(" " + word + " ").add(right).add(" ON ").add(joins.on(left, right));
      sources.add(right);
    }
    List<Sql> outputs = new ArrayList<>();
    if (full || dice.percent(20)) {
      outputs.add(Sql.of("COUNT(*)"));
      outputs.add(expressions.aggregate(sources, false));
      return query(
          Sql.of("SELECT ")
              .add(Expressions.named(outputs))
              .add(" FROM ")
              .add(from)
              .add(where(sources, 50)),
          null,
          Ordering.NONE,
          false);
    }
    for (int i = 1 + dice.below(4); i > 0; i--) {
      outputs.add(expressions.any(sources));
    }
    Sql query =
        Sql.of("SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(from)
            .add(where(sources, 60));
    return limited(query, outputs.size(), List.of());
  }

  /** Chooses a table for a join: one that is made for it, or a small one. */
  private ReferenceTable partner(ReferenceTable left) {
    for (int i = 0; i < 30; i++) {
      ReferenceTable candidate = table();
      boolean small = (long) left.rows().size() * candidate.rows().size() < LARGE * LARGE / 8;
      if (Joins.related(left, candidate) || (small && dice.percent(10))) {
        return candidate;
      }
    }
    return tables.stream().filter(t -> t.name().equals("Projects")).findFirst().orElse(left);
  }

  private TestQuery semiJoin() {
    Source outer = source("t", table());
    Sql condition = subQueryCondition(outer);
    if (dice.percent(40)) {
      condition.add(" AND ").add(conditions.any(List.of(outer), 1));
    } else if (dice.percent(15)) {
      condition.add(" OR ").add(conditions.any(List.of(outer), 0));
    }
    List<Integer> key = new ArrayList<>();
    List<Sql> outputs = outputs(List.of(outer), key);
    Sql query =
        Sql.of("SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(outer)
            .add(" WHERE ")
            .add(condition);
    return limited(query, outputs.size(), key);
  }

  /** Rows that have or have not others belonging to them, of which some are like themselves. */
  private TestQuery existence() {
    Source outer = source("t", table());
    Source inner = source("i", partner(outer.table()));
    Sql test =
        Sql.of(dice.oneOf("EXISTS (", "NOT EXISTS ("))
            .add("SELECT 1 FROM ")
            .add(inner)
            .add(" WHERE ")
            .add(joins.on(outer, inner));
    if (dice.percent(40)) {
      test.add(" AND ").add(conditions.any(List.of(inner), 0));
    }
    List<ColumnDef> mine = outer.columnsOf(ColumnType.VARCHAR);
    List<ColumnDef> theirs = inner.columnsOf(ColumnType.VARCHAR);
    if (dice.percent(40) && !mine.isEmpty() && !theirs.isEmpty()) {
      ColumnDef compared = dice.pick(mine);
      ColumnDef with = dice.pick(theirs);
      conditions.mention(compared);
      conditions.mention(with);
      String comparison = dice.oneOf(" = ", " <> ", " < ");
      test.add(" AND ").add(inner.column(with)).add(comparison).add(outer.column(compared));
    }
    test.add(")");
    List<Integer> key = new ArrayList<>();
    List<Sql> outputs = outputs(List.of(outer), key);
    boolean shown = dice.percent(20);
    if (shown) {
      outputs.add(test);
    }
    Sql where = conditions.any(List.of(outer), 1);
    if (!shown) {
      String word = dice.oneOf(" AND ", " OR ");
      where = dice.percent(40) ? Sql.of("(").add(where).add(")").add(word).add(test) : test;
    }
    Sql query =
        Sql.of("SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(outer)
            .add(" WHERE ")
            .add(where);
    return limited(query, outputs.size(), key);
  }

  private Sql subQueryCondition(Source outer) {
    Source inner = source("i", partner(outer.table()));
    if (dice.percent(50)) {
      return Sql.of(dice.oneOf("EXISTS (", "NOT EXISTS ("))
          .add("SELECT 1 FROM ")
          .add(inner)
          .add(" WHERE ")
          .add(joins.on(outer, inner))
          .add(dice.percent(40) ? " AND " : " AND 1 = 1 AND ")
          .add(conditions.any(List.of(inner), 1))
          .add(")");
    }
    ColumnType type = dice.oneOf(ColumnType.VARCHAR, ColumnType.BIGINT);
    List<ColumnDef> mine = outer.columnsOf(type);
    List<ColumnDef> theirs = inner.columnsOf(type);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return Sql.of("EXISTS (SELECT 1 FROM ").add(inner).add(where(List.of(inner), 80)).add(")");
    }
    ColumnDef compared = dice.pick(mine);
    conditions.mention(compared);
    return outer
        .column(compared)
        .add(dice.oneOf(" IN (", " IN (", " NOT IN ("))
        .add("SELECT ")
        .add(inner.column(dice.pick(theirs)))
        .add(" FROM ")
        .add(inner)
        .add(where(List.of(inner), 70))
        .add(")");
  }

  private TestQuery correlated() {
    Source outer = source("t", table());
    Source inner = source("i", partner(outer.table()));
    Sql scalar =
        Sql.of("(SELECT ")
            .add(expressions.aggregate(List.of(inner), false))
            .add(" FROM ")
            .add(inner)
            .add(" WHERE ")
            .add(joins.on(outer, inner))
            .add(")");
    List<Integer> key = new ArrayList<>();
    List<Sql> outputs = outputs(List.of(outer), key);
    outputs.add(scalar);
    Sql query =
        Sql.of("SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(outer)
            .add(where(List.of(outer), 60));
    return limited(query, outputs.size(), key);
  }

  private TestQuery window() {
    Source source = source("t", table());
    List<Sql> outputs = new ArrayList<>();
    List<Integer> key = new ArrayList<>();
    List<Sql> order = new ArrayList<>();
    for (ColumnDef column : source.table().key()) {
      key.add(outputs.size());
      outputs.add(source.column(column));
      order.add(source.column(column));
    }
    Sql by = Sql.join(", ", order);
    Sql partition = Sql.of("PARTITION BY ").add(plainColumn(source));
    outputs.add(
        switch (dice.below(4)) {
          case 0 -> over(Sql.of("ROW_NUMBER()"), partition, by);
          case 1 -> over(Sql.of("RANK()"), new Sql(), by);
          case 2 -> Sql.of("COUNT(*) OVER (").add(partition).add(")");
          default -> over(Sql.of("COUNT(*)"), partition, by);
        });
    Sql query =
        Sql.of("SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(source)
            .add(where(List.of(source), 50));
    return limited(query, outputs.size(), key);
  }

  private static Sql over(Sql call, Sql partition, Sql order) {
    return call.add(" OVER (").add(partition).add(" ORDER BY ").add(order).add(")");
  }

  private TestQuery withClause() {
    Source inner = source("t", table());
    List<Sql> outputs = List.of(plainColumn(inner), plainColumn(inner));
    Sql query =
        Sql.of("WITH \"w\" AS (SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(inner)
            .add(where(List.of(inner), 70))
            .add(") ");
    if (dice.percent(50)) {
      query.add("SELECT \"c0\" AS \"c0\", COUNT(*) AS \"c1\" FROM \"w\" GROUP BY \"c0\"");
    } else {
      query.add(
          "SELECT \"a\".\"c0\" AS \"c0\", \"a\".\"c1\" AS \"c1\" FROM \"w\" \"a\" WHERE \"a\".\"c0\""
              + " IN (SELECT \"c0\" FROM \"w\" WHERE \"c1\" IS NOT NULL)");
    }
    return limited(query, 2, List.of());
  }

  /** A filter, an aggregate or a join over a sub-query that has an order and a limit. */
  private TestQuery derived() {
    Source inner = source("t", table());
    List<Sql> outputs = new ArrayList<>();
    List<Integer> key = new ArrayList<>();
    for (ColumnDef column : inner.table().key()) {
      key.add(outputs.size());
      outputs.add(inner.column(column));
    }
    outputs.add(plainColumn(inner));
    outputs.add(plainColumn(inner));
    List<Sql> terms = new ArrayList<>();
    key.forEach(k -> terms.add(Ordering.term(dice, Sql.quote("c" + k))));
    Sql sub =
        Sql.of("(SELECT ")
            .add(Expressions.named(outputs))
            .add(" FROM ")
            .add(inner)
            .add(where(List.of(inner), 50))
            .add(" ORDER BY ")
            .add(Sql.join(", ", terms))
            .add(" LIMIT " + (1 + dice.below(20)))
            .add(dice.percent(30) ? " OFFSET " + dice.below(10) : "")
            .add(") \"d\"");
    String last = Sql.quote("c" + (outputs.size() - 1));
    return switch (dice.below(3)) {
      case 0 ->
          query(
              Sql.of("SELECT COUNT(*), COUNT(" + last + ") FROM ").add(sub),
              null,
              Ordering.NONE,
              false);
      case 1 ->
          query(
              Sql.of("SELECT * FROM ").add(sub).add(" WHERE " + last + " IS NOT NULL"),
              null,
              Ordering.NONE,
              false);
      default -> limited(Sql.of("SELECT * FROM ").add(sub), outputs.size(), key);
    };
  }
}
