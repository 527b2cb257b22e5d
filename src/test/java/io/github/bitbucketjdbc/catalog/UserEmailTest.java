package io.github.bitbucketjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.ValueSource;

/** A column that the service filters by and never sends. */
class UserEmailTest {
  private static final String SELECT = "SELECT DisplayName, UserEmail FROM Users";

  private static DemoServer service;
  private static Connection connection;
  private static Connection local;

  @BeforeAll
  static void start() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    String url = "jdbc:bitbucket:AuthScheme=None;Workspace=acme;BaseURL=" + service.baseUrl();
    connection = DriverManager.getConnection(url);
    local = DriverManager.getConnection(url + ";Pushdown=none");
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    local.close();
    service.close();
  }

  @Test
  void isTheAddressThatWasAskedFor() throws SQLException {
    String where = " WHERE UserEmail = 'rafael@rockets.example'";
    assertThat(rows(connection, SELECT + where))
        .containsExactly("Rafael Quintero rafael@rockets.example");
    assertThat(rows(connection, SELECT + where + " AND Nickname = 'nobody'")).isEmpty();
  }

  @Test
  void eachAddressOfAListIsAskedFor() throws SQLException {
    assertThat(
            rows(
                connection,
                SELECT
                    + " WHERE UserEmail IN ('mira@rockets.example', 'rafael@rockets.example',"
                    + " 'nobody@rockets.example')"))
        .containsExactlyInAnyOrder(
            "Mira Okafor mira@rockets.example", "Rafael Quintero rafael@rockets.example");
  }

  @Test
  void canBeAParameter() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " WHERE UserEmail = ?")) {
      statement.setString(1, "mira@rockets.example\" OR user.email != \"");
      assertThat(read(statement.executeQuery())).isEmpty();
      statement.setString(1, "mira@rockets.example");
      assertThat(read(statement.executeQuery())).hasSize(1);
    }
  }

  @Test
  void isNullWhereNobodyAsked() throws SQLException {
    assertThat(rows(connection, SELECT)).hasSize(10).allMatch(row -> row.endsWith(" null"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserEmail LIKE '%example'",
        "UserEmail IS NULL",
        "UserEmail = 'mira@rockets.example' OR Nickname = 'rafael'"
      })
  void otherComparisonsAreRefused(String condition) {
    for (Connection c : List.of(connection, local)) {
      assertThatThrownBy(() -> rows(c, SELECT + " WHERE " + condition))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("UserEmail")
          .hasMessageContaining("= or IN");
    }
  }

  @Test
  void readingTheWholeListCannotTellIt() {
    assertThatThrownBy(() -> rows(local, SELECT + " WHERE UserEmail = 'rafael@rockets.example'"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Pushdown=full");
  }

  private static List<String> rows(Connection on, String sql) throws SQLException {
    try (Statement statement = on.createStatement()) {
      return read(statement.executeQuery(sql));
    }
  }

  private static List<String> read(ResultSet result) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (result) {
      while (result.next()) {
        rows.add(result.getString(1) + " " + result.getString(2));
      }
    }
    return rows;
  }
}
