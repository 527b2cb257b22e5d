package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Refs, files, commits and what belongs to them, against what the service sends. */
class SourceTablesTest {
  private static BothWays acme;

  @BeforeAll
  static void start() throws SQLException {
    acme = new BothWays(DemoOptions.story().indexing("docs"), "AuthScheme=None");
  }

  @AfterAll
  static void stop() throws SQLException {
    acme.close();
  }

  private static String head() throws SQLException {
    return String.valueOf(
        acme.column("SELECT TargetCommitHash FROM api.Branches WHERE Name = 'main'").get(0));
  }

  @Test
  void tags() throws SQLException {
    assertThat(acme.sql("SELECT Name, Message, TaggerRaw, TargetCommitHash FROM api.Tags"))
        .containsExactlyInAnyOrderElementsOf(
            BothWays.cells(
                acme.api("/refs/tags"), "/name", "/message", "/tagger/raw", "/target/hash"))
        .anyMatch(row -> row.get(1) == null);
    assertThat(acme.column("SELECT Name FROM api.Tags WHERE Name LIKE 'v1%'"))
        .containsExactlyInAnyOrder("v1.0.0", "v1.9.0", "v1.10.0");
    assertThat(acme.column("SELECT Name FROM api.Tags WHERE Name = 'odd-\"$;<&#=@!|.,/tag'"))
        .hasSize(1);
  }

  @Test
  void refs() throws SQLException {
    assertThat(acme.sql("SELECT Type, Name, TargetCommitHash FROM api.Refs"))
        .containsExactlyInAnyOrderElementsOf(
            BothWays.cells(acme.api("/refs"), "/type", "/name", "/target/hash"));
    assertThat(acme.column("SELECT Name FROM api.Refs WHERE Type = 'tag' AND Name = 'v1.9.0'"))
        .containsExactly("v1.9.0");
  }

  @Test
  void filesOfTheMainBranch() throws SQLException {
    String sql = "SELECT Path, Type, SizeBytes, MimeType, Attributes, CommitHash FROM api.Files";
    List<JsonNode> files = acme.api("/src/main/?max_depth=100&pagelen=10");

    assertThat(acme.sql(sql))
        .containsExactlyElementsOf(
            BothWays.cells(
                files, "/path", "/type", "/size", "/mimetype", "/attributes", "/commit/hash"));
    assertThat(acme.column("SELECT DISTINCT Ref FROM api.Files")).containsExactly((String) null);
    assertThat(acme.requestsOf(sql))
        .extracting(r -> r.status() + " " + r.path().replaceAll("[0-9a-f]{40}", "HASH"))
        .containsExactly(
            "302 /2.0/repositories/acme/api/src", "200 /2.0/repositories/acme/api/src/HASH/");
    assertThat(acme.column("SELECT Path FROM api.Files WHERE SizeBytes > 9000"))
        .containsExactlyInAnyOrderElementsOf(
            files.stream()
                .filter(f -> f.path("size").asInt() > 9000)
                .map(f -> f.get("path").asText())
                .toList());
  }

  @Test
  void filesOfARefOrACommit() throws SQLException {
    String path = "SELECT Path FROM api.Files WHERE ";
    List<@Nullable String> then = new ArrayList<>();
    acme.api("/src/v1.0.0/?max_depth=100").forEach(f -> then.add(f.get("path").asText()));
    String hash =
        String.valueOf(
            acme.column("SELECT TargetCommitHash FROM api.Tags WHERE Name = 'v1.0.0'").get(0));

    assertThat(then).contains("README.txt").doesNotContain("README.md");
    assertThat(acme.column(path + "Ref = 'v1.0.0'")).containsExactlyElementsOf(then);
    assertThat(acme.column(path + "CommitHash = '" + hash + "'")).containsExactlyElementsOf(then);
    assertThat(acme.column(path + "CommitHash IN ('" + hash + "')"))
        .containsExactlyElementsOf(then);
    assertThat(acme.column(path + "Ref = 'v1.0.0' AND Type = 'commit_directory'"))
        .containsExactlyInAnyOrderElementsOf(then.stream().filter(p -> isDirectory(p)).toList());
    assertThat(acme.sql("SELECT DISTINCT Ref FROM api.Files WHERE Ref IN ('v1.0.0', 'main')"))
        .containsExactlyInAnyOrder(List.of("v1.0.0"), List.of("main"));
    assertThat(acme.requestsOf(path + "Ref = 'v1.0.0' AND SizeBytes > 900 AND Path LIKE 'docs/%'"))
        .singleElement()
        .extracting(DemoRequest::decodedQuery)
        .asString()
        .contains("size > 900", "path ~ \"docs/\"", "max_depth=100");
    assertThatThrownBy(() -> acme.sql(path + "Ref LIKE 'v1%'")).hasMessageContaining("Ref");
    assertThat(
            acme.column(
                "SELECT f.Path FROM api.Tags t JOIN api.Files f ON f.Ref = t.Name"
                    + " WHERE t.Name = 'v1.0.0'"))
        .as("a join asks for the files of what it joins")
        .containsExactlyInAnyOrderElementsOf(then);
    assertThat(
            acme.column(
                "SELECT f.Path FROM api.Tags t LEFT JOIN api.Files f"
                    + " ON f.CommitHash = t.TargetCommitHash WHERE t.Name = 'v1.0.0'"))
        .containsExactlyInAnyOrderElementsOf(then);
  }

