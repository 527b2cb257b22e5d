package io.github.bitbucketjdbc.system;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/** The metadata and the system tables tell the same about procedures. */
class ProcedureMetadataTest {
  private static Connection connection;
  private static DatabaseMetaData metadata;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:bitbucket:Demo=true");
    metadata = connection.getMetaData();
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  private static List<String> query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        labels.add(rows.getMetaData().getColumnLabel(i));
      }
      return read(rows, labels.toArray(String[]::new));
    }
  }

  private static List<String> read(ResultSet rows, String... labels) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (String label : labels) {
        values.add(rows.getString(label));
      }
      lines.add(String.join("|", values.stream().map(String::valueOf).toList()));
    }
    return lines;
  }

  @Test
  void proceduresAreThoseOfTheMetadata() throws SQLException {
    try (ResultSet procedures = metadata.getProcedures(null, null, "%")) {
      assertThat(query("SELECT SchemaName, ProcedureName, Description FROM sys_procedures"))
          .hasSizeGreaterThan(100)
          .containsExactlyInAnyOrderElementsOf(
              read(procedures, "PROCEDURE_SCHEM", "PROCEDURE_NAME", "REMARKS"));
    }
  }

  @Test
  void parametersAreThoseOfTheMetadata() throws SQLException {
    for (String schema : List.of("Information", "AllRepositories", "api")) {
      try (ResultSet parameters = metadata.getProcedureColumns(null, schema, "%", "%")) {
        assertThat(
                query(
                    "SELECT ProcedureName, ColumnName, Direction, DataType, DataTypeName,"
                        + " Description, Ordinal FROM sys_procedureparameters WHERE SchemaName = '"
                        + schema
                        + "'"))
            .as(schema)
            .isNotEmpty()
            .containsExactlyInAnyOrderElementsOf(
                read(
                    parameters,
                    "PROCEDURE_NAME",
                    "COLUMN_NAME",
                    "COLUMN_TYPE",
                    "DATA_TYPE",
                    "TYPE_NAME",
                    "REMARKS",
                    "ORDINAL_POSITION"));
      }
    }
  }

  /** Parameters come first, then the columns of the result, as the Javadoc wants it. */
  @Test
  void aRepositorysOwnSchemaKnowsItsSlug() throws SQLException {
    try (ResultSet own = metadata.getProcedureColumns(null, "api", "DownloadFile", "%");
        ResultSet all = metadata.getProcedureColumns(null, "AllRepositories", "Download%", "%");
        ResultSet one = metadata.getProcedureColumns(null, "api", "DownloadFile", "File%");
        ResultSet elsewhere = metadata.getProcedures(null, "Information", "DownloadFile");
        ResultSet other = metadata.getProcedures("a catalog", null, "%")) {
      assertThat(read(own, "COLUMN_NAME", "COLUMN_TYPE", "IS_NULLABLE", "COLUMN_DEF"))
          .containsExactly(
              "FileName|1|NO|null",
              "LocalPath|1|YES|null",
              "Overwrite|1|YES|FALSE",
              "FileName|3|YES|null",
              "Path|3|YES|null",
              "Bytes|3|YES|null",
              "Content|3|YES|null");
      assertThat(read(all, "COLUMN_NAME")).hasSize(8).first().isEqualTo("RepositorySlug");
      assertThat(read(one, "ORDINAL_POSITION")).containsExactly("1", "1");
      assertThat(read(elsewhere, "PROCEDURE_NAME")).isEmpty();
      assertThat(read(other, "PROCEDURE_NAME")).isEmpty();
    }
  }

  @Test
  void thereAreNoFunctions() throws SQLException {
    try (ResultSet functions = metadata.getFunctions(null, null, "%");
        ResultSet arguments = metadata.getFunctionColumns(null, null, "%", "%")) {
      assertThat(read(functions, "FUNCTION_NAME")).isEmpty();
      assertThat(read(arguments, "COLUMN_NAME")).isEmpty();
    }
  }
}
