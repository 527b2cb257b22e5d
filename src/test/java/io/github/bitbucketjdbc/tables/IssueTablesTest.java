package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueTablesTest {
  private static final TableReading TABLES =
      new TableReading(
          DemoOptions.generated(10)
              .repositories(3)
              .pullRequests(12)
              .branches(6)
              .commits(30)
              .pipelines(14)
              .steps(3)
              .users(6)
              .pullRequests(60)
              .issueTracker(true));
  private static final String SLUG = "billing-00000";
  private static final String SCHEMA = "\"billing-00000\".";

  @AfterAll
  static void close() throws SQLException {
    TABLES.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Issues",
        "IssueComments",
        "IssueChanges",
        "IssueAttachments",
        "Milestones",
        "Versions",
        "Components"
      })
  void givesWhatTheServiceHas(String table) throws SQLException {
    TABLES.check(table, SLUG);
  }

  @Test
  void filtersIssuesAtTheService() throws SQLException {
    String sql = "SELECT Id FROM " + SCHEMA + "Issues WHERE State = 'on hold' AND Kind <> 'bug'";

    assertThat(TABLES.query(sql))
        .hasSize(
            (int)
                TABLES.expected("Issues").stream()
                    .filter(row -> row.get("RepositorySlug").equals(SLUG))
                    .filter(row -> row.get("State").equals("on hold"))
                    .filter(row -> !row.get("Kind").equals("bug"))
                    .count());
    assertThat(TABLES.requests(sql)).singleElement().asString().contains("q=state");
  }

  @Test
  void joinsCommentsToIssues() throws SQLException {
    assertThat(
            TABLES.number(
                "SELECT COUNT(*) FROM AllRepositories.Issues i JOIN AllRepositories.IssueComments c"
                    + " ON c.RepositorySlug = i.RepositorySlug AND c.IssueId = i.Id"))
        .isEqualTo(TABLES.expected("IssueComments").size());
    assertThat(
            TABLES.query(
                "SELECT c.Id FROM " + SCHEMA + "IssueComments c WHERE c.ContentRaw IS NULL"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Issues", "IssueComments", "Milestones"})
  void saysWhatBitbucketRemoved(String table) throws SQLException {
    try (TableReading story = new TableReading(DemoOptions.story())) {
      for (String schema : new String[] {"api.", "AllRepositories."}) {
        assertThatThrownBy(() -> story.query("SELECT * FROM " + schema + table))
            .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("0A001"))
            .hasMessageContaining("Bitbucket removed its issue tracker on 2026-08-20")
            .hasMessageContaining("CHANGE-3401");
      }
    }
  }
}
