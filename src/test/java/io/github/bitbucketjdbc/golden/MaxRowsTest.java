package io.github.bitbucketjdbc.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
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

/** Who reads no more than some rows pays what LIMIT costs, and gets the rows of LIMIT. */
class MaxRowsTest {
  private static final String LIST = "SELECT Id FROM PullRequests ORDER BY CreatedOn DESC";

  private static RecordedService service;

  @BeforeAll
  static void start() {
    service = new RecordedService(DemoOptions.story());
  }

  @AfterAll
  static void stop() throws SQLException {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT Id FROM PullRequests",
        LIST,
        "SELECT UPPER(Title) FROM PullRequests ORDER BY CreatedOn",
        "SELECT Id FROM PullRequests WHERE URL LIKE '%7'",
        "SELECT RepositorySlug, Id FROM AllRepositories.PullRequests",
        "SELECT RepositorySlug, Id FROM AllRepositories.PullRequests ORDER BY CreatedOn DESC",
        "SELECT p.Id, c.Id FROM PullRequests p JOIN PullRequestComments c ON c.PullRequestId = p.Id",
        "SELECT p.Id, c.Id FROM PullRequests p LEFT JOIN PullRequestComments c"
            + " ON c.PullRequestId = p.Id ORDER BY p.CreatedOn DESC",
        "SELECT p.Id, r.UserUUID FROM PullRequests p JOIN PullRequestReviewers r"
            + " ON r.PullRequestId = p.Id",
        "SELECT p.Id FROM PullRequests p WHERE EXISTS"
            + " (SELECT 1 FROM PullRequestComments c WHERE c.PullRequestId = p.Id)",
        "SELECT Id FROM PullRequests UNION ALL SELECT BuildNumber FROM Pipelines"
      })
  void costsWhatLimitCosts(String sql) throws SQLException {
    List<String> limited = rows(sql + " LIMIT 3", 0);
    List<String> requests = sent();
    assertThat(limited).hasSize(3);
    List<String> first = rows(sql, 3);
    assertThat(sent()).isEqualTo(requests);
    assertThat(first).isEqualTo(limited);
    assertThat(rows(sql, 0)).as("without a limit").hasSizeGreaterThan(3);
  }

  @Test
  void joinsAskForAsFewKeysAsNeeded() throws SQLException {
    rows(
        "SELECT p.Id, c.Id FROM PullRequests p LEFT JOIN PullRequestComments c"
            + " ON c.PullRequestId = p.Id ORDER BY p.CreatedOn DESC",
        5);
    assertThat(sent()).as("one page, and the comments of five").hasSize(6);
    rows(
        "SELECT p.Id, c.Id FROM PullRequests p JOIN PullRequestComments c ON c.PullRequestId = p.Id",
        5);
    assertThat(sent()).as("one page, and comments until there are five").hasSize(3);
  }

  @Test
  void followsTheStatement() throws SQLException {
    try (PreparedStatement statement = service.connection("").prepareStatement(LIST)) {
      for (int most : List.of(2, 0, 3, 2)) {
        statement.setMaxRows(most);
        service.server().clearRequests();
        assertThat(ids(statement.executeQuery())).hasSize(most == 0 ? 60 : most);
        assertThat(sent().get(0)).contains("pagelen=" + (most == 0 ? 50 : most) + "&");
      }
    }
  }

  @Test
  void theSmallerLimitHolds() throws SQLException {
    assertThat(rows(LIST + " LIMIT 2", 5)).isEqualTo(rows(LIST + " LIMIT 2", 0)).hasSize(2);
    assertThat(rows(LIST + " LIMIT 5 OFFSET 1", 2)).isEqualTo(rows(LIST + " LIMIT 2 OFFSET 1", 0));
    assertThat(sent().get(0)).contains("pagelen=3&");
    try (PreparedStatement statement = service.connection("").prepareStatement(LIST + " LIMIT ?")) {
      statement.setInt(1, 5);
      statement.setMaxRows(2);
      assertThat(ids(statement.executeQuery())).isEqualTo(rows(LIST, 2));
      statement.setInt(1, 1);
      assertThat(ids(statement.executeQuery())).isEqualTo(rows(LIST, 1));
    }
  }

  @Test
  void aSummaryIsOfAllRows() throws SQLException {
    String numbers = "SELECT State, COUNT(*) FROM PullRequests GROUP BY State ORDER BY State";
    List<String> all = rows(numbers, 0);
    assertThat(rows(numbers, 1)).isEqualTo(all.subList(0, 1));
    assertThat(rows("SELECT COUNT(*) FROM PullRequests", 1)).containsExactly("60");
    String ranks = "SELECT ROW_NUMBER() OVER (ORDER BY Id DESC), Id FROM PullRequests ORDER BY Id";
    assertThat(rows(ranks, 1)).containsExactly("60");
  }

  @Test
  void thePropertyLimitsAndWarns() throws SQLException {
    try (Statement statement = service.connection("MaxRows=2").createStatement()) {
      service.server().clearRequests();
      assertThat(ids(statement.executeQuery(LIST))).hasSize(2);
      assertThat(sent()).hasSize(1).allMatch(r -> r.contains("pagelen=2&"));
      assertThat((Throwable) statement.getWarnings()).hasMessageContaining("there may be more");
    }
  }

  @Test
  void isExplainedAndPriced() throws SQLException {
    String fanOut = "SELECT RepositorySlug, Id FROM AllRepositories.PullRequests";
    assertThat(rows("EXPLAIN PLAN FOR " + LIST, 2).get(0))
        .contains("Requests: 1 request\n", "pagelen=2&");
    assertThat(service.requests("MaxRows=2;MaxRequests=2;", fanOut, List.of())).hasSize(2);
  }

  @Test
  void writesAreNotLimited() throws SQLException {
    try (RecordedService own = new RecordedService(DemoOptions.story());
        Statement statement = own.connection("MaxRows=1").createStatement()) {
      statement.setMaxRows(1);
      String comments = " PullRequestComments WHERE PullRequestId = 2";
      long count = number(statement, "SELECT COUNT(*) FROM" + comments);
      assertThat(count).isGreaterThan(1);
      assertThat(
              statement.executeUpdate(
                  "INSERT INTO PullRequestComments (PullRequestId, ContentRaw)"
                      + " SELECT PullRequestId, 'again' FROM"
                      + comments))
          .isEqualTo((int) count);
      String again = comments + " AND ContentRaw = 'again'";
      assertThat(
              statement.executeUpdate(
                  "UPDATE PullRequestComments SET ContentRaw = 'once more'"
                      + " WHERE PullRequestId = 2 AND ContentRaw = 'again'"))
          .isEqualTo((int) count);
      assertThat(number(statement, "SELECT COUNT(*) FROM" + again)).isZero();
      assertThat(
              statement.executeUpdate("DELETE FROM" + comments + " AND ContentRaw = 'once more'"))
          .isEqualTo((int) count);
      assertThat(number(statement, "SELECT COUNT(*) FROM" + comments)).isEqualTo(count);
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    return Long.parseLong(ids(statement.executeQuery(sql)).get(0));
  }

  private static List<String> rows(String sql, int most) throws SQLException {
    try (Statement statement = service.connection("").createStatement()) {
      statement.setMaxRows(most);
      service.server().clearRequests();
      return ids(statement.executeQuery(sql));
    }
  }

  private static List<String> ids(ResultSet result) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (result) {
      while (result.next()) {
        ids.add(result.getString(1));
      }
    }
    return ids;
  }

  private static List<String> sent() {
    return service.server().requests().stream().map(DemoRequest::target).sorted().toList();
  }
}
