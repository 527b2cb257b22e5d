package io.github.bitbucketjdbc.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every procedure: exactly what it sends, what it gives, and what is so afterwards. */
class ProceduresTest {
  private static final String PULL = "/api/pullrequests/";
  private static final String PIPELINE = "{352dbeff-b019-4df2-9f2b-8c97cdaef65b}";

  private static ProcedureService service;

  @BeforeAll
  static void start() throws SQLException {
    service = new ProcedureService(DemoOptions.story(), "Schema=api");
  }

  @AfterAll
  static void stop() throws SQLException {
    service.close();
  }

  @BeforeEach
  void forget() {
    service.clear();
  }

  private static Object value(String sql) throws SQLException {
    return service.row(sql).values().iterator().next();
  }

  private static String state(long pullRequest) throws SQLException {
    return (String) value("SELECT State FROM PullRequests WHERE Id = " + pullRequest);
  }

  private static AbstractThrowableAssert<?, ?> refused(String sql, String state) {
    return assertThatThrownBy(() -> service.rows(sql))
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state));
  }

  @Test
  void merges() throws SQLException {
    Map<String, Object> merged =
        service.row(
            "CALL MergePullRequest(PullRequestId => 8, Message => 'Say \"go\"', MergeStrategy =>"
                + " 'SQUASH', CloseSourceBranch => TRUE)");
    assertThat(service.sent())
        .containsExactly(
            "POST "
                + PULL
                + "8/merge {\"message\":\"Say \\\"go\\\"\",\"merge_strategy\":\"squash\","
                + "\"close_source_branch\":true}");
    assertThat(merged).containsEntry("PullRequestId", 8L).containsEntry("State", "MERGED");
    assertThat(merged.get("MergeCommitHash"))
        .isEqualTo(value("SELECT TargetCommitHash FROM Branches WHERE Name = 'main'"));
    assertThat(state(8)).isEqualTo("MERGED");
    refused("CALL MergePullRequest(8)", "22000").hasMessageContaining("already closed");
  }

  @Test
  void mergeOfConflictsIsRefused() throws SQLException {
    refused("CALL MergePullRequest(5)", "23000")
        .hasMessageContaining("resolve all merge conflicts")
        .hasMessageContaining("nothing was changed");
    assertThat(service.sent()).containsExactly("POST " + PULL + "5/merge");
    assertThat(state(5)).isEqualTo("OPEN");
  }

  @Test
  void mergeInTheBackgroundIsWaitedFor() throws SQLException {
    assertThat(service.row("CALL MergePullRequest(PullRequestId => 29, Async => TRUE)"))
        .containsEntry("State", "MERGED");
    String status = "GET " + PULL + "29/merge/task-status/";
    assertThat(service.sent()).hasSize(3);
    assertThat(service.sent().get(0)).isEqualTo("POST " + PULL + "29/merge?async=true");
    assertThat(service.sent().subList(1, 3)).allMatch(s -> s.startsWith(status));
  }

  @Test
  void declines() throws SQLException {
    assertThat(service.row("CALL DeclinePullRequest(26)")).containsEntry("State", "DECLINED");
    assertThat(service.sent()).containsExactly("POST " + PULL + "26/decline");
    assertThat(state(26)).isEqualTo("DECLINED");
  }

  @Test
  void reviews() throws SQLException {
    Object me = value("SELECT UUID FROM Information.CurrentUser");
    service.clear();
    assertThat(service.row("CALL ApprovePullRequest(35)"))
        .containsEntry("UserUUID", me)
        .containsEntry("Approved", true)
        .containsEntry("State", "approved");
    assertThat(service.row("CALL UnapprovePullRequest(35)"))
        .containsEntry("PullRequestId", 35L)
        .containsEntry("Approved", false);
    assertThat(service.row("CALL RequestChanges(35)"))
        .containsEntry("Approved", false)
        .containsEntry("State", "changes_requested");
    assertThat(service.row("CALL RemoveChangeRequest(35)"))
        .containsEntry("ChangesRequested", false);
    assertThat(service.sent())
        .containsExactly(
            "POST " + PULL + "35/approve",
            "DELETE " + PULL + "35/approve",
            "POST " + PULL + "35/request-changes",
            "DELETE " + PULL + "35/request-changes");
    refused("CALL RemoveChangeRequest(35)", "42704").hasMessageContaining("pull request 35 of");
  }

  @Test
  void resolvesThreads() throws SQLException {
    Object thread =
        value(
            "SELECT MIN(Id) FROM PullRequestComments WHERE PullRequestId = 8 AND ParentId IS NULL"
                + " AND ResolutionCreatedOn IS NULL");
    service.clear();
    String values = "(PullRequestId => 8, CommentId => " + thread + ")";
    assertThat(service.row("CALL ResolveComment" + values))
        .containsEntry("Resolved", true)
        .containsEntry("CommentId", thread)
        .doesNotContainEntry("ResolutionUserUUID", null)
        .doesNotContainEntry("ResolutionCreatedOn", null);
    refused("CALL ResolveComment" + values, "23000").hasMessageContaining("resolved already");
    assertThat(service.row("CALL ReopenComment" + values)).containsEntry("Resolved", false);
    String resolve = PULL + "8/comments/" + thread + "/resolve";
    assertThat(service.sent())
        .containsExactly("POST " + resolve, "POST " + resolve, "DELETE " + resolve);
  }

  @Test
  void runsAPipelineForABranch() throws SQLException {
    Map<String, Object> started =
        service.row(
            "CALL RunPipeline(RefName => 'main', SelectorType => 'custom', SelectorPattern =>"
                + " 'nightly', Variables => '{\"A\": \"1\"}', SecuredVariables => '{\"B\": \"2\"}')");
    assertThat(service.sent())
        .containsExactly(
            "POST /api/pipelines {\"target\":{\"type\":\"pipeline_ref_target\",\"ref_type\":\"branch\","
                + "\"ref_name\":\"main\",\"selector\":{\"type\":\"custom\",\"pattern\":\"nightly\"}},"
                + "\"variables\":[{\"key\":\"A\",\"value\":\"1\"},"
                + "{\"key\":\"B\",\"value\":\"2\",\"secured\":true}]}");
    assertThat(started)
        .containsEntry("StateName", "PENDING")
        .containsEntry("TargetRefName", "main");
    assertThat(
            value("SELECT BuildNumber FROM Pipelines WHERE UUID = '" + started.get("UUID") + "'"))
        .isEqualTo(started.get("BuildNumber"));
  }

  @Test
  void runsAPipelineForACommit() throws SQLException {
    Object hash = value("SELECT TargetCommitHash FROM Branches WHERE Name = 'develop'");
    service.clear();
    assertThat(service.row("CALL RunPipeline(CommitHash => '" + hash + "')"))
        .containsEntry("TargetCommitHash", hash);
    assertThat(service.sent()).hasSize(1);
    assertThat(service.sent().get(0))
        .startsWith(
            "POST /api/pipelines {\"target\":{\"type\":\"pipeline_commit_target\",\"commit\":{")
        .contains("\"type\":\"commit\"", "\"hash\":\"" + hash + "\"");
    service.clear();
    refused("CALL RunPipeline()", "23502").hasMessageContaining("RefName or CommitHash");
    refused("CALL RunPipeline(RefName => 'main', Variables => '[1]')", "22000")
        .hasMessageContaining("Variables must be a JSON object of texts");
    assertThat(service.sent()).isEmpty();
  }

  @Test
  void stopsAPipeline() throws SQLException {
    assertThat(service.row("CALL StopPipeline('" + PIPELINE + "')"))
        .containsEntry("PipelineUUID", PIPELINE)
        .containsEntry("StopRequested", true);
    assertThat(service.sent()).containsExactly("POST /api/pipelines/" + PIPELINE + "/stopPipeline");
    refused("CALL StopPipeline('" + PIPELINE + "')", "22000")
        .hasMessageContaining("completed already");
  }

  @Test
  void getsALogFromTheStorageHost() throws SQLException {
    Map<String, Object> step =
        service
            .rows(
                "SELECT PipelineUUID, UUID FROM PipelineSteps WHERE StartedOn IS NOT NULL AND"
                    + " PipelineUUID IN (SELECT UUID FROM Pipelines WHERE BuildNumber = 1)")
            .get(0);
    service.clear();
    Map<String, Object> log =
        service.row(
            "CALL GetPipelineLog('" + step.get("PipelineUUID") + "', '" + step.get("UUID") + "')");
    String text = (String) log.get("Content");
    assertThat(text.lines()).hasSize(20).first().isEqualTo("+ line 0 of " + step.get("UUID"));
    assertThat(log).containsEntry("Bytes", (long) text.length());
    assertThat(service.sent())
        .containsExactly(
            "GET /api/pipelines/"
                + step.get("PipelineUUID")
                + "/steps/"
                + step.get("UUID")
                + "/log");
    assertThat(service.rows("SELECT Path, Query FROM sys_requests ORDER BY SentOn DESC LIMIT 1"))
        .allSatisfy(r -> assertThat((String) r.get("Query")).isEmpty());
  }

  @Test
  void getsDifferences() throws SQLException {
    String ofPull = (String) service.row("CALL GetDiff(PullRequestId => 38)").get("Content");
    assertThat(ofPull).startsWith("diff --git a/");
    List<String> sent = service.sent();
    assertThat(sent).hasSize(2);
    assertThat(sent.get(0)).isEqualTo("GET " + PULL + "38/diff");
    assertThat(sent.get(1)).startsWith("GET /api/diff/acme/api:").contains("topic=true");
    service.clear();
    service.row(
        "CALL GetDiff(Spec => 'develop..main', Path => 'a b.txt', ContextLines => 0,"
            + " IgnoreWhitespace => TRUE, Binary => FALSE, Renames => FALSE, Topic => TRUE)");
    assertThat(service.sent())
        .containsExactly(
            "GET /api/diff/develop..main?path=a b.txt&context=0&ignore_whitespace=true&binary=false"
                + "&renames=false&topic=true");
    service.clear();
    refused("CALL GetDiff()", "23502").hasMessageContaining("PullRequestId or Spec");
    assertThat(service.sent()).isEmpty();
  }

  @Test
  void getsPatches() throws SQLException {
    assertThat((String) service.row("CALL GetPatch(Spec => 'main')").get("Content"))
        .startsWith("From ");
    assertThat(service.sent()).containsExactly("GET /api/patch/main");
    service.clear();
    assertThat((String) service.row("CALL GetPatch(38)").get("Content")).startsWith("From ");
    assertThat(service.sent()).hasSize(2).first().isEqualTo("GET " + PULL + "38/patch");
  }

  @Test
  void commitsFilesAndReadsThem() throws SQLException {
    Map<String, Object> made =
        service.row(
            "CALL CommitFiles(Message => 'Launch', Branch => 'launch', Author => 'Ada <a@b.example>',"
                + " Path => 'docs/größe 1.md', Content => 'T minus 10 ✓',"
                + " Files => '{\"message\": \"a file\"}', Deletions => '[\"README.md\"]')");
    assertThat(service.requests()).hasSize(1);
    assertThat(service.sent().get(0))
        .startsWith("POST /api/src ")
        .contains("name=\"message\"", "name=\"branch\"", "name=\"author\"", "name=\"/message\"")
        .contains("name=\"files\"", "/README.md");
    assertThat(made)
        .containsEntry("Branch", "launch")
        .containsEntry(
            "Hash", value("SELECT TargetCommitHash FROM Branches WHERE Name = 'launch'"));
    service.clear();
    Map<String, Object> read =
        service.row("CALL GetFileContent(Path => 'docs/größe 1.md', Ref => 'launch')");
    assertThat(read).containsEntry("Content", "T minus 10 ✓").containsEntry("Bytes", 14L);
    assertThat(service.sent()).containsExactly("GET /api/src/launch/docs/größe 1.md");
    assertThat(service.row("CALL GetFileContent('message', 'launch')"))
        .containsEntry("Content", "a file");
    refused("CALL GetFileContent('README.md', 'launch')", "42704");
    assertThat(value("SELECT Message FROM Commits WHERE Hash = '" + made.get("Hash") + "'"))
        .isEqualTo("Launch");
  }

  @Test
  void commitsThatMakeNoSenseAreNotSent() {
    refused("CALL CommitFiles(Message => 'x')", "23502").hasMessageContaining("Deletions");
    refused("CALL CommitFiles(Path => 'a')", "23502").hasMessageContaining("Content");
    refused("CALL CommitFiles(Content => 'a')", "23502").hasMessageContaining("Path");
    refused("CALL CommitFiles(Path => 'a/../b', Content => 'a')", "22000")
        .hasMessageContaining("not the path of a file");
    refused("CALL CommitFiles(Files => '{\"a\": \"1\"}', Deletions => '[\"a\"]')", "22000")
        .hasMessageContaining("both written and deleted");
    assertThat(service.sent()).isEmpty();
  }

  @Test
  void aCommitThatLostTheRaceIsRefused() throws SQLException {
    Object old = value("SELECT Hash FROM Commits ORDER BY Date LIMIT 1");
    refused("CALL CommitFiles(Path => 'a', Content => 'b', Parents => '" + old + "')", "23000")
        .hasMessageContaining("branch has moved");
  }

  @Test
  void textsInOtherEncodingsAreNeverGuessed() throws SQLException {
    service.row("CALL CommitFiles(Branch => 'latin', Path => 'l.txt', Content => X'4df6')");
    refused("CALL GetFileContent('l.txt', 'latin')", "22000")
        .hasMessageContaining("not in UTF-8")
        .hasMessageContaining("Encoding");
    assertThat(service.row("CALL GetFileContent('l.txt', 'latin', 'windows-1252')"))
        .containsEntry("Content", "Mö")
        .containsEntry("Bytes", 2L);
    refused("CALL GetFileContent('l.txt', 'latin', 'klingon')", "22000")
        .hasMessageContaining("There is no encoding klingon");
  }

  @Test
  void aDirectoryIsNoFile() {
    refused("CALL GetFileContent('src')", "42704").hasMessageContaining("directory");
  }

  @Test
  void aFileThatHoldsJsonIsAFile() throws SQLException {
    service.row(
        "CALL CommitFiles(Branch => 'json', Path => 'a.json', Content => '{\"values\": []}')");
    assertThat(service.row("CALL GetFileContent('a.json', 'json')"))
        .containsEntry("Content", "{\"values\": []}");
  }

  @Test
  void forks() throws SQLException {
    Map<String, Object> fork =
        service.row("CALL ForkRepository(Name => 'api-next', IsPrivate => TRUE)");
    assertThat(service.sent())
        .containsExactly(
            "POST /api/forks"
                + " {\"name\":\"api-next\",\"workspace\":{\"slug\":\"acme\"},\"is_private\":true}");
    assertThat(fork).containsEntry("Slug", "api-next").containsEntry("FullName", "acme/api-next");
    assertThat(value("SELECT UUID FROM Information.Repositories WHERE Slug = 'api-next'"))
        .isEqualTo(fork.get("UUID"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    refused("CALL ApprovePullRequest(9999)", "42704")
        .hasMessageContaining("pull request 9999 of the repository api");
    assertThat(service.sent()).containsExactly("POST " + PULL + "9999/approve");
  }

  @Test
  void aReadOnlyConnectionSendsNothing() throws SQLException {
    try (Connection readOnly = service.connect("Schema=api;Readonly=true");
        Statement statement = readOnly.createStatement()) {
      for (String call :
          List.of(
              "CALL MergePullRequest(50)",
              "CALL UnapprovePullRequest(50)",
              "CALL RunPipeline(RefName => 'main')",
              "CALL CommitFiles(Path => 'a', Content => 'b')",
              "CALL UploadFile(FileName => 'a', Content => 'b')",
              "CALL ForkRepository()")) {
        assertThatThrownBy(() -> statement.execute(call))
            .as(call)
            .isInstanceOf(SQLException.class)
            .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("25006"));
      }
      assertThat(service.sent()).isEmpty();
      assertThat(statement.execute("CALL GetPatch(Spec => 'main')")).isTrue();
      assertThat(statement.execute("EXPLAIN PLAN FOR CALL MergePullRequest(50)")).isTrue();
      assertThat(service.sent()).containsExactly("GET /api/patch/main");
    }
  }

  @Test
  void stepsOfOAuthNeedAConsumer() {
    refused("CALL GetOAuthAuthorizationURL(State => 'a')", "08P02")
        .hasMessageContaining("OAuthClientId");
    assertThat(service.sent()).isEmpty();
  }
}
