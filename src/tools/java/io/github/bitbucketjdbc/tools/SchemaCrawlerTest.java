package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import schemacrawler.inclusionrule.RegularExpressionInclusionRule;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.Table;
import schemacrawler.schema.TableConstraintColumn;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSources;
import us.fatehi.utility.datasource.MultiUseUserCredentials;

/** SchemaCrawler sees every table, column and key that the catalog declares, and nothing amiss. */
class SchemaCrawlerTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
          "SchemaCrawler",
          Catalog.class,
          "`details` as text, `lint`; through its API every table, column, primary and foreign key");

  @TempDir Path directory;

  private static Catalog crawled;

  @BeforeAll
  static void crawl() {
    SchemaCrawlerOptions options =
        SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
            .withLimitOptions(
                LimitOptionsBuilder.builder()
                    .includeSchemas(new RegularExpressionInclusionRule(".?(Information|api).?"))
                    .toOptions());
    crawled =
        SchemaCrawlerUtility.getCatalog(
            DatabaseConnectionSources.newDatabaseConnectionSource(
                demo.url(), new MultiUseUserCredentials()),
            options);
  }

  private Program run(int command) throws Exception {
    List<String> words = Guide.of("schemacrawler").command(command, demo.url());
    assertThat(words.subList(0, 2)).containsExactly("java", "-cp");
    Program program = Program.java(directory, words.subList(3, words.size()));
    assertThat(program.status()).as(program.out() + program.err()).isZero();
    return program;
  }

  private static Set<String> declared(String schema) {
    return BitbucketCatalog.get().tablesOf(schema).stream()
        .map(TableDef::name)
        .filter(name -> !name.startsWith("sys_"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Table> tables() {
    return crawled.getTables().stream().filter(t -> !t.getTableType().isView()).sorted().toList();
  }

  private static String bare(String name) {
    return name.replace("\"", "");
  }

  private static String schema(Table table) {
    return bare(table.getSchema().getName());
  }

  private static TableDef declaration(Table table) {
    return BitbucketCatalog.get().find(schema(table), bare(table.getName())).orElseThrow();
  }

  @Test
  void itSeesEveryTableOfTheSchemas() {
    for (String schema : List.of("Information", "api")) {
      assertThat(tables())
          .filteredOn(table -> schema(table).equals(schema))
          .extracting(table -> bare(table.getName()))
          .containsExactlyInAnyOrderElementsOf(declared(schema));
    }
  }

  @Test
  void itSeesEveryColumnWithItsTypeAndRemark() {
    for (Table table : tables()) {
      List<ColumnDef> columns = BitbucketCatalog.get().columnsOf(declaration(table), schema(table));
      assertThat(table.getColumns())
          .as(table.getFullName())
          .extracting(column -> bare(column.getName()) + " " + column.isNullable())
          .containsExactlyElementsOf(
              columns.stream().map(c -> c.name() + " " + c.nullable()).toList());
      assertThat(table.getColumns()).allMatch(Column::hasRemarks);
      assertThat(table.getColumns())
          .as(table.getFullName())
          .extracting(c -> c.getColumnDataType().getJavaSqlType().getVendorTypeNumber())
          .containsExactlyElementsOf(
              columns.stream().map(c -> c.type().jdbcType().getVendorTypeNumber()).toList());
    }
  }

  @Test
  void itSeesEveryPrimaryKey() {
    for (Table table : tables()) {
      List<String> key =
          BitbucketCatalog.get().columnsOf(declaration(table), schema(table)).stream()
              .filter(ColumnDef::key)
              .map(ColumnDef::name)
              .toList();
      List<String> seen =
          table.hasPrimaryKey()
              ? table.getPrimaryKey().getConstrainedColumns().stream()
                  .map(TableConstraintColumn::getName)
                  .map(SchemaCrawlerTest::bare)
                  .toList()
              : List.of();
      assertThat(seen).as(table.getFullName()).containsExactlyElementsOf(key);
    }
  }

  @Test
  void itSeesEveryForeignKey() {
    int keys = 0;
    for (Table table : tables()) {
      List<String> declared =
          BitbucketCatalog.get().foreignKeysOf(declaration(table), schema(table)).stream()
              .map(key -> key.columns() + " " + key.table() + " " + key.tableColumns())
              .toList();
      assertThat(table.getImportedForeignKeys())
          .as(table.getFullName())
          .extracting(
              key ->
                  key.getColumnReferences().stream()
                          .map(c -> bare(c.getForeignKeyColumn().getName()))
                          .toList()
                      + " "
                      + bare(key.getPrimaryKeyTable().getName())
                      + " "
                      + key.getColumnReferences().stream()
                          .map(c -> bare(c.getPrimaryKeyColumn().getName()))
                          .toList())
          .containsExactlyInAnyOrderElementsOf(declared);
      keys += table.getImportedForeignKeys().size();
    }
    assertThat(keys).isPositive();
  }

  @Test
  void detailsAreWritten() throws Exception {
    run(0);
    String details = Files.readString(directory.resolve("details.txt"));
    int start = details.indexOf("api.\"PullRequestComments\"");
    assertThat(start).isPositive();
    String table = details.substring(start, details.indexOf("\n\n\n\n", start));
    assertThat(table)
        .containsPattern("\"PK_PullRequestComments\" +\\[primary key\\]\n +\"PullRequestId\"")
        .containsPattern("\"PullRequestId\" .*--> api.\"PullRequests\".\"Id\"")
        .containsPattern("\"Id\" +BIGINT NOT NULL");
  }

  @Test
  void lintFindsNothing() throws Exception {
    Guide guide = Guide.of("schemacrawler");
    Files.writeString(directory.resolve("linters.yaml"), guide.blocks("yaml").get(0));
    run(1);
    assertThat(Files.readAllLines(directory.resolve("lint.txt")))
        .contains("Table Lints")
        .filteredOn(line -> line.startsWith("\t") || line.contains("[lint"))
        .isEmpty();
    assertThat(demo.sent())
        .as("requests for the names of schemas")
        .isSubsetOf("GET /2.0/repositories/acme", "GET /2.0/workspaces/acme/projects", "GET ");
  }
}
