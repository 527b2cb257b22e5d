package io.github.bitbucketjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that does not fit is an error, and never another number. */
class ArithmeticTest {
  private static final String MOST = "9223372036854775807";

  private static Connection driver;

  @BeforeAll
  static void open() throws SQLException {
    driver = DriverManager.getConnection("jdbc:bitbucket:Demo=true;Workspace=acme;Schema=api");
  }

  @AfterAll
  static void close() throws SQLException {
    driver.close();
  }

  private static String value(String expression) throws SQLException {
    String sql =
        "SELECT "
            + expression.replace("MOST", MOST)
            + " FROM (SELECT Id FROM PullRequests WHERE Id = 7) AS p";
    try (Statement statement = driver.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483647 + 1",
        "CAST(MOST AS BIGINT) + Id",
        "CAST(MOST AS BIGINT) - -Id",
        "Id * 2147483647 * 2147483647",
        "-(CAST(-MOST AS BIGINT) - 1)",
        "(SELECT CAST(MOST AS BIGINT) + Id)",
        "CASE WHEN Id = 7 THEN CAST(MOST AS BIGINT) + Id END"
      })
  void whatDoesNotFitIsAnError(String expression) {
    assertThatThrownBy(() -> value(expression))
        .isInstanceOf(SQLDataException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("22003");
  }

  @ParameterizedTest
  @CsvSource({
    "CAST(MOST AS BIGINT) - Id, 9223372036854775800",
    "CAST(MOST AS BIGINT) + 0.5, 9223372036854775807.5",
    "Id * 1.5, 10.5",
    "Id - NULL, ",
    "TIMESTAMP '2026-01-01 00:00:00' + INTERVAL '1' DAY, 2026-01-02 00:00:00",
    "-Id, -7"
  })
  void whatFitsIsExact(String expression, String result) throws SQLException {
    assertThat(value(expression)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "SUM(x), 4294967294, BIGINT",
    "SUM(DISTINCT x), 2147483647, BIGINT",
    "AVG(x), 2147483647, DOUBLE"
  })
  void sumOfIntegersHasRoom(String aggregate, long result, String type) throws SQLException {
    String sql = "SELECT " + aggregate + " FROM (VALUES (2147483647), (2147483647)) AS t(x)";
    try (Statement statement = driver.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo(type);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(result);
    }
  }
}
