package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.BitbucketDriver;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** SchemaSpy, with its own libraries in a process of its own, documents a repository's schema. */
class SchemaSpyTest {
  private static final Path JAR =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .filter(entry -> entry.getFileName().toString().startsWith("schemaspy-"))
          .findFirst()
          .orElseThrow();

  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
              "SchemaSpy",
              JAR,
              "tables, columns, primary and foreign keys of a repository's schema, row counts")
          .but("wants `-cat %`, as there are no catalogs");

  private static final Map<String, Element> TABLES = new TreeMap<>();

  @BeforeAll
  static void spy(@TempDir Path directory) throws Exception {
    Path driver =
        Path.of(BitbucketDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.writeString(
        directory.resolve("bitbucket.properties"),
        """
        description=Bitbucket
        driver=io.github.bitbucketjdbc.BitbucketDriver
        connectionSpec=%s
        """
            .formatted(demo.url()));
    Program program =
        Program.java(
            directory,
            List.of(
                "-jar",
                JAR.toString(),
                "-t",
                "bitbucket.properties",
                "-dp",
                driver.toString(),
                "-u",
                "ann@example.com",
                "-p",
                "token",
                "-s",
                "api",
                "-cat",
                "%",
                "-db",
                "acme",
                "-o",
                "out",
                "-nohtml"));
    assertThat(program.status()).as(program.out() + program.err()).isZero();
    Element database =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(directory.resolve("out/acme.api.xml").toFile())
            .getDocumentElement();
    for (Element table : elements(database, "table")) {
      if (!table.getAttribute("remarks").isEmpty() && table.getAttribute("schema").equals("api")) {
        TABLES.put(table.getAttribute("name"), table);
      }
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  @Test
  void itSeesEveryTable() {
    assertThat(TABLES.keySet())
        .containsExactlyInAnyOrderElementsOf(
            BitbucketCatalog.get().tablesOf("api").stream().map(TableDef::name).toList());
  }

  @Test
  void itSeesEveryColumnAndKey() {
    for (TableDef table : BitbucketCatalog.get().tablesOf("api")) {
      List<ColumnDef> columns = BitbucketCatalog.get().columnsOf(table, "api");
      Element seen = TABLES.get(table.name());
      assertThat(elements(seen, "column"))
          .as(table.name())
          .filteredOn(column -> column.getParentNode() == seen)
          .extracting(column -> column.getAttribute("name"))
          .containsExactlyInAnyOrderElementsOf(columns.stream().map(ColumnDef::name).toList());
      assertThat(elements(seen, "primaryKey"))
          .as(table.name())
          .extracting(key -> key.getAttribute("column"))
          .containsExactlyInAnyOrderElementsOf(
              columns.stream().filter(ColumnDef::key).map(ColumnDef::name).toList());
    }
  }

  @Test
  void itSeesWhatReferencesATable() {
    assertThat(elements(TABLES.get("PullRequests"), "child"))
        .extracting(child -> child.getAttribute("table") + " " + child.getAttribute("column"))
        .contains("PullRequestComments PullRequestId", "PullRequestTasks PullRequestId");
  }

  @Test
  void itCountsRows() throws Exception {
    for (String table : List.of("Branches", "PullRequests", "Tags")) {
      assertThat(TABLES.get(table).getAttribute("numRows"))
          .as(table)
          .isEqualTo(String.valueOf(demo.rows("SELECT COUNT(*) FROM " + table).get(0).get(0)));
    }
  }
}
