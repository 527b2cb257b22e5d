package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.BitbucketDriver;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The calls of DBeaver's generic driver, as its published source makes them, for a tool that cannot
 * run here.
 */
class DatabaseToolCallsTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  private static Connection connection;
  private static DatabaseMetaData metaData;

  @BeforeAll
  static void connect() throws SQLException {
    connection = new BitbucketDriver().connect(demo.url(), new Properties());
    metaData = connection.getMetaData();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<String> column(ResultSet rows, String label) throws SQLException {
    try (rows) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(label));
      }
      return values;
    }
  }

  @Test
  void aConnectionIsOpenedAndNamed() throws SQLException {
    DriverPropertyInfo[] properties =
        new BitbucketDriver().getPropertyInfo("jdbc:bitbucket:", new Properties());
    assertThat(properties).extracting(p -> p.name).contains("Workspace", "MaxRequests");
    assertThat(properties).allMatch(p -> !p.description.isBlank());
    connection.setClientInfo("ApplicationName", "DBeaver - Main");
    assertThat(connection.isValid(5)).isTrue();
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(connection.getTransactionIsolation()).isNotNegative();
    assertThat(demo.sent()).isEmpty();
  }

  @Test
  void identifiersAreWrittenAsTheyAre() throws SQLException {
    assertThat(metaData.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metaData.getSearchStringEscape()).isEqualTo("\\");
    assertThat(metaData.storesMixedCaseIdentifiers()).isTrue();
    assertThat(metaData.storesUpperCaseIdentifiers()).isFalse();
    assertThat(metaData.supportsCatalogsInDataManipulation()).isFalse();
    assertThat(metaData.supportsSchemasInDataManipulation()).isTrue();
    assertThat(metaData.getCatalogs().next()).isFalse();
    assertThat(connection.getCatalog()).isNull();
    assertThat(connection.getSchema()).isEqualTo("api");
  }

  @Test
  void theTreeIsFilled() throws SQLException {
    assertThat(column(metaData.getSchemas(), "TABLE_SCHEM")).contains("Information", "api");
    assertThat(column(metaData.getTableTypes(), "TABLE_TYPE")).contains("TABLE");
    assertThat(column(metaData.getTables(null, "api", "%", null), "TABLE_NAME"))
        .contains("Branches", "PullRequests");
    assertThat(column(metaData.getColumns(null, "api", "Branches", "%"), "COLUMN_NAME"))
        .startsWith("Name")
        .contains("TargetCommitHash");
    assertThat(column(metaData.getColumns(null, "api", "%", "%"), "TABLE_NAME"))
        .contains("Branches", "PullRequests");
    assertThat(column(metaData.getPrimaryKeys(null, "api", "Branches"), "COLUMN_NAME"))
        .containsExactly("Name");
    assertThat(column(metaData.getIndexInfo(null, "api", "Branches", false, true), "COLUMN_NAME"))
        .containsExactly("Name");
    assertThat(column(metaData.getImportedKeys(null, "api", "PullRequestComments"), "PKTABLE_NAME"))
        .contains("PullRequests");
    assertThat(column(metaData.getExportedKeys(null, "api", "PullRequests"), "FKTABLE_NAME"))
        .contains("PullRequestComments");
    assertThat(column(metaData.getProcedures(null, "api", "%"), "PROCEDURE_NAME"))
        .contains("MergePullRequest");
    assertThat(column(metaData.getTypeInfo(), "TYPE_NAME")).contains("VARCHAR", "TIMESTAMP");
    assertThat(demo.sent())
        .as("requests for the names of schemas")
        .isSubsetOf("GET /2.0/repositories/acme", "GET /2.0/workspaces/acme/projects", "GET ");
  }

  @Test
  void aTableIsOpened() throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
      statement.setEscapeProcessing(false);
      statement.setMaxRows(3);
      statement.setFetchSize(200);
      statement.setQueryTimeout(60);
      assertThat(statement.execute("SELECT x.* FROM \"api\".\"Branches\" x")).isTrue();
      try (ResultSet rows = statement.getResultSet()) {
        assertThat(rows.getMetaData().getTableName(1)).isEqualTo("Branches");
        assertThat(rows.getMetaData().getSchemaName(1)).isEqualTo("api");
        int count = 0;
        while (rows.next()) {
          count++;
        }
        assertThat(count).isEqualTo(3);
      }
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }
    assertThat(demo.sent()).containsExactly("GET /refs/branches");
  }
}
