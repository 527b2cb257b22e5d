package io.github.bitbucketjdbc.calcite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are keywords and column names, in the places where users write them. */
class SqlWordsTest {
  private static DemoServer server;
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    server = DemoServer.start(DemoOptions.story());
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + server.baseUrl());
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    server.close();
  }

  private static List<String> run(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Date",
        "UUID",
        "Key",
        "State",
        "Name",
        "Type",
        "Language",
        "Value",
        "Size",
        "Hash",
        "Order",
        "User",
        "Merge",
        "Time",
        "Timestamp",
        "date",
        "USER"
      })
  void namesColumns(String word) throws SQLException {
    String t = "(SELECT Id AS " + word + " FROM PullRequests) t";
    assertThat(run("SELECT " + word + " FROM " + t + " WHERE " + word + " = 1"))
        .containsExactly("1");
    assertThat(run("SELECT t." + word + " FROM " + t + " WHERE t." + word + " IN (1, 2)"))
        .containsExactlyInAnyOrder("1", "2");
    assertThat(
            run(
                "SELECT "
                    + word
                    + ", COUNT(*) FROM "
                    + t
                    + " WHERE "
                    + word
                    + " < 3 GROUP BY "
                    + word
                    + " HAVING "
                    + word
                    + " > 0 ORDER BY "
                    + word
                    + " DESC"))
        .containsExactly("2", "1");
    assertThat(run("SELECT MAX(" + word + ") FROM " + t)).hasSize(1);
    assertThat(
            run(
                "SELECT 0 + "
                    + word
                    + ", "
                    + word
                    + " AS x FROM "
                    + t
                    + " WHERE NOT "
                    + word
                    + " > 2 ORDER BY t."
                    + word))
        .containsExactly("1", "2");
    assertThat(
            run(
                "SELECT CASE WHEN "
                    + word
                    + " = 1 THEN "
                    + word
                    + " ELSE "
                    + word
                    + " END FROM "
                    + t
                    + " WHERE "
                    + word
                    + " BETWEEN "
                    + "1 AND 1"))
        .containsExactly("1");
    assertThat(
            run(
                "SELECT a."
                    + word
                    + " FROM "
                    + t.replace(") t", ") a")
                    + " JOIN "
                    + t.replace(") t", ") b")
                    + " ON a."
                    + word
                    + " = b."
                    + word
                    + " AND a."
                    + word
                    + " = 1"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT Id FROM PullRequests WHERE CreatedOn > DATE '2001-01-01' AND Id = 1",
        "SELECT Id FROM PullRequests WHERE CreatedOn > TIMESTAMP '2001-01-01 00:00:00' AND Id = 1",
        "SELECT CAST(Id AS INTEGER) FROM PullRequests WHERE CAST(CreatedOn AS DATE) > DATE '2001-01-01' AND Id = 1",
        "SELECT Id FROM PullRequests WHERE CAST(CreatedOn AS TIMESTAMP(0)) > {ts '2001-01-01 00:00:00'} AND Id = 1",
        "SELECT Id FROM PullRequests WHERE CreatedOn::DATE > {d '2001-01-01'} AND Id = 1",
        "SELECT Id FROM PullRequests WHERE CreatedOn > CURRENT_TIMESTAMP - INTERVAL '9000' DAY(4) AND Id = 1",
        "SELECT SUM(Id) OVER (ORDER BY Id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM PullRequests WHERE Id = 1",
        "SELECT Id FROM (SELECT Id, ROW_NUMBER() OVER (PARTITION BY State ORDER BY Id) AS n FROM PullRequests) t WHERE Id = 1",
        "SELECT Id FROM PullRequests WHERE Id = 1 ORDER BY Id OFFSET 0 ROWS FETCH FIRST 1 ROW ONLY",
        "SELECT Id FROM PullRequests WHERE Id = 1 GROUP BY Id ORDER BY COUNT(*)",
        "SELECT [Id] FROM [api].[PullRequests] WHERE [Id] = 1",
        "SELECT `Id` FROM `api`.`PullRequests` AS `p` WHERE `p`.`Id` = 1",
        "SELECT \"Id\" FROM \"api\".\"PullRequests\" WHERE \"Id\" = 1",
        "SELECT id FROM PULLREQUESTS WHERE iD = 1;",
        "SELECT Id FROM PullRequests WHERE Id = 1 ; ;",
        "-- first\nSELECT Id /* the number */ FROM PullRequests -- all\nWHERE Id = 1 -- end",
        "SELECT TOP 1 Id FROM PullRequests ORDER BY CreatedOn",
        "SELECT TOP (1) Id FROM PullRequests ORDER BY Id -- least",
        "SELECT Id FROM (SELECT TOP 1 Id FROM PullRequests ORDER BY Id) t",
        "SELECT Id FROM PullRequests WHERE Id IN (SELECT TOP 1 Id FROM PullRequests ORDER BY Id)",
        "SELECT Id FROM PullRequests WHERE {fn lcase(State)} <> 'x' AND Id = 1",
        "SELECT Id FROM PullRequests WHERE {fn UCASE(State)} <> {fn Concat('x', 'y')} AND Id = 1",
        "SELECT 1 AS Id FROM (VALUES (1)) AS v(Id)",
        "WITH Name AS (SELECT Id AS Value FROM PullRequests) SELECT Value FROM Name WHERE Value = 1",
        "SELECT Id FROM PullRequests WHERE Title NOT LIKE 'a -- b' AND Title <> '/* x' AND Id = 1",
        "SELECT Id FROM PullRequests WHERE Title <> 'İ🚀[x]`y`' AND Id = 1"
      })
  void keepsTheMeaningOfKeywords(String sql) throws SQLException {
    assertThat(run(sql)).containsExactly("1");
  }

  @Test
  void keepsRealColumns() throws SQLException {
    assertThat(run("SELECT Date FROM Commits WHERE Date IS NOT NULL ORDER BY Date LIMIT 1"))
        .hasSize(1);
    assertThat(run("SELECT UUID, Type FROM (SELECT UUID, TargetType AS Type FROM Pipelines) t"))
        .isNotEmpty();
    assertThat(run("SELECT Key, Name FROM Information.Projects WHERE Key = 'ROCK'"))
        .containsExactly("ROCK");
    assertThat(run("SELECT Language FROM Information.Repositories WHERE Slug = 'api'"))
        .containsExactly("java");
    assertThat(run("SELECT UUID FROM Information.Users ORDER BY UUID LIMIT 1")).hasSize(1);
  }

  @Test
  void limitsOnlyTheSelectThatHasTheTop() throws SQLException {
    assertThat(
            run(
                "(SELECT TOP 1 Id FROM PullRequests ORDER BY Id) UNION ALL"
                    + " (SELECT TOP 2 Id FROM PullRequests ORDER BY Id)"))
        .containsExactlyInAnyOrder("1", "1", "2");
    for (String sql :
        List.of(
            "SELECT TOP 1 Id FROM PullRequests UNION ALL SELECT Id FROM PullRequests",
            "SELECT Id FROM PullRequests UNION ALL SELECT TOP 1 Id FROM PullRequests")) {
      assertThatExceptionOfType(SQLException.class)
          .as("the limit would be that of the whole")
          .isThrownBy(() -> run(sql))
          .withMessageContaining("parentheses");
    }
  }

  @Test
  void takesParametersInTheOrderOfTheText() throws SQLException {
    String top = "SELECT TOP ? Id FROM PullRequests ORDER BY Id";
    try (PreparedStatement statement = connection.prepareStatement(top)) {
      statement.setInt(1, 2);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next() && rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
      }
    }
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () -> connection.prepareStatement("SELECT TOP ? Id FROM PullRequests WHERE Id > ?"))
        .withMessageContaining("TOP");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT Nope FROM PullRequests                    | 42S22 | line 1, column 8
          SELECT [Id], [Nope] FROM PullRequests            | 42S22 | line 1, column 14
          SELECT Date, `Nope` FROM Commits                 | 42S22 | line 1, column 14
          SELECT TOP 3 Id, Nope FROM PullRequests          | 42S22 | line 1, column 18
          SELECT Id FROM Nope                              | 42S02 | line 1, column 16
          SELECT Id FROM PullRequests WHERE                | 42601 | line 1
          SELECT Id FRM PullRequests WHERE Id = 1          | 42601 | line 1, column 15
          SELECT NOPE(Id) FROM PullRequests                | 42883 | line 1, column 8
          SELECT 'x FROM PullRequests                      | 42601 | line 1, column 8
          SELECT Titel FROM PullRequests                   | 42S22 | Title
          SELECT Id FROM PullRequest                       | 42S02 | PullRequests
          SELECT Id FROM PullRequests WHERE State = "OPEN" | 42S22 | single quotes: 'OPEN'
          SELECT Id FROM PullRequests WHERE "Titel" = 'x'  | 42S22 | did you mean Title?
          SELEC Id FROM PullRequests                       | 42601 | did you mean SELECT?
          /* all */ SHOW TABLES                            | 0A000 | SHOW is not supported; use SELECT
          DESCRIBE PullRequests                            | 0A000 | sys_tablecolumns
          CREATE TABLE T (I INT)                           | 0A000 | CREATE is not supported; use
          SELECT Id FROM PullRequests WHERE Id = 'x'       | 22018 | 'x' is not a number
          SELECT Id FROM PullRequests WHERE CreatedOn > 'x' | 22018 | 'x' is not a time
          """)
  void namesPlacesInTheUsersText(String sql, String state, String words) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> run(sql))
        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(state))
        .withMessageContaining(words);
  }

  @Test
  void namesPlacesInLaterLines() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> run("SELECT [Id],\r\n  Date, -- twice\n\tNope\nFROM Commits"))
        .withMessageContaining("line");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> run("SELECT [Hash],\n  Nope\nFROM Commits"))
        .withMessageContaining("line 2, column 3");
  }
}
