package io.github.bitbucketjdbc.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * INFORMATION_SCHEMA tells what JDBC's metadata tells, and what is always the same costs nothing.
 */
class InformationSchemaTest {
  private static final Map<String, String> TYPES =
      Map.of("BASE TABLE", "TABLE", "SYSTEM VIEW", "SYSTEM TABLE", "VIEW", "VIEW");

  private static DemoServer service;
  private static Connection connection;
  private static DatabaseMetaData metadata;

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    connection =
        DriverManager.getConnection("jdbc:bitbucket:Workspace=acme;BaseURL=" + service.baseUrl());
    metadata = connection.getMetaData();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    service.close();
  }

  @BeforeEach
  void forget() {
    service.clearRequests();
  }

  private static List<List<String>> query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read(rows);
    }
  }

  private static List<List<String>> read(ResultSet rows, String... columns) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      if (columns.length == 0) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
      }
      for (String column : columns) {
        row.add(rows.getString(column));
      }
      all.add(row);
    }
    return all;
  }

  @Test
  void schemataAreThoseOfTheMetadata() throws SQLException {
    try (ResultSet schemas = metadata.getSchemas()) {
      assertThat(query("SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA"))
          .contains(List.of("INFORMATION_SCHEMA"), List.of("api"))
          .containsExactlyInAnyOrderElementsOf(read(schemas, "TABLE_SCHEM"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Information", "INFORMATION_SCHEMA", "AllRepositories", "api", "ROCK"})
  void tablesAreThoseOfTheMetadata(String schema) throws SQLException {
    List<List<String>> expected;
    try (ResultSet tables = metadata.getTables(null, schema, "%", null)) {
      expected = read(tables, "TABLE_SCHEM", "TABLE_NAME", "TABLE_TYPE", "REMARKS");
    }
    List<List<String>> actual =
        query(
            "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, REMARKS FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_SCHEMA = '"
                + schema
                + "'");
    actual.forEach(row -> row.set(2, TYPES.get(row.get(2))));
    assertThat(actual).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Information", "INFORMATION_SCHEMA", "AllProjects", "api"})
  void columnsAreThoseOfTheMetadata(String schema) throws SQLException {
    List<List<String>> expected;
    try (ResultSet columns = metadata.getColumns(null, schema, "%", "%")) {
      expected =
          read(
              columns,
              "TABLE_NAME",
              "COLUMN_NAME",
              "ORDINAL_POSITION",
              "IS_NULLABLE",
              "TYPE_NAME",
              "CHAR_OCTET_LENGTH",
              "NUM_PREC_RADIX",
              "REMARKS");
    }
    assertThat(
            query(
                "SELECT TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, IS_NULLABLE, DATA_TYPE,"
                    + " CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION_RADIX, REMARKS"
                    + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = '"
                    + schema
                    + "'"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Information.Repositories",
        "api.PullRequestComments",
        "AllRepositories.CommitReportAnnotations",
        "AllProjects.DefaultReviewers"
      })
  void keysAreThoseOfTheMetadata(String name) throws SQLException {
    String schema = name.substring(0, name.indexOf('.'));
    String table = name.substring(name.indexOf('.') + 1);
    String of = " WHERE TABLE_SCHEMA = '" + schema + "' AND TABLE_NAME = '" + table + "'";
    List<List<String>> expected;
    try (ResultSet primary = metadata.getPrimaryKeys(null, schema, table)) {
      expected = read(primary, "PK_NAME", "COLUMN_NAME", "KEY_SEQ");
    }
    expected.forEach(row -> row.addAll(Arrays.asList(null, null, null)));
    try (ResultSet foreign = metadata.getImportedKeys(null, schema, table)) {
      expected.addAll(
          read(
              foreign,
              "FK_NAME",
              "FKCOLUMN_NAME",
              "KEY_SEQ",
              "PKTABLE_SCHEM",
              "PKTABLE_NAME",
              "PKCOLUMN_NAME"));
    }
    assertThat(
            query(
                "SELECT CONSTRAINT_NAME, COLUMN_NAME, ORDINAL_POSITION, REFERENCED_TABLE_SCHEMA,"
                    + " REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME"
                    + " FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE"
                    + of))
        .hasSizeGreaterThan(1)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(query("SELECT CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS" + of))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(row -> row.subList(0, 1)).distinct().toList());
  }

  /** Joins the two ends of every foreign key as the standard means it to be done. */
  @Test
  void bothEndsOfAForeignKeyMeet() throws SQLException {
    String ends =
        "SELECT f.COLUMN_NAME, p.TABLE_NAME, p.COLUMN_NAME"
            + " FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r"
            + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE f"
            + " ON f.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND f.CONSTRAINT_NAME = r.CONSTRAINT_NAME"
            + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE p"
            + " ON p.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA"
            + " AND p.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME"
            + " AND p.ORDINAL_POSITION = f.POSITION_IN_UNIQUE_CONSTRAINT"
            + " WHERE r.CONSTRAINT_SCHEMA = 'Information' AND f.CONSTRAINT_SCHEMA = 'Information'"
            + " AND p.CONSTRAINT_SCHEMA = 'Information' AND f.TABLE_NAME = 'Repositories'";
    List<List<String>> expected;
    try (ResultSet foreign = metadata.getImportedKeys(null, "Information", "Repositories")) {
      expected = read(foreign, "FKCOLUMN_NAME", "PKTABLE_NAME", "PKCOLUMN_NAME");
    }
    service.clearRequests();
    assertThat(query(ends)).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    assertThat(service.requests()).isEmpty();
  }

  /** A schema that is named for one of them is the schema of all that are joined by it. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "JOIN, t.TABLE_SCHEMA = 'Information', 0",
        "JOIN, c.TABLE_SCHEMA = 'Information', 0",
        "JOIN, 'Information' = t.TABLE_SCHEMA AND c.ORDINAL_POSITION < 3, 0",
        "LEFT JOIN, t.TABLE_SCHEMA = 'Information', 0",
        "RIGHT JOIN, c.TABLE_SCHEMA = 'Information', 0",
        "LEFT JOIN, c.TABLE_SCHEMA = 'Information', 2",
        "FULL JOIN, t.TABLE_SCHEMA = 'Information', 2",
        "JOIN, t.TABLE_SCHEMA = 'api', 1",
        "LEFT JOIN, t.TABLE_SCHEMA = 'api', 1"
      })
  void aSchemaThatIsNamedCrossesAJoin(String join, String condition, int requests)
      throws SQLException {
    String sql =
        "SELECT t.TABLE_NAME, c.COLUMN_NAME FROM INFORMATION_SCHEMA.TABLES t "
            + join
            + " INFORMATION_SCHEMA.COLUMNS c ON c.TABLE_SCHEMA = t.TABLE_SCHEMA"
            + " AND c.TABLE_NAME = t.TABLE_NAME WHERE ";
    // what is computed crosses nothing, and so tells the rows without the rule
    List<List<String>> expected =
        query(sql + condition.replaceAll("[tc]\\.TABLE_SCHEMA", "($0 || '')"));
    service.clearRequests();
    assertThat(query(sql + condition)).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    assertThat(service.requests()).hasSize(requests);
  }

  @Test
  void whatIsAlwaysTheSameCostsNothing() throws SQLException {
    for (String table : List.of("TABLES", "COLUMNS", "TABLE_CONSTRAINTS", "KEY_COLUMN_USAGE")) {
      assertThat(
              query(
                  "SELECT * FROM information_schema."
                      + table
                      + " WHERE TABLE_SCHEMA = 'Information'"))
          .as(table)
          .isNotEmpty();
    }
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void itsNamesDoNotHideARepository() throws SQLException {
    assertThat(query("EXPLAIN PLAN FOR SELECT Id FROM \"tables\".PullRequests WHERE Id = 1"))
        .singleElement()
        .asString()
        .contains("/repositories/acme/tables/pullrequests");
  }
}
