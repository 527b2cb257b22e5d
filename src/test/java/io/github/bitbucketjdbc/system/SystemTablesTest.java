package io.github.bitbucketjdbc.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** System tables and metadata tell the same, and ask for no more than they need. */
class SystemTablesTest {
  private static DemoServer service;
  private static Connection connection;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    connection = connect("");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    service.close();
  }

  @BeforeEach
  void forget() {
    service.clearRequests();
  }

  private static Connection connect(String properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bitbucket:Workspace=acme;BaseURL=" + service.baseUrl() + ";" + properties);
  }

  private static List<String> query(Connection on, String sql) throws SQLException {
    try (Statement statement = on.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read(rows, rows.getMetaData().getColumnLabel(1));
    }
  }

  private static List<String> read(ResultSet rows, String label) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(label));
    }
    return values;
  }

  @Test
  void tablesAreThoseOfTheMetadata() throws SQLException {
    for (String schema :
        List.of(
            "Information", "INFORMATION_SCHEMA", "AllRepositories", "AllProjects", "api", "ROCK")) {
      String sql = "SELECT TableName FROM sys_tables WHERE SchemaName = '" + schema + "'";
      try (ResultSet tables = connection.getMetaData().getTables(null, schema, "%", null)) {
        assertThat(query(connection, sql))
            .as(schema)
            .isNotEmpty()
            .containsExactlyInAnyOrderElementsOf(read(tables, "TABLE_NAME"));
      }
    }
  }

  @Test
  void columnsAreThoseOfTheMetadata() throws SQLException {
    String sql =
        "SELECT ColumnName || ' ' || DataTypeName || ' ' || CAST(Length AS VARCHAR)"
            + " FROM sys_tablecolumns WHERE SchemaName = 'api' AND TableName = 'PullRequests'"
            + " ORDER BY Ordinal";
    List<String> expected = new ArrayList<>();
    try (ResultSet columns =
        connection.getMetaData().getColumns(null, "api", "PullRequests", null)) {
      while (columns.next()) {
        expected.add(
            columns.getString("COLUMN_NAME")
                + " "
                + columns.getString("TYPE_NAME")
                + " "
                + columns.getInt("COLUMN_SIZE"));
      }
    }
    assertThat(query(connection, sql)).isNotEmpty().containsExactlyElementsOf(expected);
  }

  @Test
  void areReachableFromEverySchema() throws SQLException {
    for (String schema : List.of("Information", "AllRepositories", "api", "ROCK", "UserViews")) {
      try (Connection own = connect("Schema=" + schema)) {
        assertThat(query(own, "SELECT SchemaName FROM sys_schemas")).as(schema).contains("api");
        assertThat(query(own, "SELECT t.TableName FROM SYS_TABLES t WHERE SchemaName = 'api'"))
            .as(schema)
            .contains("PullRequests");
      }
    }
  }

  @Test
  void fixedSchemasSendNothing() throws SQLException {
    assertThat(
            query(connection, "SELECT TableName FROM sys_tables WHERE SchemaName = 'Information'"))
        .contains("Repositories", "sys_tables");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void schemasCostOneListOfEachKind() throws SQLException {
    assertThat(query(connection, "SELECT SchemaName FROM sys_schemas"))
        .contains("Information", "AllRepositories", "AllProjects", "api", "ROCK");
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void requestsAreShownWithoutCredentials() throws SQLException {
    try (Connection own = connect("AccessToken=planted-secret")) {
      query(own, "SELECT Slug FROM Repositories WHERE Slug = 'api'");
      assertThat(query(own, "SELECT Path FROM sys_requests"))
          .singleElement()
          .asString()
          .endsWith("repositories/acme/api");
      assertThat(query(own, "SELECT \"Value\" FROM sys_connection_props").toString())
          .contains("acme")
          .doesNotContain("planted-secret");
    }
  }

  @Test
  void metadataShowsWhatIsBrowsable() throws SQLException {
    try (Connection limited =
        connect("BrowsableSchemas=Information,api;Tables=Repositories,Branches")) {
      try (ResultSet tables = limited.getMetaData().getTables(null, null, "%", null)) {
        assertThat(read(tables, "TABLE_NAME")).containsExactly("Repositories", "Branches");
      }
      assertThat(query(limited, "SELECT COUNT(*) FROM web.PullRequests")).hasSize(1);
    }
  }

  @Test
  void indexesAndKeysAreThoseOfTheMetadata() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    String of = " WHERE SchemaName = 'api' AND TableName = 'CommitReportAnnotations'";
    try (ResultSet indexes =
            metadata.getIndexInfo(null, "api", "CommitReportAnnotations", true, false);
        ResultSet keys = metadata.getPrimaryKeys(null, "api", "CommitReportAnnotations");
        ResultSet foreign = metadata.getImportedKeys(null, "api", "CommitReportAnnotations")) {
      assertThat(query(connection, "SELECT ColumnName FROM sys_indexes" + of))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(read(indexes, "COLUMN_NAME"));
      assertThat(query(connection, "SELECT ColumnName FROM sys_primarykeys" + of))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(read(keys, "COLUMN_NAME"));
      assertThat(query(connection, "SELECT ColumnName FROM sys_foreignkeys" + of))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(read(foreign, "FKCOLUMN_NAME"));
    }
  }

  @Test
  void viewsAreReadFromAFile() throws SQLException, IOException {
    Path file = directory.resolve("views.json");
    Files.writeString(
        file,
        """
        {"OpenOnes": {"query": "SELECT RepositorySlug, Id FROM AllRepositories.PullRequests WHERE State = 'OPEN'"}}
        """);
    try (Connection own = connect("UserDefinedViews=" + file)) {
      assertThat(query(own, "SELECT Id FROM UserViews.OpenOnes WHERE RepositorySlug = 'api'"))
          .containsExactlyInAnyOrderElementsOf(
              query(own, "SELECT Id FROM api.PullRequests WHERE State = 'OPEN'"));
      try (ResultSet views =
          own.getMetaData().getTables(null, "UserViews", "%", new String[] {"VIEW"})) {
        assertThat(read(views, "TABLE_NAME")).containsExactly("OpenOnes");
      }
      assertThat(
              query(
                  own,
                  "SELECT TableName FROM sys_tables WHERE SchemaName = 'UserViews'"
                      + " AND TableType = 'VIEW'"))
          .containsExactly("OpenOnes");
      try (ResultSet schemas = own.getMetaData().getSchemas()) {
        assertThat(query(own, "SELECT SchemaName FROM sys_schemas"))
            .contains("UserViews")
            .containsExactlyInAnyOrderElementsOf(read(schemas, "TABLE_SCHEM"));
      }
      try (ResultSet columns = own.getMetaData().getColumns(null, "UserViews", "OpenOnes", "%")) {
        assertThat(read(columns, "COLUMN_NAME")).containsExactly("RepositorySlug", "Id");
      }
      assertThat(
              query(
                  own,
                  "SELECT ColumnName || ' ' || DataTypeName FROM sys_tablecolumns"
                      + " WHERE SchemaName = 'UserViews' ORDER BY Ordinal"))
          .containsExactly("RepositorySlug VARCHAR", "Id BIGINT");
      assertThat(
              query(
                  own,
                  "SELECT v.VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS v"
                      + " JOIN INFORMATION_SCHEMA.COLUMNS c ON c.TABLE_SCHEMA = v.TABLE_SCHEMA"
                      + " AND c.TABLE_NAME = v.TABLE_NAME WHERE c.COLUMN_NAME = 'Id'"
                      + " AND v.TABLE_SCHEMA = 'UserViews'"))
          .singleElement()
          .asString()
          .startsWith("SELECT RepositorySlug, Id FROM");
    }
  }
}
