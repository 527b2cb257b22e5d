package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import liquibase.CatalogAndSchema;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.structure.core.Column;
import liquibase.structure.core.ForeignKey;
import liquibase.structure.core.PrimaryKey;
import liquibase.structure.core.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Liquibase does not know the driver, so its snapshot rests on the metadata alone. */
class LiquibaseTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
              "Liquibase",
              Liquibase.class,
              "a snapshot of a repository's schema: tables, columns, primary keys")
          .but("no foreign keys: it asks for a table `constraints` in `information_schema`");

  private static Database database;
  private static DatabaseSnapshot snapshot;

  @BeforeAll
  static void take() throws Exception {
    Connection connection = DriverManager.getConnection(demo.url());
    database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDefaultSchemaName("api");
    snapshot = snapshot(new SnapshotControl(database, Table.class, Column.class, PrimaryKey.class));
  }

  private static DatabaseSnapshot snapshot(SnapshotControl wanted) throws Exception {
    return SnapshotGeneratorFactory.getInstance()
        .createSnapshot(new CatalogAndSchema(null, "api"), database, wanted);
  }

  @AfterAll
  static void close() throws Exception {
    database.close();
  }

  private static List<TableDef> declared() {
    return BitbucketCatalog.get().tablesOf("api");
  }

  @Test
  void itSeesEveryTable() {
    assertThat(snapshot.get(Table.class))
        .extracting(Table::getName)
        .containsExactlyInAnyOrderElementsOf(declared().stream().map(TableDef::name).toList());
  }

  @Test
  void itSeesEveryColumn() {
    for (TableDef table : declared()) {
      assertThat(table(table.name()).getColumns())
          .as(table.name())
          .extracting(Column::getName)
          .containsExactlyElementsOf(
              BitbucketCatalog.get().columnsOf(table, "api").stream()
                  .map(ColumnDef::name)
                  .toList());
    }
  }

  @Test
  void itSeesEveryPrimaryKey() {
    for (TableDef table : declared()) {
      List<String> key =
          BitbucketCatalog.get().columnsOf(table, "api").stream()
              .filter(ColumnDef::key)
              .map(ColumnDef::name)
              .toList();
      PrimaryKey seen = table(table.name()).getPrimaryKey();
      assertThat(seen == null ? List.of() : seen.getColumnNamesAsList())
          .as(table.name())
          .isEqualTo(key);
    }
  }

  /** Of a database that it does not know, Liquibase expects a table that the standard lacks. */
  @Test
  void itCannotAskForForeignKeys() {
    assertThatThrownBy(() -> snapshot(new SnapshotControl(database, Table.class, ForeignKey.class)))
        .hasMessageContaining("Table constraints does not exist");
  }

  private static Table table(String name) {
    return snapshot.get(Table.class).stream()
        .filter(table -> table.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
