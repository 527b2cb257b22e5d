package io.github.bitbucketjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.query.QueryProgress;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way, from a URL to rows, against the demo workspace. */
class DemoConnectionTest {
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:bitbucket:Demo=true;ConnectOnOpen=true");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<String> column(ResultSet rows, String label) throws SQLException {
    List<String> values = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        values.add(rows.getString(label));
      }
    }
    return values;
  }

  private static List<String> query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return column(statement.executeQuery(sql), "Slug");
    }
  }

  @Test
  void showsEveryRepositoryAsASchema() throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    List<String> slugs = query("SELECT Slug FROM Repositories ORDER BY Slug");

    assertThat(slugs).isNotEmpty();
    assertThat(column(metaData.getSchemas(), "TABLE_SCHEM"))
        .contains("AllProjects", "AllRepositories", "Information", "ROCK")
        .containsAll(slugs);
    String slug = slugs.get(0);
    assertThat(column(metaData.getTables(null, slug, "PullRequests", null), "TABLE_NAME"))
        .containsExactly("PullRequests");
    assertThat(column(metaData.getSchemas(null, "no-such-repo"), "TABLE_SCHEM")).isEmpty();
  }

  @Test
  void metadataMatchesResults() throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    for (String table : column(metaData.getTables(null, "Information", "%", null), "TABLE_NAME")) {
      try (PreparedStatement statement =
              connection.prepareStatement("SELECT * FROM \"Information\".\"" + table + "\"");
          ResultSet columns = metaData.getColumns(null, "Information", table, "%")) {
        for (int i = 1; columns.next(); i++) {
          String name = columns.getString("COLUMN_NAME");
          assertThat(statement.getMetaData().getColumnName(i)).isEqualTo(name);
          assertThat(statement.getMetaData().getColumnType(i))
              .as("%s.%s", table, name)
              .isEqualTo(columns.getInt("DATA_TYPE"));
          assertThat(statement.getMetaData().getColumnTypeName(i))
              .isEqualTo(columns.getString("TYPE_NAME"));
          assertThat(statement.getMetaData().getPrecision(i))
              .as("precision of %s.%s", table, name)
              .isEqualTo(columns.getInt("COLUMN_SIZE"));
          assertThat(statement.getMetaData().isNullable(i))
              .as("nullability of %s.%s", table, name)
              .isEqualTo(columns.getInt("NULLABLE"));
        }
      }
    }
  }

  @Test
  void convertsParameters() throws SQLException {
    String sql = "SELECT Slug FROM Repositories WHERE CreatedOn > ? AND Slug <> ? LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, OffsetDateTime.parse("2000-01-01T00:00:00Z"));
      statement.setString(2, "nothing ✓");
      statement.setLong(3, 2);
      assertThat(column(statement.executeQuery(), "slug")).hasSize(2);
      statement.setString(1, "2000-01-01");
      statement.setString(3, "1");
      assertThat(column(statement.executeQuery(), "slug")).hasSize(1);
    }
  }

  @Test
  void readsEveryType() throws SQLException {
    String sql =
        "SELECT r.*, CAST(CreatedOn AS DATE) AS \"Day\", CAST(CreatedOn AS TIME) AS \"Clock\","
            + " CAST(1.50 AS DECIMAL(5, 2)) AS \"Dec\", AVG(SizeBytes) OVER () AS \"Mean\""
            + " FROM Repositories r";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        Object value = rows.getObject(i);
        assertThat(value == null || rows.getString(i) != null).isTrue();
        if (value != null) {
          assertThat(value.getClass().getName())
              .as(rows.getMetaData().getColumnLabel(i))
              .isEqualTo(rows.getMetaData().getColumnClassName(i));
        }
      }
      Instant created = rows.getObject("CreatedOn", Instant.class);
      assertThat(rows.getTimestamp("CreatedOn").toInstant()).isEqualTo(created);
      assertThat(rows.getString("Day")).isEqualTo(created.toString().substring(0, 10));
      assertThat(rows.getObject("UUID", java.util.UUID.class)).isNotNull();
      assertThat(statement.unwrap(QueryProgress.class).requests()).isPositive();
    }
  }

  @Test
  void countsEveryRowThatAnOuterJoinKeeps() throws SQLException {
    String left = "SELECT Name FROM infra.Branches";
    String right = "SELECT Id FROM api.PullRequestComments";
    String join =
        " JOIN api.PullRequestComments c ON b.TargetAuthorNickname < c.ResolutionUserUUID";
    assertThat(count("SELECT 1 FROM infra.Branches b RIGHT" + join)).isEqualTo(count(right));
    assertThat(count("SELECT 1 FROM infra.Branches b FULL" + join))
        .isEqualTo(count(left) + count(right));
  }

  private static int count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  @Test
  void classifiesErrors() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELEKT 1"))
          .isInstanceOf(SQLSyntaxErrorException.class);
      assertThatThrownBy(() -> statement.executeQuery("SELECT Slugg FROM Repositories"))
          .isInstanceOf(SQLSyntaxErrorException.class)
          .hasMessageContaining("Slug");
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM WorkspacePermissions"))
          .isInstanceOf(SQLNonTransientException.class);
      assertThatThrownBy(() -> statement.executeUpdate("SELECT 1"))
          .hasMessageContaining("executeQuery");
    }
  }

  @Test
  void limitsRequests() throws SQLException {
    String url = "jdbc:bitbucket:Demo=true;MaxRequests=1;Pagesize=1";
    try (Connection own = DriverManager.getConnection(url);
        Statement statement = own.createStatement()) {
      assertThatThrownBy(() -> column(statement.executeQuery("SELECT * FROM Repositories"), "Slug"))
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("54R01"));
    }
  }

  @Test
  void endsWithItsConnection() throws SQLException {
    Connection own = DriverManager.getConnection("jdbc:bitbucket:Demo=true");
    ResultSet rows = own.createStatement().executeQuery("SELECT Slug FROM Repositories");
    own.close();

    assertThatThrownBy(rows::next)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("08003"));
  }
}
