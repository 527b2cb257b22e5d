package io.github.bitbucketjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
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

/** {@code ROLLUP} and its like have the row of all rows, of whatever number they are. */
class GrandTotalTest {
  private static DemoServer server;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
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

  private static List<String> read(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "State, COUNT(*), MAX(Id) | ROLLUP(State) | null 0 null",
        "State, Id, SUM(Id), GROUPING(State, Id) | CUBE(State, Id) | null null null 3",
        "COUNT(Title), State | GROUPING SETS ((State, AuthorUUID), (State), ()) | 0 null",
        "State | ROLLUP(State) | null"
      })
  void isThereWithoutRows(String outputs, String groups, String row) throws SQLException {
    String query = "SELECT " + outputs + " FROM PullRequests WHERE %s GROUP BY " + groups;
    assertThat(read(query.formatted("Title = 'no such title'"))).containsExactly(row);
    assertThat(read(query.formatted("1 = 0"))).containsExactly(row);
  }

  @Test
  void isThereOnceWithRows() throws SQLException {
    List<String> rows =
        read("SELECT State, COUNT(*) FROM PullRequests WHERE Id < 6 GROUP BY ROLLUP(State)");
    assertThat(rows.stream().filter(r -> r.startsWith("null "))).containsExactly("null 5");
    assertThat(rows).hasSizeGreaterThan(1);
  }

  @Test
  void obeysWhatIsAskedOfGroups() throws SQLException {
    String none = "SELECT COUNT(*) FROM PullRequests WHERE Id < 0 GROUP BY ROLLUP(State)";
    assertThat(read(none + " HAVING COUNT(*) > 0")).isEmpty();
    assertThat(read("SELECT c FROM (" + none + ") AS t (c) WHERE c = 0")).containsExactly("0");
    assertThat(read("SELECT State, COUNT(*) FROM PullRequests WHERE Id < 0 GROUP BY State"))
        .isEmpty();
  }
}
