package io.github.bitbucketjdbc.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

/** Writes in which the service or the table is peculiar. */
class WriteCasesTest {
  private static DemoServer server;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    server = DemoServer.start(DemoOptions.story());
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + server.baseUrl());
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    server.close();
  }

  private static long update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      server.clearRequests();
      return statement.executeLargeUpdate();
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

  private static List<String> sent() {
    return server.requests().stream()
        .map(r -> r.method() + " " + r.path().replace("/2.0", "") + " " + r.body())
        .map(String::strip)
        .toList();
  }

  private static String state(String sql) {
    server.clearRequests();
    return catchThrowableOfType(SQLException.class, () -> update(sql)).getSQLState();
  }

  @Test
  void aSecuredVariableKeepsItsValueWhenItsKeyChanges() throws SQLException {
    update("INSERT INTO PipelineVariables (Key, Value, Secured) VALUES ('SECRET', 's3', TRUE)");
    assertThat(read("SELECT Value FROM PipelineVariables WHERE Key = 'SECRET'"))
        .containsOnlyNulls();
    assertThat(update("UPDATE PipelineVariables SET Key = 'HIDDEN' WHERE Key = 'SECRET'"))
        .isEqualTo(1);
    assertThat(sent()).hasSize(2);
    assertThat(sent().get(1)).endsWith("{\"key\":\"HIDDEN\",\"secured\":true}");
  }

  @Test
  void aBranchWithASlashIsDeleted() throws SQLException {
    update(
        "INSERT INTO Branches (Name, TargetCommitHash) SELECT 'a/b%c d', TargetCommitHash FROM"
            + " Branches WHERE Name = 'main'");
    assertThat(update("DELETE FROM Branches WHERE Name = 'a/b%c d'")).isEqualTo(1);
    assertThat(sent()).containsExactly("DELETE /repositories/acme/api/refs/branches/a%2Fb%25c%20d");
    assertThat(read("SELECT Name FROM Branches WHERE Name = 'a/b%c d'")).isEmpty();
  }

  @Test
  void aRenamedRepositoryIsFoundUnderItsNewSlug() throws SQLException {
    update("INSERT INTO Information.Repositories (Slug) VALUES ('old-name')");
    assertThat(update("UPDATE Information.Repositories SET Name = 'New' WHERE Slug = 'old-name'"))
        .isEqualTo(1);
    assertThat(read("SELECT Slug FROM Information.Repositories WHERE Name = 'New'"))
        .containsExactly("new");
    assertThat(read("SELECT Slug FROM Information.Repositories WHERE Slug = 'old-name'")).isEmpty();
    assertThat(read("SELECT COUNT(*) FROM \"new\".Branches")).containsExactly("0");
  }

  @Test
  void anUpdateMakesNoRepositoryAndNoProject() throws SQLException {
    assertThat(update("UPDATE Information.Repositories SET Description = 'x' WHERE Slug = 'none'"))
        .isZero();
    assertThat(sent()).isNotEmpty().allMatch(s -> s.startsWith("GET"));
    assertThat(update("UPDATE Information.Projects SET Description = 'x' WHERE Key = 'NONE'"))
        .isZero();
    assertThat(sent()).isNotEmpty().allMatch(s -> s.startsWith("GET"));
  }

  @Test
  void theMainBranchChanges() throws SQLException {
    String sql = "UPDATE Information.Repositories SET MainBranchName = ? WHERE Slug = 'web'";
    String before =
        read("SELECT MainBranchName FROM Information.Repositories WHERE Slug = 'web'").get(0);
    String other = read("SELECT Name FROM web.Branches WHERE Name <> '" + before + "'").get(0);
    assertThat(update(sql, other)).isEqualTo(1);
    assertThat(read("SELECT MainBranchName FROM Information.Repositories WHERE Slug = 'web'"))
        .containsExactly(other);
  }

  @Test
  void aSnippetIsMadeWithAFileAndGetsAnother() throws SQLException {
    update(
        "INSERT INTO Information.Snippets (Title, IsPrivate, FileName, FileContent)"
            + " VALUES ('Notes', TRUE, 'ä \"1\".txt', 'first')");
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).body())
        .contains("name=\"title\"", "Notes", "name=\"is_private\"", "name=\"file\"", "first");
    String id = read("SELECT Id FROM Information.Snippets WHERE Title = 'Notes'").get(0);
    String files = "SELECT FileName FROM Information.SnippetFiles WHERE SnippetId = '" + id + "'";
    assertThat(read(files)).hasSize(1);
    assertThat(
            update(
                "UPDATE Information.Snippets SET FileName = 'two.txt', FileContent = 'second'"
                    + " WHERE Id = ?",
                id))
        .isEqualTo(1);
    assertThat(read(files)).hasSize(2).contains("two.txt");
    assertThat(state("INSERT INTO Information.Snippets (FileContent) VALUES ('x')"))
        .isEqualTo("23502");
    assertThat(sent()).isEmpty();
  }

  @Test
  void aReportIsInsertedByItsExternalIdAndChangedByItsUuid() throws SQLException {
    String commit = read("SELECT TargetCommitHash FROM Branches WHERE Name = 'main'").get(0);
    String row =
        "(CommitHash, ExternalId, Title, Details, ReportType) VALUES (?, 'lint', 'L', 'd', 'BUG')";
    update("INSERT INTO CommitReports " + row, commit);
    assertThat(sent()).hasSize(2);
    assertThat(sent().get(1)).startsWith("PUT").contains("/reports/lint {");
    String where = " WHERE CommitHash = '" + commit + "' AND ExternalId = 'lint'";
    String uuid = read("SELECT UUID FROM CommitReports" + where).get(0);
    assertThat(update("UPDATE CommitReports SET Title = 'M'" + where)).isEqualTo(1);
    assertThat(sent()).hasSize(2);
    assertThat(server.requests().get(1).target()).contains("/reports/" + uuid);
    assertThat(sent().get(1)).contains("\"external_id\":\"lint\"", "\"title\":\"M\"");
    assertThat(state("UPDATE CommitReports SET ExternalId = 'x'" + where)).isEqualTo("42000");
    assertThat(sent()).isEmpty();
  }

  @Test
  void whatAnInsertNeedsCannotBecomeNull() {
    assertThat(state("UPDATE PullRequests SET Title = NULL WHERE Id = 5")).isEqualTo("23502");
    assertThat(state("UPDATE PullRequests SET DestinationBranchName = NULL WHERE Id = 5"))
        .isEqualTo("23502");
    assertThat(sent()).isEmpty();
  }

  @Test
  void anUnknownRowIsNotChanged() throws SQLException {
    assertThat(update("UPDATE PullRequests SET Title = 'x' WHERE Id = 424242")).isZero();
    assertThat(update("UPDATE PullRequests SET Draft = TRUE WHERE Id = 424242")).isZero();
    assertThat(update("DELETE FROM PullRequests WHERE Id = 424242")).isZero();
  }

  @Test
  void theLastIdentityIsThatOfTheConnection() throws SQLException {
    try (Connection own =
            DriverManager.getConnection(
                "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + server.baseUrl());
        Statement statement = own.createStatement()) {
      assertThat(identity(statement, "SELECT SCOPE_IDENTITY()")).isNull();
      statement.executeUpdate(
          "INSERT INTO PullRequestComments (PullRequestId, ContentRaw) VALUES (5, 'a'), (5, 'b')",
          Statement.RETURN_GENERATED_KEYS);
      ResultSet keys = statement.getGeneratedKeys();
      keys.next();
      keys.next();
      String last = keys.getString("Id");
      server.clearRequests();
      assertThat(identity(statement, "select scope_identity() AS id;")).isEqualTo(last);
      assertThat(identity(statement, "SELECT @@IDENTITY")).isEqualTo(last);
      assertThat(sent()).isEmpty();
      statement.executeUpdate(
          "DELETE FROM PullRequestComments WHERE PullRequestId = 5 AND Id = " + last);
      assertThat(identity(statement, "SELECT SCOPE_IDENTITY()")).isEqualTo(last);
    }
  }

  private static String identity(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void deletedCommentsAreFoundByGetdeleted() throws SQLException {
    update("INSERT INTO PullRequestComments (PullRequestId, ContentRaw) VALUES (8, 'to go')");
    String id = read("SELECT SCOPE_IDENTITY()").get(0);
    String where = " WHERE PullRequestId = 8 AND (Id = " + id + " OR Id = -1)";
    assertThat(read("GETDELETED FROM PullRequestComments" + where)).isEmpty();
    update("DELETE FROM PullRequestComments WHERE PullRequestId = 8 AND Id = " + id);

    assertThat(read("GETDELETED FROM PullRequestComments" + where)).containsExactly(id);
    assertThat(read("getdeleted from PullRequestComments" + where + " ORDER BY Id LIMIT 5;"))
        .containsExactly(id);
    List<String> all =
        read("SELECT Id FROM PullRequestComments WHERE PullRequestId = 8 AND Deleted ORDER BY Id");
    assertThat(all).contains(id);
    server.clearRequests();
    assertThat(read("GETDELETED FROM PullRequestComments WHERE PullRequestId = 8 ORDER BY Id"))
        .isEqualTo(all);
    assertThat(server.requests())
        .hasSize(1)
        .allMatch(r -> r.decodedQuery().contains("deleted = true"));
    assertThat(read("GETDELETED FROM PullRequestComments")).contains(id);
  }
}
