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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions in which a CASE, or what becomes one, decides about rows whose value is NULL. */
class CaseConditionsTest {
  private static DemoServer service;
  private static List<Pull> pulls;

  /** A pull request, as the service tells it without any condition. */
  record Pull(long id, @Nullable String merged) {
    boolean isMergedAs(String hash) {
      return hash.equals(merged);
    }
  }

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    try (Connection connection = connect(true)) {
      pulls = read(connection, "SELECT Id, MergeCommitHash FROM PullRequests");
    }
    assertThat(pulls).extracting(Pull::merged).containsNull();
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static Connection connect(boolean pushdown) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL="
            + service.baseUrl()
            + (pushdown ? "" : ";Pushdown=none"));
  }

  private static List<Pull> read(Connection connection, String sql) throws SQLException {
    List<Pull> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(new Pull(rows.getLong(1), rows.getString(2)));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowsWithoutTheValueAreThere(boolean pushdown) throws SQLException {
    String hash = pulls.stream().filter(p -> p.merged() != null).findFirst().orElseThrow().merged();
    String known = "COALESCE(MergeCommitHash, 'none') = '" + hash + "'";
    try (Connection connection = connect(pushdown)) {
      assertSelects(
          connection, "CASE WHEN " + known + " THEN 1 ELSE 2 END = 2", p -> !p.isMergedAs(hash));
      assertSelects(
          connection,
          "CASE WHEN " + known + " THEN Id = 0 ELSE Id > 3 END",
          p -> !p.isMergedAs(hash) && p.id() > 3);
      assertSelects(connection, "NOT (" + known + ")", p -> !p.isMergedAs(hash));
      assertSelects(
          connection,
          "CASE WHEN NOT (" + known + ") THEN 'other' ELSE 'this' END <> 'this'",
          p -> !p.isMergedAs(hash));
      assertSelects(
          connection,
          "CASE COALESCE(MergeCommitHash, 'none') WHEN 'none' THEN 'open' WHEN '"
              + hash
              + "' THEN 'this' ELSE 'other' END IN ('open', 'other')",
          p -> !p.isMergedAs(hash));
      assertSelects(
          connection,
          "NULLIF(COALESCE(MergeCommitHash, 'none'), '" + hash + "') IS NOT NULL",
          p -> !p.isMergedAs(hash));
      assertSelects(
          connection,
          "(CASE WHEN MergeCommitHash = '" + hash + "' THEN TRUE END) IS NULL",
          p -> !p.isMergedAs(hash));
    }
  }

  private static void assertSelects(Connection connection, String condition, Predicate<Pull> wanted)
      throws SQLException {
    assertThat(read(connection, "SELECT Id, MergeCommitHash FROM PullRequests WHERE " + condition))
        .as(condition)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(pulls.stream().filter(wanted).toList());
  }
}
