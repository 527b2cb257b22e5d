package io.github.bitbucketjdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the pages show is what the driver does. */
class ExampleReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path WRITES = Path.of("docs/writes.md");
  private static final Pattern SQL =
      Pattern.compile("^( *)```sql\\n(.*?)```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern QUICK_START = Pattern.compile(" -e \"(.*?)\"\\n", Pattern.DOTALL);

  private static Connection demo;

  @BeforeAll
  static void connect() throws SQLException {
    demo = DriverManager.getConnection("jdbc:bitbucket:Demo=true");
  }

  @AfterAll
  static void disconnect() throws SQLException {
    demo.close();
  }

  record Query(Path page, String sql) {
    @Override
    public String toString() {
      return page + ": " + sql;
    }
  }

  /** The pages of tables are left out: their examples run in the contract test of the catalog. */
  static List<Query> queries() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(README, Path.of("CONTRIBUTING.md")));
    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      files
          .filter(f -> f.toString().endsWith(".md") && !f.equals(WRITES))
          .sorted()
          .forEach(pages::add);
    }
    List<Query> queries = new ArrayList<>();
    for (Path page : pages) {
      queries.addAll(queries(page));
    }
    return queries;
  }

  private static List<Query> queries(Path page) throws IOException {
    List<Query> queries = new ArrayList<>();
    Matcher block = SQL.matcher(Files.readString(page));
    while (block.find()) {
      queries.add(new Query(page, block.group(2).strip()));
    }
    return queries;
  }

  /** One after the other, since they follow from each other; each changes or shows a row. */
  @Test
  void theWritesRun() throws IOException, SQLException {
    try (Connection own = DriverManager.getConnection("jdbc:bitbucket:Demo=true");
        Statement statement = own.createStatement()) {
      for (Query query : queries(WRITES)) {
        boolean shows = statement.execute(query.sql());
        boolean any = shows ? statement.getResultSet().next() : statement.getUpdateCount() > 0;
        assertThat(any).as(query.toString()).isTrue();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  void runs(Query query) throws SQLException {
    assertThat(rows(query.sql())).as(query.toString()).isNotEmpty();
  }

  @Test
  void theQuickStartShowsWhatComesOut() throws Exception {
    String readme = Files.readString(README);
    Matcher quickStart = QUICK_START.matcher(readme);
    assertThat(quickStart.find()).isTrue();
    List<String> shown =
        readme.lines().filter(l -> l.startsWith(" ") && l.contains(" | ")).skip(1).toList();
    List<List<String>> rows = rows(quickStart.group(1));

    assertThat(shown).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(List.of(shown.get(i).split("\\|")))
          .map(String::strip)
          .as("a line that the README shows")
          .isEqualTo(rows.get(i));
    }
  }

  private static List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = demo.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
