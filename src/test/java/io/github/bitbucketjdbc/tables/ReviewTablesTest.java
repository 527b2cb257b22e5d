package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What belongs to pull requests, against what the service sends. */
class ReviewTablesTest {
  private static final List<String> KINDS =
      List.of("update", "approval", "changes_request", "comment");

  private static BothWays acme;

  @BeforeAll
  static void start() throws SQLException {
    acme = new BothWays(DemoOptions.story(), "AuthScheme=None");
  }

  @AfterAll
  static void stop() throws SQLException {
    acme.close();
  }

  private static List<List<@Nullable String>> expected(List<JsonNode> items) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (JsonNode item : items) {
      String kind = KINDS.stream().filter(item::has).findFirst().orElse(null);
      JsonNode inner = kind == null ? item : item.get(kind);
      JsonNode user = inner.path("update".equals(kind) ? "author" : "user").path("uuid");
      List<@Nullable String> row = new ArrayList<>();
      row.add(item.at("/pull_request/id").asText());
      row.add(kind);
      row.add(user.isTextual() ? user.asText() : null);
      row.add("comment".equals(kind) ? inner.at("/content/raw").asText() : null);
      rows.add(row);
    }
    return rows;
  }

  @Test
  void activity() throws SQLException {
    String sql =
        "SELECT PullRequestId, Kind, UserUUID, CommentContentRaw FROM api.PullRequestActivity";
    List<List<@Nullable String>> all = acme.sql(sql);

    assertThat(all)
        .containsExactlyElementsOf(expected(acme.api("/pullrequests/activity?pagelen=50")))
        .extracting(row -> row.get(1))
        .contains("update", "approval", "changes_request", "comment", null);
    assertThat(acme.sql(sql + " WHERE PullRequestId = 17"))
        .containsExactlyElementsOf(expected(acme.api("/pullrequests/17/activity")));
    assertThat(acme.requestsOf(sql + " WHERE PullRequestId = 17"))
        .extracting(DemoRequest::path)
        .containsExactly("/2.0/repositories/acme/api/pullrequests/17/activity");
    assertThat(acme.requestsOf(sql)).allMatch(r -> r.path().endsWith("/pullrequests/activity"));
    assertThat(acme.sql(sql + " WHERE Kind = 'approval'"))
        .containsExactlyElementsOf(
            all.stream().filter(row -> "approval".equals(row.get(1))).toList());
    assertThat(acme.column("SELECT COUNT(*) FROM api.PullRequestActivity WHERE Date IS NULL"))
        .as("only items without a kind have no time")
        .containsExactly(String.valueOf(all.stream().filter(r -> r.get(1) == null).count()));
  }

  @Test
  void tasks() throws SQLException {
    List<List<@Nullable String>> expected = new ArrayList<>();
    for (int id = 1; id <= 60; id++) {
      expected.addAll(
          BothWays.after(
              String.valueOf(id),
              BothWays.cells(
                  acme.api("/pullrequests/" + id + "/tasks"),
                  "/id",
                  "/state",
                  "/content/raw",
                  "/resolved_by/uuid",
                  "/comment/id")));
    }
    String sql =
        "SELECT PullRequestId, Id, State, ContentRaw, ResolvedByUUID, CommentId"
            + " FROM api.PullRequestTasks";

    assertThat(acme.sql(sql)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(acme.sql(sql + " WHERE State = 'UNRESOLVED'"))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().filter(row -> "UNRESOLVED".equals(row.get(2))).toList());
    assertThat(
            acme.sql(
                "SELECT p.Id, COUNT(t.Id) FROM api.PullRequests p JOIN api.PullRequestTasks t"
                    + " ON t.PullRequestId = p.Id WHERE t.State = 'UNRESOLVED'"
                    + " GROUP BY p.Id, p.TaskCount HAVING COUNT(t.Id) <> p.TaskCount"))
        .as("pull requests that count their tasks otherwise")
        .isEmpty();
  }

  @Test
  void commitsAndStatuses() throws SQLException {
    assertThat(
            acme.sql("SELECT Hash, Message FROM api.PullRequestCommits WHERE PullRequestId = 17"))
        .isNotEmpty()
        .containsExactlyElementsOf(
            BothWays.cells(acme.api("/pullrequests/17/commits"), "/hash", "/message"));
    assertThat(
            acme.sql(
                "SELECT CommitHash, \"Key\", State FROM api.PullRequestStatuses"
                    + " WHERE PullRequestId = 3"))
        .containsExactlyInAnyOrderElementsOf(
            BothWays.cells(acme.api("/pullrequests/3/statuses"), "/commit/hash", "/key", "/state"));
  }

  @Test
  void differencesAndConflicts() throws SQLException {
    String sql = "SELECT Path, Status FROM api.PullRequestDiffstat WHERE PullRequestId = 3";
    assertThat(acme.sql(sql))
        .isNotEmpty()
        .extracting(row -> row.get(1))
        .containsExactlyElementsOf(
            acme.api("/pullrequests/3/diffstat").stream()
                .map(d -> d.get("status").asText())
                .toList());
    assertThat(acme.requestsOf(sql)).extracting(DemoRequest::status).containsExactly(302, 200);
    assertThat(
            acme.sql("SELECT Path, Scenario FROM api.PullRequestConflicts WHERE PullRequestId=14"))
        .isNotEmpty()
        .containsExactlyElementsOf(
            BothWays.cells(acme.api("/pullrequests/14/conflicts"), "/path", "/scenario"));
  }

  @Test
  void conflictsRefuseApiTokens() throws SQLException {
    DemoOptions options = DemoOptions.story().basicAuth("mira@rockets.example", "secret");
    String user = "User=mira@rockets.example;APIToken=secret";
    try (BothWays signedIn = new BothWays(options, user)) {
      assertThat(signedIn.sql("SELECT * FROM api.PullRequestDiffstat WHERE PullRequestId = 3"))
          .isNotEmpty();
      assertThatThrownBy(
              () -> signedIn.sql("SELECT * FROM api.PullRequestConflicts WHERE PullRequestId = 3"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("set AccessToken");
    }
  }

  @Test
  void participants() throws SQLException {
    List<List<@Nullable String>> expected = new ArrayList<>();
    for (JsonNode pull :
        acme.api("/pullrequests?pagelen=50&q=id%3E0&fields=%2Bvalues.participants")) {
      List<JsonNode> people = new ArrayList<>();
      pull.get("participants").forEach(people::add);
      expected.addAll(
          BothWays.after(
              pull.get("id").asText(), BothWays.cells(people, "/user/uuid", "/role", "/state")));
    }

    assertThat(
            acme.sql(
                "SELECT PullRequestId, UserUUID, Role, State FROM api.PullRequestParticipants"))
        .containsExactlyInAnyOrderElementsOf(expected)
        .anyMatch(row -> "PARTICIPANT".equals(row.get(2)));
    assertThat(acme.sql("SELECT PullRequestId, UserUUID FROM api.PullRequestReviewers"))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream()
                .filter(row -> "REVIEWER".equals(row.get(2)))
                .map(row -> row.subList(0, 2))
                .toList());
  }

  @Test
  void mergeChecks() throws SQLException {
    assertThat(
            acme.sql(
                "SELECT Type, Status, Blocking, Reason, CheckKind, Observed"
                    + " FROM api.PullRequestMergeChecks WHERE PullRequestId = 17"))
        .containsExactlyElementsOf(
            BothWays.cells(
                acme.api("/pullrequests/17/mergeability/checks"),
                "/type",
                "/status",
                "/blocking",
                "/reason",
                "/check/kind",
                "/observed"));
  }

  @Test
  void defaultReviewers() throws SQLException {
    List<List<@Nullable String>> own =
        BothWays.cells(acme.api("/default-reviewers"), "/uuid", "/display_name");

    assertThat(acme.sql("SELECT UUID, DisplayName FROM api.DefaultReviewers"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(own);
    String first = Objects.requireNonNull(own.get(0).get(0));
    assertThat(acme.column("SELECT UUID FROM api.DefaultReviewers WHERE UUID = '" + first + "'"))
        .containsExactly(first);
    assertThat(acme.sql("SELECT UserUUID, ReviewerType FROM api.EffectiveDefaultReviewers"))
        .containsExactlyInAnyOrderElementsOf(
            BothWays.cells(
                acme.api("/effective-default-reviewers"), "/user/uuid", "/reviewer_type"));
  }
}
