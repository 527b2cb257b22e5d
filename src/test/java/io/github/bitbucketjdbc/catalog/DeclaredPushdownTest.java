package io.github.bitbucketjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every filter and every sort that a table declares goes to the service, and gives the rows that
 * SQL gives without it. The values come from the data.
 */
@Tag("slow")
class DeclaredPushdownTest {
  private static final List<String> OWNERS =
      List.of(TableDef.REPOSITORY_SLUG, TableDef.PROJECT_KEY);
  private static final int MOST_VALUES = 2;
  private static final Map<String, String> LONGEST = new HashMap<>();

  private static DemoServer service;
  private static Connection pushing;
  private static Connection local;

  @BeforeAll
  static void start() throws SQLException {
    service = DemoServer.start(DemoOptions.story().issueTracker(true));
    String url = "jdbc:bitbucket:AuthScheme=None;Workspace=acme;BaseURL=" + service.baseUrl();
    pushing = DriverManager.getConnection(url);
    local = DriverManager.getConnection(url + ";Pushdown=none");
  }

  @AfterAll
  static void stop() throws SQLException {
    pushing.close();
    local.close();
    service.close();
  }

  record Declared(TableDef table, ColumnDef column) {
    String from() {
      String schema =
          switch (table.scope()) {
            case USER, WORKSPACE -> Catalog.INFORMATION;
            case REPOSITORY -> "api";
            case PROJECT -> "ROCK";
            case SYSTEM, STANDARD ->
                throw new AssertionError("system tables are not filtered elsewhere");
          };
      return " FROM " + schema + "." + table.name();
    }

    /** The columns of the address, which are fixed so that one list is read and not hundreds. */
    List<String> addressColumns() {
      List<String> names = new ArrayList<>(table.endpoints().get(0).pathColumns());
      names.removeAll(OWNERS);
      return names;
    }

    /** The key tells which rows came; in the schema of its owner it has no owner. */
    String keys() {
      List<String> names = new ArrayList<>(table.primaryKey());
      names.removeAll(OWNERS);
      return String.join(", ", names);
    }

    @Override
    public String toString() {
      return table.name() + "." + column.name();
    }
  }

  static List<Declared> filtered() {
    List<Declared> found = new ArrayList<>();
    for (TableDef table : CatalogContractTest.tables()) {
      if (table.columns().stream().anyMatch(table::isGiven) && table.primaryKey().isEmpty()) {
        continue; // without push-down it cannot be asked for the same rows
      }
      for (ColumnDef column : table.columns()) {
        boolean own =
            table.endpoints().stream().anyMatch(e -> e.parameters().containsKey(column.name()));
        if (own || column.filter() != FilterKind.NONE) {
          found.add(new Declared(table, column));
        }
      }
    }
    return found;
  }

  static List<Declared> sorted() {
    List<Declared> found = new ArrayList<>();
    for (TableDef table : CatalogContractTest.tables()) {
      for (ColumnDef column : table.columns()) {
        if (column.sortable()) {
          found.add(new Declared(table, column));
        }
      }
    }
    return found;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filtered")
  void filtersGiveWhatSqlGives(Declared declared) throws SQLException {
    List<String> conditions = conditions(declared);
    assertThat(conditions).as("conditions on %s", declared).isNotEmpty();
    List<List<List<String>>> expected = locally(declared, conditions);
    boolean pushed = false;
    for (int i = 0; i < conditions.size(); i++) {
      String sql =
          "SELECT " + declared.keys() + declared.from() + where(declared) + conditions.get(i);
      service.clearRequests();
      List<List<String>> found = rows(pushing, sql);
      pushed |= service.requests().stream().anyMatch(r -> narrows(r, declared));

      assertThat(found).as(sql).containsExactlyInAnyOrderElementsOf(expected.get(i));
    }
    assertThat(pushed).as("a filter on %s goes to the service", declared).isTrue();
  }

  /** Reads the whole list once and returns the keys for which each condition holds. */
  private static List<List<List<String>>> locally(Declared declared, List<String> conditions)
      throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT " + declared.keys());
    conditions.forEach(c -> sql.append(", CASE WHEN ").append(c).append(" THEN 1 ELSE 0 END"));
    sql.append(declared.from()).append(where(declared)).append(everyRow(declared));
    List<List<List<String>>> chosen = new ArrayList<>();
    conditions.forEach(c -> chosen.add(new ArrayList<>()));
    for (List<String> row : rows(local, sql.toString())) {
      int keys = row.size() - conditions.size();
      for (int i = 0; i < conditions.size(); i++) {
        if (row.get(keys + i).equals("1")) {
          chosen.get(i).add(row.subList(0, keys));
        }
      }
    }
    return chosen;
  }

