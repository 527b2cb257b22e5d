package io.github.bitbucketjdbc.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that would cost too much, and answers that are not asked for twice. */
class PriceTest {
  private static DemoServer server;

  @BeforeAll
  static void start() {
    server = DemoServer.start(DemoOptions.story());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    server.clearRequests();
  }

  private static Connection connect(DemoServer to, String more) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + to.baseUrl() + ";" + more);
  }

  private static List<String> read(Statement statement, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Test
  void refusesWhatIsCertainToCostTooMuchBeforeTheFirstRequest() throws SQLException {
    String three =
        "SELECT COUNT(*) FROM AllRepositories.PullRequests"
            + " WHERE RepositorySlug IN ('api', 'web', 'docs')";
    try (Connection connection = connect(server, "MaxRequests=2");
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery(three))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("at least 3 requests");
      assertThat(server.requests()).isEmpty();
    }
    try (Connection connection = connect(server, "MaxRequests=3");
        Statement statement = connection.createStatement()) {
      assertThat(read(statement, three)).hasSize(1);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void stopsWhatTurnsOutToCostTooMuch() throws SQLException {
    try (DemoServer own = DemoServer.start(DemoOptions.story());
        Connection connection = connect(own, "MaxRequests=4");
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> read(statement, "SELECT Id FROM AllRepositories.PullRequests"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("MaxRequests");
      assertThat(own.requests()).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void warnsWhenTheHourHasNotEnoughRequestsLeft() throws SQLException {
    try (DemoServer poor =
            DemoServer.start(DemoOptions.story().rateLimit(20, Duration.ofHours(1)));
        Connection connection = connect(poor, "");
        Statement statement = connection.createStatement()) {
      read(statement, "SELECT Slug FROM Information.Repositories");
      assertThat((Throwable) statement.getWarnings()).isNull();
      read(statement, "SELECT COUNT(*) FROM AllRepositories.PullRequests");
      SQLWarning warning = statement.getWarnings();
      assertThat((Throwable) warning).isNotNull();
      assertThat(warning.getMessage()).contains("PullRequests", "more in this hour");
    }
  }

  @Test
  void keepsAnswersForOtherStatementsOnlyWhenAskedTo() throws SQLException {
    String sql = "SELECT Id FROM PullRequests WHERE State = 'OPEN'";
    try (Connection connection = connect(server, "");
        Statement statement = connection.createStatement()) {
      assertThat(read(statement, sql)).isEqualTo(read(statement, sql));
      assertThat(server.requests()).hasSize(2);
    }
    server.clearRequests();
    try (Connection connection = connect(server, "CacheTTL=600");
        Statement statement = connection.createStatement()) {
      List<String> first = read(statement, sql);
      assertThat(read(statement, sql)).isEqualTo(first);
      assertThat(server.requests()).hasSize(1);
      assertThat(read(statement, "SELECT Kept FROM sys_requests ORDER BY Statement"))
          .containsExactly("false", "true");

      statement.executeUpdate(
          "UPDATE PullRequests SET Title = 'Changed' WHERE Id = " + first.get(0));
      assertThat(read(statement, "SELECT Title FROM PullRequests WHERE Id = " + first.get(0)))
          .containsExactly("Changed");
      server.clearRequests();
      read(statement, sql);
      assertThat(server.requests()).as("a write forgets what was kept").hasSize(1);
    }
  }

  @Test
  void sendsTheSameRequestOnceInAStatement() throws SQLException {
    try (Connection connection = connect(server, "");
        Statement statement = connection.createStatement()) {
      String twice =
          "WITH open AS (SELECT Id, Title FROM PullRequests WHERE State = 'OPEN')"
              + " SELECT a.Id FROM open a JOIN open b ON a.Title = b.Title AND a.Id < b.Id";
      read(statement, twice);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void tellsWhatIsAskedOnceWhateverIsDecidedLocally() throws SQLException {
    String union =
        "SELECT Name FROM Information.Repositories WHERE Slug = 'api'"
            + " UNION ALL SELECT Name FROM Information.Repositories"
            + " WHERE Slug = 'api' AND Name LIKE '%p%'";
    try (Connection connection = connect(server, "");
        Statement statement = connection.createStatement()) {
      assertThat(read(statement, "EXPLAIN PLAN FOR " + union).get(0))
          .startsWith("Requests: 1 request\n");
      server.clearRequests();
      read(statement, union);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void explainsWhatNoValueOfAListSatisfies() throws SQLException {
    String none =
        "SELECT COUNT(*) FROM AllRepositories.PullRequests"
            + " WHERE RepositorySlug IN ('api', 'web') AND RepositorySlug LIKE 'x%'";
    try (Connection connection = connect(server, "");
        Statement statement = connection.createStatement()) {
      assertThat(read(statement, "EXPLAIN PLAN FOR " + none).get(0))
          .startsWith("Requests: 0 requests\n");
      server.clearRequests();
      assertThat(read(statement, none)).containsExactly("0");
      assertThat(server.requests()).isEmpty();
    }
  }
}
