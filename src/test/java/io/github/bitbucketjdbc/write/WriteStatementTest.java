package io.github.bitbucketjdbc.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** INSERT, UPDATE and DELETE through JDBC: what is sent, what is reported, what is there after. */
class WriteStatementTest {
  private static final int OPEN = 5;

  private static DemoServer server;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    server = DemoServer.start(DemoOptions.story());
    connection = connect("");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    server.close();
  }

  @BeforeEach
  void forget() {
    server.clearRequests();
  }

  private static Connection connect(String more) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + server.baseUrl() + ";" + more);
  }

  /** The requests since the test began, without the base path. */
  private static List<String> sent() {
    return server.requests().stream().map(WriteStatementTest::line).toList();
  }

  private static String line(DemoRequest request) {
    String path = request.target().replaceAll("\\?.*", "").replace("/2.0/repositories/acme", "");
    return request.method() + " " + path + (request.body().isEmpty() ? "" : " " + request.body());
  }

  private static long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  private static List<String> read(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /** How a statement was refused. */
  private record Refusal(Class<?> type, String state, String message) {
    static Refusal of(ThrowingCallable call) {
      SQLException e = catchThrowableOfType(SQLException.class, call);
      return new Refusal(e.getClass(), e.getSQLState(), e.getMessage());
    }
  }

  private static Refusal refused(String sql) {
    return Refusal.of(() -> update(sql));
  }

  @Test
  void theKeyThatWasGeneratedComesFirst() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO AllRepositories.PullRequestComments (RepositorySlug, PullRequestId,"
              + " ContentRaw) VALUES ('api', 5, 'First')",
          Statement.RETURN_GENERATED_KEYS);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= keys.getMetaData().getColumnCount(); i++) {
          names.add(keys.getMetaData().getColumnName(i));
        }
        assertThat(names).containsExactly("Id", "RepositorySlug", "PullRequestId");
      }
    }
  }

  @Test
  void insertsARowWithOneRequestAndTellsItsKey() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int count =
          statement.executeUpdate(
              "INSERT INTO PullRequestComments (PullRequestId, ContentRaw) VALUES (5, 'Nice\"ly')",
              Statement.RETURN_GENERATED_KEYS);
      assertThat(count).isEqualTo(1);
      assertThat(sent())
          .containsExactly(
              "POST /api/pullrequests/5/comments {\"content\":{\"raw\":\"Nice\\\"ly\"}}");
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getMetaData().getColumnName(1)).isEqualTo("Id");
        assertThat(keys.getLong("PullRequestId")).isEqualTo(5);
        long id = keys.getLong(1);
        assertThat(
                read(
                    "SELECT ContentRaw FROM PullRequestComments WHERE PullRequestId = 5 AND Id = "
                        + id))
            .containsExactly("Nice\"ly");
        assertThat(keys.next()).isFalse();
      }
    }
  }

  @Test
  void givesTheColumnsOfNewRowsThatAreAskedFor() throws SQLException {
    String sql = "INSERT INTO PullRequestTasks (PullRequestId, ContentRaw) VALUES (?, ?)";
    try (PreparedStatement statement =
        connection.prepareStatement(sql, new String[] {"id", "State"})) {
      statement.setLong(1, OPEN);
      statement.setString(2, "Do it");
      statement.execute();
      assertThat(statement.getUpdateCount()).isEqualTo(1);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      ResultSet keys = statement.getGeneratedKeys();
      assertThat(keys.next()).isTrue();
      assertThat(keys.getLong(1)).isPositive();
      assertThat(keys.getString(2)).isEqualTo("UNRESOLVED");
    }
  }

  @Test
  void updatesRowsThatAreNamedByTheirKeysWithoutReadingThem() throws SQLException {
    assertThat(update("UPDATE PullRequests SET Title = 'One' WHERE Id IN (5, 8)")).isEqualTo(2);
    assertThat(sent())
        .containsExactly(
            "PUT /api/pullrequests/5 {\"title\":\"One\"}",
            "PUT /api/pullrequests/8 {\"title\":\"One\"}");
  }

  @Test
  void looksUpTheKeysThatAConditionDoesNotGive() throws SQLException {
    update("UPDATE PullRequests SET Title = 'Find me' WHERE Id = 5");
    server.clearRequests();

    assertThat(
            update(
                "UPDATE PullRequests SET Title = Title || '!', SummaryRaw = 'seen'"
                    + " WHERE State = 'OPEN' AND Title = 'Find me'"))
        .isEqualTo(1);
    assertThat(sent())
        .containsExactly(
            "GET /api/pullrequests",
            "PUT /api/pullrequests/5 {\"title\":\"Find me!\",\"description\":\"seen\"}");
    assertThat(read("SELECT SummaryRaw FROM PullRequests WHERE Id = 5")).containsExactly("seen");
  }

  @Test
  void sendsNullToEmptyAColumn() throws SQLException {
    update("UPDATE PullRequests SET SummaryRaw = NULL WHERE Id = 8");
    assertThat(sent()).containsExactly("PUT /api/pullrequests/8 {\"description\":null}");
  }

  @Test
  void readsAllRowsBeforeTheFirstIsWritten() throws SQLException {
    long before =
        Long.parseLong(
            read("SELECT COUNT(*) FROM PullRequestComments WHERE PullRequestId = 8").get(0));
    long written =
        update(
            "INSERT INTO PullRequestComments (PullRequestId, ContentRaw)"
                + " SELECT PullRequestId, 'Again: ' || ContentRaw FROM PullRequestComments"
                + " WHERE PullRequestId = 8");
    assertThat(written).isEqualTo(before);
    assertThat(read("SELECT COUNT(*) FROM PullRequestComments WHERE PullRequestId = 8"))
        .containsExactly(String.valueOf(2 * before));
  }

  @Test
  void declinesAPullRequestOnDelete() throws SQLException {
    String[] branch = {"feature/short-lived"};
    update(
        "INSERT INTO Branches (Name, TargetCommitHash) SELECT '"
            + branch[0]
            + "', TargetCommitHash FROM Branches WHERE Name = 'feature/ROCK-267-map-tiles'");
    update(
        "INSERT INTO PullRequests (Title, SourceBranchName, DestinationBranchName) VALUES ('T', '"
            + branch[0]
            + "', 'main')");
    String id =
        read("SELECT Id FROM PullRequests WHERE SourceBranchName = '" + branch[0] + "'").get(0);
    server.clearRequests();

    assertThat(update("DELETE FROM PullRequests WHERE Id = " + id)).isEqualTo(1);
    assertThat(sent()).containsExactly("POST /api/pullrequests/" + id + "/decline");
    assertThat(read("SELECT State FROM PullRequests WHERE Id = " + id)).containsExactly("DECLINED");
  }

  @Test
  void doesNotOverwriteTheOpenPullRequestOfTheSameBranches() throws SQLException {
    String source = read("SELECT SourceBranchName FROM PullRequests WHERE Id = 5").get(0);
    server.clearRequests();
    Refusal e =
        refused(
            "INSERT INTO PullRequests (Title, SourceBranchName, DestinationBranchName) VALUES ('T', '"
                + source
                + "', 'main')");
    assertThat(e.type()).isEqualTo(SQLIntegrityConstraintViolationException.class);
    assertThat(e.state()).isEqualTo("23505");
    assertThat(sent()).containsExactly("GET /api/pullrequests");
  }

  @Test
  void changesTheReviewersOfAPullRequestAsRows() throws SQLException {
    String person =
        read("SELECT u.UUID FROM Information.Users u WHERE u.UUID NOT IN (SELECT UserUUID FROM"
                + " api.PullRequestReviewers WHERE PullRequestId = 5) AND u.UUID NOT IN (SELECT"
                + " AuthorUUID FROM api.PullRequests WHERE Id = 5)")
            .get(0);
    server.clearRequests();
    String row = "VALUES (5, '" + person + "')";

    update("INSERT INTO PullRequestReviewers (PullRequestId, UserUUID) " + row);
    assertThat(sent()).hasSize(2);
    assertThat(sent().get(0)).isEqualTo("GET /api/pullrequests/5");
    assertThat(sent().get(1))
        .startsWith("PUT /api/pullrequests/5 {\"reviewers\":[")
        .contains(person);
    assertThat(reviewers()).contains(person);
    assertThat(refused("INSERT INTO PullRequestReviewers (PullRequestId, UserUUID) " + row).state())
        .isEqualTo("23505");

    assertThat(
            update(
                "DELETE FROM PullRequestReviewers WHERE PullRequestId = 5 AND UserUUID = '"
                    + person
                    + "'"))
        .isEqualTo(1);
    assertThat(reviewers()).doesNotContain(person);
  }

  private static List<String> reviewers() throws SQLException {
    return read("SELECT UserUUID FROM PullRequestReviewers WHERE PullRequestId = 5");
  }

  @Test
  void refusesBeforeAnythingIsSent() {
    assertThat(refused("INSERT INTO PullRequests (Id, Title) VALUES (1, 'T')").state())
        .isEqualTo("42000");
    assertThat(refused("INSERT INTO PullRequests (Title) VALUES ('T')"))
        .matches(r -> r.message().contains("SourceBranchName") && r.state().equals("23502"));
    assertThat(
            refused("INSERT INTO PullRequestTasks (PullRequestId, ContentRaw) VALUES (5, NULL)")
                .state())
        .isEqualTo("23502");
    assertThat(refused("UPDATE PullRequests SET CreatedOn = NULL WHERE Id = 5").state())
        .isEqualTo("42000");
    assertThat(refused("DELETE FROM Watchers").state()).isEqualTo("0A000");
    assertThat(refused("DELETE FROM sys_tables").state()).isEqualTo("0A000");
    assertThat(refused("UPDATE PullRequests SET Titel = 'x'"))
        .matches(r -> r.message().contains("Title") && r.state().equals("42S22"));
    assertThat(
            refused(
                    "MERGE INTO Tags t USING Branches b ON t.Name = b.Name WHEN MATCHED THEN UPDATE"
                        + " SET Message = 'x'")
                .state())
        .isEqualTo("0A000");
    assertThat(sent()).isEmpty();
  }

  @Test
  void writesNoRowWhenOneOfThemLacksAValue() {
    assertThat(
            refused(
                    "INSERT INTO PullRequestTasks (PullRequestId, ContentRaw) VALUES (5, 'a'), (5, CAST(NULL AS VARCHAR))")
                .state())
        .isEqualTo("23502");
    assertThat(sent()).isEmpty();
  }

  @Test
  void aReadOnlyConnectionRefusesWritesAndSendsNothing() throws SQLException {
    try (Connection readOnly = connect("Readonly=true");
        Statement statement = readOnly.createStatement()) {
      String sql = "DELETE FROM PullRequestComments WHERE PullRequestId = 5";
      assertThat(Refusal.of(() -> statement.execute(sql)).state()).isEqualTo("25006");
      readOnly.setReadOnly(false);
      assertThat((Throwable) readOnly.getWarnings()).isNotNull();
      assertThat(Refusal.of(() -> statement.executeUpdate(sql)).state()).isEqualTo("25006");
      assertThat(sent()).isEmpty();
    }
  }

  @Test
  void aWriteWithoutConditionIsRefusedWhenItWouldChangeMuch() throws SQLException {
    try (Connection careful = connect("MaxWrites=1");
        Statement statement = careful.createStatement()) {
      Refusal e = Refusal.of(() -> statement.executeUpdate("UPDATE PullRequests SET Title = 'x'"));
      assertThat(e.state()).isEqualTo("54R02");
      assertThat(e.message()).contains(read("SELECT COUNT(*) FROM PullRequests").get(0) + " rows");
      assertThat(server.requests()).allMatch(r -> r.method().equals("GET"));
      assertThat(statement.executeUpdate("UPDATE PullRequests SET Title = 'x' WHERE Id IN (5, 8)"))
          .isEqualTo(2);
    }
  }

  @Test
  void tellsAMissingRowFromAMissingRepository() throws SQLException {
    assertThat(update("DELETE FROM PullRequestTasks WHERE PullRequestId = 5 AND Id = 424242"))
        .isZero();
    assertThat(
            refused("DELETE FROM nosuch.PullRequestTasks WHERE PullRequestId = 5 AND Id = 1")
                .state())
        .isEqualTo("42704");
  }

  @Test
  void saysWhyTheServiceForbidsADeletion() {
    Refusal branch = refused("DELETE FROM Branches WHERE Name = 'main'");
    assertThat(branch.state()).isEqualTo("22000");
    assertThat(branch.message())
        .startsWith("Bitbucket refused Branches (DELETE")
        .contains("The main branch cannot be deleted")
        .contains("nothing was changed")
        .doesNotContain("sign in");

    Refusal project = refused("DELETE FROM Information.Projects WHERE \"Key\" = 'ROCK'");
    assertThat(project.state()).isEqualTo("42501");
    assertThat(project.message())
        .contains("The project still has repositories.; if a permission is missing, ");
  }

  @Test
  void tellsWhatWasDoneBeforeARowFailed() {
    Refusal e =
        refused(
            "INSERT INTO PullRequestTasks (PullRequestId, ContentRaw) VALUES (5, 'first'), (424242, 'x'), (5, 'third')");
    assertThat(e.message()).contains("Row 2 of 3").contains("1 rows before it were written");
    assertThat(server.changes()).filteredOn(c -> c.path().contains("424242")).isEmpty();
    assertThat(sent()).hasSize(2);
  }

  @Test
  void aBatchGoesOnAfterAFailureAndTellsRowByRow() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO PullRequestTasks (PullRequestId, ContentRaw) VALUES (?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      for (long pullRequest : new long[] {5, 424242, 8}) {
        statement.setLong(1, pullRequest);
        statement.setString(2, "Batch");
        statement.addBatch();
      }
      BatchUpdateException e =
          catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
      assertThat(e.getUpdateCounts()).containsExactly(1, Statement.EXECUTE_FAILED, 1);
      assertThat(e.getNextException().getSQLState()).isEqualTo("42704");
      ResultSet keys = statement.getGeneratedKeys();
      List<Long> pullRequests = new ArrayList<>();
      while (keys.next()) {
        pullRequests.add(keys.getLong("PullRequestId"));
      }
      assertThat(pullRequests).containsExactly(5L, 8L);
    }
    assertThat(read("SELECT Message FROM sys_identity"))
        .hasSize(3)
        .filteredOn(String::isEmpty)
        .hasSize(2);
    assertThat(read("SELECT DISTINCT Operation FROM sys_identity"))
        .containsExactly("INSERT PullRequestTasks");
  }

  @Test
  void aBatchOfStatementsMayMixThem() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch(
          "INSERT INTO PullRequestTasks (PullRequestId, ContentRaw) VALUES (8, 'mixed')");
      statement.addBatch(
          "UPDATE PullRequestTasks SET State = 'RESOLVED' WHERE PullRequestId = 8 AND ContentRaw = 'mixed'");
      statement.addBatch(
          "DELETE FROM PullRequestTasks WHERE PullRequestId = 8 AND ContentRaw = 'mixed' AND State = 'RESOLVED'");
      assertThat(statement.executeLargeBatch()).containsExactly(1, 1, 1);
      statement.addBatch("SELECT 1");
      assertThat(
              catchThrowableOfType(BatchUpdateException.class, statement::executeBatch)
                  .getUpdateCounts())
          .containsExactly(Statement.EXECUTE_FAILED);
    }
  }

  @Test
  void queriesAndUpdatesAreKeptApart() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String write = "UPDATE PullRequests SET Title = 'x' WHERE Id = 5";
      assertThat(Refusal.of(() -> statement.executeQuery(write)).state()).isEqualTo("HY010");
      assertThat(Refusal.of(() -> statement.executeUpdate("SELECT 1")).state()).isEqualTo("HY010");
      assertThat(sent()).isEmpty();
      assertThat(statement.execute(write)).isFalse();
      assertThat(statement.getResultSet()).isNull();
      assertThat(statement.getLargeUpdateCount()).isEqualTo(1);
      assertThat(connection.prepareStatement(write).getMetaData()).isNull();
    }
  }

  @Test
  void explainsAWriteWithoutSendingAnything() throws SQLException {
    assertThat(
            read("EXPLAIN PLAN FOR DELETE FROM PullRequestTasks WHERE PullRequestId = 5 AND Id = 1")
                .get(0))
        .contains(
            "one a row",
            "DELETE /repositories/{workspace}/{RepositorySlug}/pullrequests/{PullRequestId}/tasks/{Id}");
    assertThat(
            read("EXPLAIN PLAN FOR UPDATE PullRequests SET Title = 'x' WHERE State = 'OPEN'")
                .get(0))
        .contains(
            "GET /repositories/acme/api/pullrequests?q=state = \"OPEN\"", "PUT /repositories");
    assertThat(sent()).isEmpty();
  }

  @Test
  void warnsWhenARollbackCannotTakeBackWhatWasWritten() throws SQLException {
    try (Connection own = connect("");
        Statement statement = own.createStatement()) {
      own.setAutoCommit(false);
      own.rollback();
      assertThat((Throwable) own.getWarnings()).isNull();
      statement.executeUpdate("UPDATE PullRequests SET Title = 'x' WHERE Id = 5");
      own.rollback();
      assertThat(own.getWarnings().getMessage()).contains("no transactions");
    }
  }

  @Test
  void writesAcrossRepositories() throws SQLException {
    assertThat(
            update(
                "UPDATE AllRepositories.Environments SET Name = Name || ' (old)'"
                    + " WHERE RepositorySlug IN ('api', 'web') AND Name = 'Test'"))
        .isEqualTo(2);
    assertThat(sent())
        .filteredOn(s -> s.startsWith("POST"))
        .hasSize(2)
        .allMatch(s -> s.endsWith("{\"change\":{\"name\":\"Test (old)\"}}"));
  }

  @Test
  void sendsPresentValuesWhereTheServiceWantsCompleteRows() throws SQLException {
    update(
        "INSERT INTO Webhooks (URL, Description, Active, Events) VALUES ('https://hooks.example/a', 'A', TRUE, '[\"repo:push\"]')");
    server.clearRequests();
    assertThat(update("UPDATE Webhooks SET Active = FALSE WHERE URL = 'https://hooks.example/a'"))
        .isEqualTo(1);
    assertThat(sent()).hasSize(2);
    assertThat(sent().get(1))
        .contains(
            "\"url\":\"https://hooks.example/a\"",
            "\"description\":\"A\"",
            "\"active\":false",
            "\"events\":[\"repo:push\"]");
    assertThat(
            refused("INSERT INTO Webhooks (URL, Events) VALUES ('https://x.example/', 'push')")
                .state())
        .isEqualTo("22000");
  }
}
