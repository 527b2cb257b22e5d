package io.github.bitbucketjdbc.write;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads after writes on the same connection see them, whatever was planned or asked before. */
class ReadYourWritesTest {
  private static DemoServer server;

  private Connection connection;

  @BeforeAll
  static void start() {
    server = DemoServer.start(DemoOptions.story());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private void open(String properties) throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;BaseURL=" + server.baseUrl() + ";" + properties);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void write(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private static List<String> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CacheTTL=600"})
  void aPreparedStatementSeesEachWrite(String properties) throws SQLException {
    open(properties);
    try (PreparedStatement values =
            connection.prepareStatement("SELECT Value FROM api.PipelineVariables WHERE Key = ?");
        PreparedStatement count =
            connection.prepareStatement("SELECT COUNT(*) FROM AllRepositories.PipelineVariables");
        PreparedStatement joined =
            connection.prepareStatement(
                "SELECT r.Slug FROM Repositories r JOIN AllRepositories.PipelineVariables v"
                    + " ON v.RepositorySlug = r.Slug WHERE v.Key = 'SEEN'")) {
      values.setString(1, "SEEN");
      long before = Long.parseLong(rows(count).get(0));
      assertThat(rows(values)).isEmpty();
      assertThat(rows(joined)).isEmpty();

      write("INSERT INTO api.PipelineVariables (Key, Value) VALUES ('SEEN', 'one')");
      assertThat(rows(values)).containsExactly("one");
      assertThat(rows(joined)).containsExactly("api");
      assertThat(rows(count)).containsExactly(String.valueOf(before + 1));

      write("UPDATE api.PipelineVariables SET Value = 'two' WHERE Key = 'SEEN'");
      assertThat(rows(values)).containsExactly("two");

      write("DELETE FROM api.PipelineVariables WHERE Key = 'SEEN'");
      assertThat(rows(values)).isEmpty();
      assertThat(rows(joined)).isEmpty();
      assertThat(rows(count)).containsExactly(String.valueOf(before));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CacheTTL=600"})
  void aRepositoryThatWasMissingIsThereOnceItIsMade(String properties) throws SQLException {
    open(properties);
    String sql = "SELECT Name FROM AllRepositories.Environments WHERE RepositorySlug = 'newborn'";
    try (PreparedStatement environments = connection.prepareStatement(sql)) {
      assertThat(rows(environments)).isEmpty();
      write("INSERT INTO Repositories (Slug) VALUES ('newborn')");
      write("INSERT INTO newborn.Environments (Name, EnvironmentTypeName) VALUES ('E', 'Test')");
      assertThat(rows(environments)).contains("E");
      write("DELETE FROM Repositories WHERE Slug = 'newborn'");
      assertThat(rows(environments)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CacheTTL=600"})
  void aPreparedWriteLooksItsRowsUpEachTime(String properties) throws SQLException {
    open(properties);
    String text = "'again" + properties + "'";
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE api.PullRequestTasks SET State = 'RESOLVED'"
                + " WHERE PullRequestId = 26 AND ContentRaw = "
                + text)) {
      assertThat(update.executeUpdate()).isZero();
      String insert =
          "INSERT INTO api.PullRequestTasks (PullRequestId, ContentRaw) VALUES (26, " + text + ")";
      write(insert);
      assertThat(update.executeUpdate()).isEqualTo(1);
      write(insert);
      assertThat(update.executeUpdate()).isEqualTo(2);
    }
  }
}
