package io.github.bitbucketjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rows of metadata come in the order that the Javadoc of each method names. */
class MetadataOrderTest {
  private static final String PRIMARY_TABLE = "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME KEY_SEQ";
  private static final String FOREIGN_TABLE = "FKTABLE_CAT FKTABLE_SCHEM FKTABLE_NAME KEY_SEQ";

  private static DatabaseMetaData metaData;

  @BeforeAll
  static void open() throws SQLException {
    FakeEngine engine = new FakeEngine().slugs("web", "api", "ZED");
    engine.views.addAll(List.of("Late", "Early"));
    metaData = engine.connect("Workspace=acme").getMetaData();
  }

  private static void assertSorted(ResultSet rows, String labels) throws SQLException {
    List<Comparable<?>[]> keys = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        String[] names = labels.split(" ");
        Comparable<?>[] key = new Comparable<?>[names.length];
        for (int i = 0; i < names.length; i++) {
          Object value = rows.getObject(names[i]);
          key[i] = value == null ? "" : (Comparable<?>) value;
        }
        keys.add(key);
      }
    }
    assertThat(keys).as("rows by %s", labels).hasSizeGreaterThan(0);
    assertThat(keys).as(labels).isSortedAccordingTo(MetadataOrderTest::compare);
  }

  @SuppressWarnings("unchecked")
  private static int compare(Comparable<?>[] one, Comparable<?>[] other) {
    int order = 0;
    for (int i = 0; i < one.length && order == 0; i++) {
      order = ((Comparable<Object>) one[i]).compareTo(other[i]);
    }
    return order;
  }

  @Test
  void tablesAndColumns() throws SQLException {
    assertSorted(metaData.getSchemas(), "TABLE_CATALOG TABLE_SCHEM");
    assertSorted(
        metaData.getTables(null, null, null, null), "TABLE_TYPE TABLE_CAT TABLE_SCHEM TABLE_NAME");
    assertSorted(
        metaData.getColumns(null, null, null, null),
        "TABLE_CAT TABLE_SCHEM TABLE_NAME ORDINAL_POSITION");
    assertSorted(metaData.getTableTypes(), "TABLE_TYPE");
    assertSorted(metaData.getTypeInfo(), "DATA_TYPE");
    assertSorted(metaData.getClientInfoProperties(), "NAME");
  }

  @Test
  void procedures() throws SQLException {
    String order = "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME SPECIFIC_NAME";
    assertSorted(metaData.getProcedures(null, null, null), order);
    assertSorted(metaData.getProcedureColumns(null, null, null, null), order);
  }

  @Test
  void keysOfEveryTable() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = metaData.getTables(null, "AllRepositories", null, null)) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    assertThat(tables).contains("PullRequestComments");
    for (String table : tables) {
      for (String schema : new String[] {null, "AllRepositories", "api"}) {
        sortedIfAny(metaData.getPrimaryKeys(null, schema, table), "COLUMN_NAME");
        sortedIfAny(metaData.getImportedKeys(null, schema, table), PRIMARY_TABLE);
        sortedIfAny(metaData.getExportedKeys(null, schema, table), FOREIGN_TABLE);
        sortedIfAny(
            metaData.getCrossReference(null, schema, table, null, schema, "PullRequestComments"),
            FOREIGN_TABLE);
        sortedIfAny(
            metaData.getIndexInfo(null, schema, table, false, true),
            "NON_UNIQUE TYPE INDEX_NAME ORDINAL_POSITION");
        sortedIfAny(
            metaData.getBestRowIdentifier(
                null, schema, table, DatabaseMetaData.bestRowSession, true),
            "SCOPE");
      }
    }
    assertSorted(
        metaData.getImportedKeys(null, "AllRepositories", "PullRequestComments"), PRIMARY_TABLE);
    assertSorted(metaData.getExportedKeys(null, "AllRepositories", "PullRequests"), FOREIGN_TABLE);
  }

  private static void sortedIfAny(ResultSet rows, String labels) throws SQLException {
    if (rows.isBeforeFirst()) {
      assertSorted(rows, labels);
    }
  }
}
