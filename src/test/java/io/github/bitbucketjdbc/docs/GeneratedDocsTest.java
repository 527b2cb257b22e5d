package io.github.bitbucketjdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.reliability.ReliabilityPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages that follow from the code say what the code says. {@code mvn -Dfast verify
 * -Dtest=GeneratedDocsTest -Ddocs.update=true} writes them.
 */
class GeneratedDocsTest {
  private static final Path DOCS = Path.of("docs");
  private static final Path TABLES = DOCS.resolve("tables");
  private static final Map<Path, String> PAGES = pages();

  private static Map<Path, String> pages() {
    Catalog catalog = BitbucketCatalog.get();
    Map<Path, String> pages = new TreeMap<>();
    pages.put(DOCS.resolve("properties.md"), ReferencePages.properties());
    pages.put(DOCS.resolve("errors.md"), ReferencePages.errors());
    pages.put(DOCS.resolve("procedures.md"), ProcedurePage.of(catalog));
    pages.put(DOCS.resolve("reliability.md"), ReliabilityPage.text());
    pages.put(DOCS.resolve("jdbc.md"), JdbcPage.text());
    pages.put(DOCS.resolve("model.md"), ModelPage.of(catalog));
    pages.put(TABLES.resolve("README.md"), TablePage.index(catalog));
    for (TableDef table : catalog.tables()) {
      pages.put(TABLES.resolve(TablePage.uniqueName(table) + ".md"), TablePage.of(catalog, table));
    }
    pages.replaceAll(
        (path, text) ->
            "<!-- Written by GeneratedDocsTest: change the code, not this page. -->\n\n" + text);
    return pages;
  }

  @BeforeAll
  static void write() throws IOException {
    if (!Boolean.getBoolean("docs.update")) {
      return;
    }
    Files.createDirectories(TABLES);
    for (Path old : tablePages()) {
      if (!PAGES.containsKey(old)) {
        Files.delete(old);
      }
    }
    for (Map.Entry<Path, String> page : PAGES.entrySet()) {
      Files.writeString(page.getKey(), page.getValue());
    }
  }

  static Set<Path> paths() {
    return PAGES.keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void isCurrent(Path page) throws IOException {
    assertThat(page)
        .as("a page to write with -Dtest=GeneratedDocsTest -Ddocs.update=true")
        .exists();
    assertThat(Files.readAllLines(page))
        .as("%s, to write again with -Dtest=GeneratedDocsTest -Ddocs.update=true", page)
        .isEqualTo(PAGES.get(page).lines().toList());
  }

  @Test
  void noPageOutlivesItsTable() throws IOException {
    assertThat(tablePages()).as("pages in %s", TABLES).isSubsetOf(PAGES.keySet());
  }

  private static Set<Path> tablePages() throws IOException {
    try (Stream<Path> files = Files.list(TABLES)) {
      return new TreeSet<>(files.toList());
    }
  }
}