  private static boolean isDirectory(@Nullable String path) {
    return path != null && !path.contains(".") && path.matches("[a-z]+(/main)?|infra/pad 39a|docs");
  }

  @Test
  void fileHistory() throws SQLException {
    String columns = "SELECT CommitHash, PathInCommit, SizeBytes FROM api.FileHistory ";
    List<JsonNode> history = acme.api("/filehistory/HEAD/README.md?pagelen=7");

    assertThat(acme.sql(columns + "WHERE Path = 'README.md'"))
        .containsExactlyElementsOf(BothWays.cells(history, "/commit/hash", "/path", "/size"))
        .anyMatch(row -> "README.txt".equals(row.get(1)));
    assertThat(acme.sql(columns + "WHERE Path = 'README.txt' AND Ref = 'v1.0.0'"))
        .containsExactlyElementsOf(
            BothWays.cells(
                acme.api("/filehistory/v1.0.0/README.txt"), "/commit/hash", "/path", "/size"));
    assertThat(
            acme.sql(
                "SELECT h.CommitMessage, c.Message FROM api.FileHistory h"
                    + " JOIN api.Commits c ON c.Hash = h.CommitHash"
                    + " WHERE h.Path = 'infra/pad 39a/main.tf'"))
        .isNotEmpty()
        .allMatch(row -> row.get(0) != null && row.get(0).equals(row.get(1)));
    assertThat(acme.column("SELECT Path FROM api.Files WHERE Ref = 'no such ref'")).isEmpty();
    assertThatThrownBy(() -> acme.sql("SELECT * FROM api.FileHistory"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Path")
        .hasMessageNotContaining("RepositorySlug")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42R01"));
  }

  @Test
  void parents() throws SQLException {
    List<List<@Nullable String>> expected = new ArrayList<>();
    for (JsonNode commit : acme.api("/commits?pagelen=100")) {
      expected.addAll(
          BothWays.after(
              commit.get("hash").asText(), BothWays.cells(listOf(commit.get("parents")), "/hash")));
    }

    assertThat(acme.sql("SELECT CommitHash, ParentHash FROM api.CommitParents"))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(
            acme.column(
                "SELECT Hash FROM api.Commits WHERE Hash NOT IN"
                    + " (SELECT CommitHash FROM api.CommitParents)"))
        .as("the first commit")
        .hasSize(1);
    String head = head();
    assertThat(acme.requestsOf("SELECT * FROM api.CommitParents WHERE CommitHash='" + head + "'"))
        .extracting(DemoRequest::path)
        .containsExactly("/2.0/repositories/acme/api/commit/" + head);
  }

  private static List<JsonNode> listOf(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }

  /** As the page of the table says: commits that are listed have 40 digits. */
  @Test
  void twelveDigitsOfACommitAreEnoughWhereTheyGoIntoTheAddress() throws SQLException {
    String hash =
        String.valueOf(
            acme.column("SELECT SourceCommitHash FROM api.PullRequests WHERE Id = 1").get(0));
    String join =
        "SELECT s.CommitHash, s.\"Key\" FROM api.PullRequests p JOIN api.CommitStatuses s"
            + " ON s.CommitHash = p.SourceCommitHash WHERE p.Id = 1";

    assertThat(hash).hasSize(12);
    assertThat(acme.sql(join))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            BothWays.after(
                hash, BothWays.cells(acme.api("/commit/" + hash + "/statuses"), "/key")));
    try (BothWays local = new BothWays(DemoOptions.story(), "AuthScheme=None;Pushdown=none")) {
      assertThat(local.sql(join)).isEmpty();
    }
  }

  @Test
  void whatBelongsToACommit() throws SQLException {
    String hash = "7685efabac710757939301eaaa570a1b40f3cb46";
    String commit = "/commit/" + hash;
    String where = " WHERE CommitHash = '" + hash + "'";

    assertThat(acme.sql("SELECT \"Key\", State, Refname, URL FROM api.CommitStatuses" + where))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            BothWays.cells(acme.api(commit + "/statuses"), "/key", "/state", "/refname", "/url"));
    assertThat(acme.sql("SELECT PullRequestId, State FROM api.CommitPullRequests" + where))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            BothWays.cells(acme.api(commit + "/pullrequests"), "/id", "/state"));
    List<JsonNode> reports = acme.api(commit + "/reports");
    assertThat(acme.sql("SELECT UUID, Title, Result, Data FROM api.CommitReports" + where))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            BothWays.cells(reports, "/uuid", "/title", "/result", "/data"));
    List<List<@Nullable String>> findings = new ArrayList<>();
    for (JsonNode report : reports) {
      String uuid = report.get("uuid").asText();
      String below = "/reports/" + uuid.replace("{", "%7B").replace("}", "%7D") + "/annotations";
      findings.addAll(
          BothWays.after(
              uuid,
              BothWays.cells(acme.api(commit + below), "/uuid", "/path", "/line", "/severity")));
    }
    assertThat(
            acme.sql(
                "SELECT ReportUUID, UUID, Path, Line, Severity FROM api.CommitReportAnnotations"
                    + where))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(findings);
  }

  @Test
  void commentsOfCommits() throws SQLException {
    List<List<@Nullable String>> all =
        acme.sql(
            "SELECT CommitHash, Id, Deleted FROM api.CommitComments WHERE Deleted IN (TRUE, FALSE)");
    List<List<@Nullable String>> shown =
        acme.sql("SELECT CommitHash, Id, Deleted FROM api.CommitComments");

    assertThat(all).anyMatch(row -> "true".equals(row.get(2)));
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(row -> "false".equals(row.get(2))).toList());
    String hash = String.valueOf(all.get(0).get(0));
    assertThat(
            acme.column(
                "SELECT Id FROM api.CommitComments WHERE Deleted IN (TRUE, FALSE) AND CommitHash='"
                    + hash
                    + "'"))
        .containsExactlyElementsOf(
            acme.api("/commit/" + hash + "/comments").stream()
                .map(c -> c.get("id").asText())
                .toList());
  }

  @Test
  void differences() throws SQLException {
    String columns = "SELECT Path, Status, LinesAdded, OldPath, NewPath FROM api.CommitDiffstat";
    String[] pointers = {"/status", "/lines_added", "/old/path", "/new/path"};
    List<JsonNode> between = acme.api("/diffstat/main..v1.0.0?pagelen=10");

    List<List<@Nullable String>> found = acme.sql(columns + " WHERE Spec = 'main..v1.0.0'");
    assertThat(found.stream().map(row -> row.subList(1, 5)).toList())
        .containsExactlyElementsOf(BothWays.cells(between, pointers));
    assertThat(found)
        .allMatch(row -> row.get(0) != null)
        .anyMatch(row -> row.get(3) == null)
        .anyMatch(row -> row.get(4) == null)
        .anyMatch(row -> "renamed".equals(row.get(1)));
    String head = head();
    assertThat(acme.sql(columns + " WHERE CommitHash = '" + head + "'"))
        .extracting(row -> row.subList(1, 5))
        .containsExactlyElementsOf(BothWays.cells(acme.api("/diffstat/" + head), pointers));
    assertThat(
            acme.sql(
                "SELECT DISTINCT CommitHash, Spec FROM api.CommitDiffstat WHERE CommitHash = '"
                    + head
                    + "'"))
        .containsExactly(List.of(head, head));
  }

  @Test
  void pullRequestsThatAreBeingCollected() {
    assertThatThrownBy(() -> acme.sql("SELECT * FROM docs.CommitPullRequests"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("still preparing");
  }
}
