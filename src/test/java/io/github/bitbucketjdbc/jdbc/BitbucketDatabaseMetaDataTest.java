package io.github.bitbucketjdbc.jdbc;

import static io.github.bitbucketjdbc.jdbc.FakeEngine.column;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BitbucketDatabaseMetaDataTest {
  private static final String LIST = "SELECT \"SchemaName\" FROM \"sys_schemas\"";

  private final FakeEngine engine = new FakeEngine().slugs("web", "api", "my_repo", "my-repo");
  private final DatabaseMetaData metaData = metaData("Workspace=acme");

  private DatabaseMetaData metaData(String properties) {
    try {
      return engine.connect(properties).getMetaData();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> read(ResultSet rows, String... labels) throws SQLException {
    List<String> read = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (String label : labels) {
          values.add(rows.getString(label));
        }
        read.add(String.join(" ", values));
      }
    }
    return read;
  }

  @Test
  void listsSchemas() throws SQLException {
    assertThat(read(metaData.getSchemas(), "TABLE_SCHEM"))
        .containsExactly(
            "AllProjects", "AllRepositories", "Information", "api", "my-repo", "my_repo", "web");
    assertThat(engine.prepared).containsExactly(LIST);
    assertThat(read(metaData.getSchemas(null, "%"), "TABLE_SCHEM")).hasSize(7);
    assertThat(engine.prepared).hasSize(1);
  }

  @Test
  void fixedNamesSendNothing() throws SQLException {
    assertThat(read(metaData.getSchemas("", "INFORMATION"), "TABLE_SCHEM"))
        .containsExactly("Information");
    assertThat(read(metaData.getSchemas(null, "no slug!%"), "TABLE_SCHEM")).isEmpty();
    assertThat(read(metaData.getSchemas(null, ""), "TABLE_SCHEM")).isEmpty();
    assertThat(read(metaData.getSchemas("nope", "%"), "TABLE_SCHEM")).isEmpty();
    assertThat(read(metaData("").getSchemas(), "TABLE_SCHEM"))
        .containsExactly("AllProjects", "AllRepositories", "Information");
    assertThat(engine.prepared).isEmpty();
  }

  @Test
  void namedRepositoriesAreCheckedOnce() throws SQLException {
    assertThat(read(metaData.getSchemas(null, "API"), "TABLE_SCHEM")).containsExactly("api");
    assertThat(read(metaData.getSchemas(null, "my\\_repo"), "TABLE_SCHEM"))
        .containsExactly("my_repo");
    assertThat(read(metaData.getSchemas(null, "my_repo"), "TABLE_SCHEM"))
        .containsExactly("my_repo");
    assertThat(read(metaData.getTables(null, "api", "Branches", null), "TABLE_NAME")).hasSize(1);
    assertThat(read(metaData.getSchemas(null, "gone"), "TABLE_SCHEM")).isEmpty();
    assertThat(read(metaData.getSchemas(null, "gone"), "TABLE_SCHEM")).isEmpty();

    assertThat(engine.prepared)
        .containsExactly(
            LIST + " WHERE \"SchemaName\" = 'API'",
            LIST + " WHERE \"SchemaName\" = 'api'",
            LIST + " WHERE \"SchemaName\" = 'my_repo'",
            LIST + " WHERE \"SchemaName\" = 'gone'");
  }

  @Test
  void missingRepositoriesHaveNoTables() throws SQLException {
    assertThat(read(metaData.getTables(null, "hidden", "%", null), "TABLE_NAME")).isEmpty();
    assertThat(read(metaData.getPrimaryKeys(null, "hidden", "Branches"), "PK_NAME")).isEmpty();
  }

  @Test
  void underscoreIsAWildcardWhenItIsNotAName() throws SQLException {
    assertThat(read(metaData.getSchemas(null, "a_i"), "TABLE_SCHEM")).containsExactly("api");
    assertThat(read(metaData.getSchemas(null, "my%"), "TABLE_SCHEM"))
        .containsExactly("my-repo", "my_repo");
  }

  @Test
  void listsTablesOfEverySchema() throws SQLException {
    List<String> tables =
        read(
            metaData.getTables(null, null, "%", new String[] {"TABLE"}),
            "TABLE_SCHEM",
            "TABLE_NAME");
    assertThat(tables)
        .isSorted()
        .contains("Information Repositories", "AllRepositories PullRequests", "web PullRequests")
        .doesNotContain("web Repositories", "Information PullRequests");
    assertThat(read(metaData.getTables(null, "Information", "repositor_es", null), "REMARKS"))
        .containsExactly("Repositories of the workspace");
    assertThat(read(metaData.getTables(null, "%", "%", new String[] {"VIEW"}), "TABLE_NAME"))
        .isEmpty();
    assertThat(read(metaData.getTables(null, "%", "%", new String[0]), "TABLE_NAME")).isEmpty();
    assertThat(read(metaData.getTableTypes(), "TABLE_TYPE"))
        .containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
    assertThat(engine.prepared).hasSize(1);
  }

  @Test
  void describesColumns() throws SQLException {
    assertThat(
            read(
                metaData.getColumns(null, "Information", "Repositories", "%"),
                "ORDINAL_POSITION",
                "COLUMN_NAME"))
        .startsWith("1 UUID", "2 Slug", "3 Name");
    try (ResultSet size = metaData.getColumns(null, "information", "REPOSITORIES", "Size%")) {
      assertThat(size.next()).isTrue();
      assertThat(size.getString("TABLE_CAT")).isNull();
      assertThat(size.getString("TYPE_NAME")).isEqualTo("BIGINT");
      assertThat(size.getInt("DATA_TYPE")).isEqualTo(Types.BIGINT);
      assertThat(size.getInt("COLUMN_SIZE")).isEqualTo(19);
      assertThat(size.getInt("DECIMAL_DIGITS")).isZero();
      assertThat(size.wasNull()).isFalse();
      assertThat(size.getInt("NUM_PREC_RADIX")).isEqualTo(10);
      assertThat(size.getString("IS_NULLABLE")).isEqualTo("YES");
      assertThat(size.getString("IS_AUTOINCREMENT")).isEqualTo("NO");
      assertThat(size.getString("IS_GENERATEDCOLUMN")).isEqualTo("NO");
      assertThat(size.getString("REMARKS")).isEqualTo("Size in bytes");
      assertThat(size.next()).isFalse();
    }
    try (ResultSet slug = metaData.getColumns(null, "Information", "Repositories", "Slug")) {
      assertThat(slug.next()).isTrue();
      assertThat(slug.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNoNulls);
      assertThat(slug.getInt("COLUMN_SIZE")).isEqualTo(65_536);
      assertThat(slug.getObject("NUM_PREC_RADIX")).isNull();
    }
    try (ResultSet on = metaData.getColumns(null, "Information", "Repositories", "CreatedOn")) {
      assertThat(on.next()).isTrue();
      assertThat(on.getInt("COLUMN_SIZE")).isEqualTo(23);
      assertThat(on.getInt("DECIMAL_DIGITS")).isEqualTo(3);
    }
  }

  @Test
  void repositorySchemasFixTheSlug() throws SQLException {
    assertThat(read(metaData.getColumns(null, "api", "Branches", null), "COLUMN_NAME"))
        .doesNotContain("RepositorySlug");
    assertThat(read(metaData.getColumns(null, "AllRepositories", "Branches", null), "COLUMN_NAME"))
        .startsWith("RepositorySlug");
    assertThat(read(metaData.getPrimaryKeys(null, "api", "Branches"), "KEY_SEQ", "COLUMN_NAME"))
        .containsExactly("1 Name");
    assertThat(
            read(
                metaData.getPrimaryKeys(null, "AllRepositories", "branches"),
                "COLUMN_NAME",
                "KEY_SEQ",
                "PK_NAME"))
        .containsExactly("Name 2 PK_Branches", "RepositorySlug 1 PK_Branches");
  }

  @Test
  void tellsKeys() throws SQLException {
    String[] labels = {
      "FKTABLE_SCHEM",
      "FKTABLE_NAME",
      "FKCOLUMN_NAME",
      "PKTABLE_SCHEM",
      "PKTABLE_NAME",
      "PKCOLUMN_NAME",
      "KEY_SEQ"
    };
    assertThat(read(metaData.getImportedKeys(null, "Information", "Repositories"), labels))
        .contains("Information Repositories ProjectKey Information Projects Key 1");
    assertThat(
            read(metaData.getImportedKeys(null, "AllRepositories", "PullRequestComments"), labels))
        .contains(
            "AllRepositories PullRequestComments RepositorySlug AllRepositories PullRequests"
                + " RepositorySlug 1",
            "AllRepositories PullRequestComments PullRequestId AllRepositories PullRequests Id 2");
    assertThat(read(metaData.getImportedKeys(null, "api", "PullRequestComments"), labels))
        .contains("api PullRequestComments PullRequestId api PullRequests Id 1");
    assertThat(read(metaData.getExportedKeys(null, "api", "PullRequests"), labels))
        .contains("api PullRequestComments PullRequestId api PullRequests Id 1");
    assertThat(read(metaData.getExportedKeys(null, "Information", "Projects"), labels))
        .contains("Information Repositories ProjectKey Information Projects Key 1");
    assertThat(
            read(
                metaData.getCrossReference(
                    null, "Information", "Projects", null, "Information", "Repositories"),
                labels))
        .containsExactly("Information Repositories ProjectKey Information Projects Key 1");
    try (ResultSet key = metaData.getImportedKeys(null, "Information", "Repositories")) {
      assertThat(key.next()).isTrue();
      assertThat(key.getInt("UPDATE_RULE")).isEqualTo(DatabaseMetaData.importedKeyNoAction);
      assertThat(key.getInt("DEFERRABILITY")).isEqualTo(DatabaseMetaData.importedKeyNotDeferrable);
      assertThat(key.getString("FK_NAME")).startsWith("FK_Repositories_");
    }
    assertThat(
            read(
                metaData.getIndexInfo(null, "Information", "Repositories", true, true),
                "NON_UNIQUE",
                "INDEX_NAME",
                "COLUMN_NAME",
                "ORDINAL_POSITION"))
        .containsExactly("false PK_Repositories Slug 1");
    assertThat(
            read(
                metaData.getBestRowIdentifier(
                    null, "Information", "Repositories", DatabaseMetaData.bestRowSession, false),
                "COLUMN_NAME",
                "TYPE_NAME"))
        .containsExactly("Slug VARCHAR");
  }

  @Test
  void listsTypesInOrder() throws SQLException {
    List<Integer> types = new ArrayList<>();
    try (ResultSet rows = metaData.getTypeInfo()) {
      while (rows.next()) {
        types.add(rows.getInt("DATA_TYPE"));
      }
    }
    assertThat(types).isSorted().doesNotHaveDuplicates().contains(Types.VARCHAR, Types.TIMESTAMP);
  }

  @Test
  void tellsTheTruth() throws SQLException {
    assertThat(metaData.getDatabaseProductName()).isEqualTo("Bitbucket Cloud");
    assertThat(metaData.getDriverName()).isEqualTo("Bitbucket JDBC Driver");
    assertThat(metaData.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metaData.isReadOnly()).isFalse();
    assertThat(metaData.supportsTransactions()).isFalse();
    assertThat(metaData.supportsCatalogsInDataManipulation()).isFalse();
    assertThat(metaData.supportsSchemasInDataManipulation()).isTrue();
    assertThat(metaData.supportsSchemasInTableDefinitions()).isTrue();
    assertThat(metaData.supportsStoredProcedures()).isTrue();
    assertThat(metaData.supportsSchemasInProcedureCalls()).isTrue();
    assertThat(metaData.supportsNamedParameters()).isTrue();
    assertThat(metaData.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(metaData.storesMixedCaseIdentifiers()).isTrue();
    assertThat(metaData.supportsMixedCaseQuotedIdentifiers()).isFalse();
    assertThat(metaData.storesMixedCaseQuotedIdentifiers()).isTrue();
    assertThat(metaData.supportsBatchUpdates()).isTrue();
    assertThat(metaData.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)).isTrue();
    assertThat(metaData.supportsResultSetType(ResultSet.TYPE_SCROLL_SENSITIVE)).isFalse();
    assertThat(metaData.supportsConvert(Types.VARCHAR, Types.INTEGER)).isTrue();
    assertThat(metaData.supportsConvert(Types.VARCHAR, Types.BLOB)).isFalse();
    assertThat(metaData.getJDBCMajorVersion()).isEqualTo(4);
    assertThat(metaData.getJDBCMinorVersion()).isEqualTo(3);
    assertThat(metaData.getURL()).isEqualTo("jdbc:bitbucket:Workspace=acme");
    assertThat(read(metaData.getCatalogs(), "TABLE_CAT")).isEmpty();
  }

  @Test
  void labelsAreThoseOfTheJavadoc() throws SQLException {
    assertLabels(
        metaData.getFunctions(null, null, null),
        "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE SPECIFIC_NAME");
    assertLabels(metaData.getSchemas(), "TABLE_SCHEM TABLE_CATALOG");
    assertLabels(
        metaData.getImportedKeys(null, null, "x"),
        "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM"
            + " FKTABLE_NAME FKCOLUMN_NAME KEY_SEQ UPDATE_RULE DELETE_RULE FK_NAME PK_NAME"
            + " DEFERRABILITY");
    assertLabels(metaData.getClientInfoProperties(), "NAME MAX_LEN DEFAULT_VALUE DESCRIPTION");
    assertLabels(
        metaData.getSuperTables(null, null, null),
        "TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME");
    assertThat(metaData.getColumns(null, null, "x", null).getMetaData().getColumnCount())
        .isEqualTo(24);
    assertThat(metaData.getProcedureColumns(null, null, null, null).getMetaData().getColumnCount())
        .isEqualTo(20);
    assertThat(metaData.getIndexInfo(null, null, "x", true, true).getMetaData().getColumnType(4))
        .isEqualTo(Types.BOOLEAN);
  }

  private static void assertLabels(ResultSet rows, String labels) throws SQLException {
    ResultSetMetaData described = rows.getMetaData();
    List<String> found = new ArrayList<>();
    for (int i : IntStream.rangeClosed(1, described.getColumnCount()).toArray()) {
      found.add(described.getColumnLabel(i));
    }
    assertThat(String.join(" ", found)).isEqualTo(labels);
  }

  @Test
  void keysAreFoundInEverySchemaWhenNoneIsNamed() throws SQLException {
    String[] labels = {"TABLE_SCHEM", "COLUMN_NAME"};
    assertThat(read(metaData.getPrimaryKeys(null, null, "Branches"), labels))
        .contains("AllRepositories Name", "AllRepositories RepositorySlug", "api Name")
        .doesNotContain("api RepositorySlug");
    assertThat(read(metaData.getIndexInfo(null, null, "Branches", true, true), labels))
        .contains("AllRepositories Name", "api Name");
    assertThat(
            read(
                metaData.getImportedKeys(null, null, "PullRequestComments"),
                "FKTABLE_SCHEM",
                "PKTABLE_SCHEM",
                "FKCOLUMN_NAME"))
        .contains("api api PullRequestId", "AllRepositories AllRepositories PullRequestId");
    assertThat(read(metaData.getExportedKeys(null, null, "PullRequests"), "FKTABLE_SCHEM"))
        .contains("api", "AllRepositories");
  }

  @Test
  void rowsFitTheirLayouts() throws SQLException {
    List<ResultSet> results =
        List.of(
            metaData.getTables(null, null, null, null),
            metaData.getColumns(null, null, null, null),
            metaData.getTypeInfo(),
            metaData.getSchemas(),
            metaData.getTableTypes(),
            metaData.getPrimaryKeys(null, null, "PullRequests"),
            metaData.getImportedKeys(null, null, "PullRequestComments"),
            metaData.getExportedKeys(null, null, "PullRequests"),
            metaData.getIndexInfo(null, null, "PullRequests", false, false),
            metaData.getBestRowIdentifier(null, null, "PullRequests", 0, true),
            metaData.getClientInfoProperties());
    for (ResultSet rows : results) {
      assertThat(rows.next()).isTrue();
      int columns = rows.getMetaData().getColumnCount();
      for (int i = 1; i <= columns; i++) {
        Object value = rows.getObject(i);
        String type = rows.getMetaData().getColumnClassName(i);
        assertThat(value == null || value.getClass().getName().equals(type))
            .as("%s is a %s", rows.getMetaData().getColumnLabel(i), type)
            .isTrue();
      }
    }
  }

  @Test
  void describesResultColumns() throws SQLException {
    ResultSetMetaData described =
        new BitbucketResultSetMetaData(
            List.of(
                column("V", JDBCType.VARCHAR),
                column("T", JDBCType.TIMESTAMP, 3, 0),
                column("D", JDBCType.DECIMAL, 10, 2),
                column("N", JDBCType.BIGINT),
                column("B", JDBCType.BOOLEAN),
                column("Day", JDBCType.DATE),
                column("C", JDBCType.VARCHAR, 20, 0)));

    int[] display = {65_536, 23, 12, 20, 5, 10, 20};
    int[] precision = {65_536, 23, 10, 19, 1, 10, 20};
    for (int i = 1; i <= display.length; i++) {
      assertThat(described.getColumnDisplaySize(i)).isEqualTo(display[i - 1]);
      assertThat(described.getPrecision(i)).isEqualTo(precision[i - 1]);
      assertThat(described.isSearchable(i)).isTrue();
      assertThat(described.isReadOnly(i)).isTrue();
      assertThat(described.getCatalogName(i)).isEmpty();
    }
    assertThat(described.isSigned(1)).isFalse();
    assertThat(described.isSigned(4)).isTrue();
    assertThat(described.isCaseSensitive(4)).isFalse();
    assertThat(described.getScale(3)).isEqualTo(2);
    assertThat(described.getColumnClassName(2)).isEqualTo("java.sql.Timestamp");
    assertThat(described.getTableName(1)).isEqualTo("Repositories");
    assertThat(described.getSchemaName(1)).isEqualTo("Information");
  }
}