  /** Rows that a flag hides are shown to a query that filters the flag, as the conditions may. */
  private static String everyRow(Declared declared) {
    String flag = declared.column().name();
    return declared.table().hiddenBy().equals(flag) ? flag + " IN (TRUE, FALSE)" : "TRUE";
  }

  private static boolean narrows(DemoRequest request, Declared declared) {
    String query = "&" + request.decodedQuery();
    return (query.contains("&q=") && query.contains(declared.column().field()))
        || declared.table().endpoints().stream()
            .map(e -> e.parameters().get(declared.column().name()))
            .anyMatch(p -> p != null && query.contains("&" + p.name() + "="));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sorted")
  void sortsGiveWhatSqlGives(Declared declared) throws SQLException {
    for (String direction : List.of("ASC", "DESC")) {
      String column = "\"" + declared.column().name() + "\"";
      String sql =
          "SELECT "
              + column
              + declared.from()
              + " ORDER BY "
              + column
              + " "
              + direction
              + " LIMIT 7";
      List<List<String>> expected = rows(local, sql);
      service.clearRequests();

      assertThat(rows(pushing, sql)).as(sql).isEqualTo(expected);
      assertThat(service.requests())
          .as("requests of %s", sql)
          .anyMatch(r -> r.decodedQuery().contains("sort=" + (direction.equals("ASC") ? "" : "-")));
    }
  }

  /** Begins a condition with the parent that has the most rows. */
  private static String where(Declared declared) throws SQLException {
    String known = LONGEST.get(declared.table().name());
    if (known == null) {
      StringBuilder where = new StringBuilder(" WHERE ");
      for (String column : declared.addressColumns()) {
        String sql =
            "SELECT %s%s GROUP BY %s ORDER BY COUNT(*) DESC LIMIT 1"
                .formatted(column, declared.from(), column);
        String value = rows(pushing, sql).get(0).get(0);
        ColumnType type = declared.table().column(column).type();
        where.append(column).append(" = ").append(literal(type, value)).append(" AND ");
      }
      known = where.toString();
      LONGEST.put(declared.table().name(), known);
    }
    return known;
  }

  private static List<String> conditions(Declared declared) throws SQLException {
    String name = "\"" + declared.column().name() + "\"";
    List<String> values = values(declared, name);
    List<String> conditions = new ArrayList<>();
    if (declared.column().nullTest()) {
      conditions.add(name + " IS NULL");
      conditions.add(name + " IS NOT NULL");
    }
    for (String value : values) {
      conditions.add(name + " = " + value);
      conditions.add(name + " <> " + value);
      switch (declared.column().filter()) {
        case NUMBER, INSTANT ->
            List.of("<", "<=", ">", ">=")
                .forEach(o -> conditions.add(name + " " + o + " " + value));
        case TEXT -> conditions.add(name + " LIKE " + value.replaceAll("'(.{1,3}).*'", "'$1%'"));
        case NONE, TOKEN, FLAG -> {}
      }
    }
    if (values.size() > 1 && declared.column().filter() != FilterKind.FLAG) {
      conditions.add(name + " IN (" + String.join(", ", values) + ")");
    }
    return conditions;
  }

  /** The smallest and the largest value, as SQL writes them. */
  private static List<String> values(Declared declared, String name) throws SQLException {
    TreeSet<String> all = new TreeSet<>();
    String sql =
        "SELECT DISTINCT " + name + declared.from() + where(declared) + name + " IS NOT NULL";
    rows(local, sql).forEach(row -> all.add(row.get(0)));
    all.remove("");
    List<String> ordered = new ArrayList<>(all);
    LinkedHashSet<String> some = new LinkedHashSet<>();
    for (int i = 0; i < MOST_VALUES && !ordered.isEmpty(); i++) {
      some.add(ordered.get(i * (ordered.size() - 1) / (MOST_VALUES - 1)));
    }
    return some.stream().map(value -> literal(declared.column().type(), value)).toList();
  }

  private static String literal(ColumnType type, String value) {
    return switch (type) {
      case VARCHAR -> "'" + value.replace("'", "''") + "'";
      case TIMESTAMP -> "TIMESTAMP '" + value + "'";
      case BIGINT, INTEGER, DOUBLE, BOOLEAN -> value;
    };
  }

  private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>(Collections.nCopies(width, ""));
        for (int i = 0; i < width; i++) {
          row.set(i, String.valueOf(result.getString(i + 1)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
