package io.github.bitbucketjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cast to a time cuts off the digits of a second that its type has no place for. */
class TimePrecisionTest {
  private static final String TEXT = "2026-01-31 12:34:56.789";

  private static DemoServer service;
  private static Connection pushing;
  private static Connection local;

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    pushing = connect("");
    local = connect("Pushdown=none;");
  }

  private static Connection connect(String more) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bitbucket:Workspace=acme;Schema=api;" + more + "BaseURL=" + service.baseUrl());
  }

  @AfterAll
  static void close() throws SQLException {
    pushing.close();
    local.close();
    service.close();
  }

  private static List<String> rows(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TIMESTAMP(0), 2026-01-31 12:34:56.000",
    "TIMESTAMP(1), 2026-01-31 12:34:56.700",
    "TIMESTAMP(2), 2026-01-31 12:34:56.780",
    "TIMESTAMP(3), 2026-01-31 12:34:56.789",
    "TIMESTAMP, 2026-01-31 12:34:56.789"
  })
  void anInstantIsCut(String type, String expected) throws SQLException {
    for (String value :
        List.of(
            "TIMESTAMP '" + TEXT + "'",
            "'" + TEXT + "'",
            "t",
            "s",
            "(SELECT MAX(t) FROM (VALUES (TIMESTAMP '" + TEXT + "')) AS w(t))")) {
      String sql =
          "SELECT CAST(CAST(%s AS %s) AS TIMESTAMP(3)) FROM (VALUES (TIMESTAMP '%s', '%s'))"
              + " AS v(t, s)";
      assertThat(instant(String.format(sql, value, type, TEXT, TEXT)))
          .as(value)
          .isEqualTo(expected);
    }
    assertThat(instant("SELECT CAST(? AS " + type + ")", Timestamp.valueOf(TEXT)))
        .as("parameter")
        .isEqualTo(expected);
  }

  private static String instant(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = pushing.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, ((Timestamp) values[i]).toLocalDateTime());
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        Instant instant = rows.getTimestamp(1).toInstant();
        int millis = instant.get(ChronoField.MILLI_OF_SECOND);
        return instant
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .withNano(0)
                .toString()
                .replace('T', ' ')
            + String.format(".%03d", millis);
      }
    }
  }

  @Test
  void aTimeBeforeTheEpochIsCutDownwardsToo() throws SQLException {
    String sql = "SELECT CAST(t AS TIMESTAMP(0)) FROM (VALUES (TIMESTAMP '%s')) AS v(t)";
    assertThat(instant(String.format(sql, "1969-12-31 23:59:58.250")))
        .isEqualTo("1969-12-31 23:59:58.000");
  }

  @ParameterizedTest
  @CsvSource({"TIME(0), 45296000", "TIME, 45296000", "TIME(1), 45296700", "TIME(3), 45296789"})
  void aTimeOfDayIsCut(String type, int millis) throws SQLException {
    String moment = "TIMESTAMP '" + TEXT + "'";
    for (String value : List.of(moment, "t", "TIME '12:34:56.789'", "'12:34:56.789'")) {
      String sql =
          "SELECT TIMESTAMPDIFF(SECOND, TIME '00:00:00', d) * 1000 + EXTRACT(MILLISECOND FROM d)"
              + " - EXTRACT(SECOND FROM d) * 1000 FROM (SELECT CAST(%s AS %s) AS d"
              + " FROM (VALUES (%s)) AS v(t)) AS w";
      assertThat(rows(pushing, String.format(sql, value, type, moment)))
          .as(value)
          .containsExactly(String.valueOf(millis));
    }
  }

  @Test
  void nullStaysNull() throws SQLException {
    assertThat(rows(pushing, "SELECT CAST(CAST(NULL AS TIMESTAMP(3)) AS TIMESTAMP(0))"))
        .containsExactly((String) null);
    assertThat(rows(pushing, "SELECT CAST(? AS TIMESTAMP(0))", new Object[] {null}))
        .containsExactly((String) null);
    assertThat(
            rows(
                pushing,
                "SELECT CAST(t AS TIMESTAMP(0)) FROM (VALUES (CAST(NULL AS TIMESTAMP(3)))) v(t)"))
        .containsExactly((String) null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CAST(CreatedOn AS TIMESTAMP(0)) = CreatedOn",
        "CreatedOn > CAST(CreatedOn AS TIMESTAMP(0))",
        "CAST(CreatedOn AS TIMESTAMP(0)) <= (SELECT MIN(CreatedOn) FROM PullRequests)",
        "CreatedOn <= (SELECT CAST(MIN(CreatedOn) AS TIMESTAMP(0)) FROM PullRequests)",
        "Id IN (SELECT Id FROM PullRequests WHERE CAST(CreatedOn AS TIMESTAMP(0)) < CreatedOn)",
        "CreatedOn >= CAST(TIMESTAMP '2026-01-31 12:34:56.789' AS TIMESTAMP(0))"
      })
  void isTheSameWithAndWithoutPushDown(String condition) throws SQLException {
    String sql = "SELECT Id FROM PullRequests WHERE " + condition + " ORDER BY Id";
    assertThat(rows(pushing, sql)).isEqualTo(rows(local, sql));
  }

  @Test
  void aTextIsATimeInASubQueryToo() throws SQLException {
    String sql =
        "SELECT COUNT(*) FROM PullRequests WHERE Id IN"
            + " (SELECT Id FROM PullRequests WHERE CreatedOn > '2000-01-31T00:00:00Z')";
    assertThat(rows(pushing, sql))
        .isEqualTo(rows(pushing, "SELECT COUNT(*) FROM PullRequests"))
        .doesNotContain("0");
  }

  @Test
  void aColumnIsCutAsJavaCutsIt() throws SQLException {
    String sql = "SELECT CreatedOn, CAST(CreatedOn AS TIMESTAMP(0)) FROM PullRequests";
    int fractions = 0;
    try (PreparedStatement statement = pushing.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Instant whole = rows.getTimestamp(1).toInstant();
        fractions += whole.getNano() > 0 ? 1 : 0;
        assertThat(rows.getTimestamp(2).toInstant())
            .isEqualTo(Instant.ofEpochSecond(whole.getEpochSecond()));
      }
    }
    assertThat(fractions).as("rows that have a fraction to lose").isPositive();
  }
}
