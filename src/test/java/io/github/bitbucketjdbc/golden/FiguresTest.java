package io.github.bitbucketjdbc.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures that the driver is known for, as exact numbers of requests. */
class FiguresTest {
  private static final int ROWS = 200_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT COUNT(*) FROM api.PullRequests WHERE State='MERGED'
          SELECT * FROM api.PullRequests WHERE Id = 17
          SELECT * FROM api.PullRequests ORDER BY UpdatedOn DESC LIMIT 5
          SELECT * FROM api.PullRequestReviewers WHERE PullRequestId = 17
          SELECT COUNT(*) FROM api.Pipelines WHERE ResultName = 'FAILED'
          """)
  void oneRequest(String sql) throws SQLException {
    try (RecordedService service = new RecordedService(DemoOptions.story())) {
      assertThat(service.count(sql)).isEqualTo(1);
    }
  }

  @Test
  void openPullRequestsOfAllRepositories() throws SQLException {
    DemoOptions options =
        DemoOptions.generated(7)
            .repositories(250)
            .pullRequests(20)
            .commits(30)
            .branches(1)
            .pipelines(0);
    try (RecordedService service = new RecordedService(options)) {
      String open =
          "SELECT RepositorySlug, Id, Title FROM AllRepositories.PullRequests WHERE State = 'OPEN'";
      assertThat(service.count(open)).as("three pages of repositories").isEqualTo(3 + 250);
    }
  }

  @Test
  void connectingAndPlanningSendNothing() throws SQLException {
    try (RecordedService service = new RecordedService(DemoOptions.story())) {
      service.connection("").isValid(0);
      assertThat(service.server().requests()).isEmpty();
      StringBuilder join = new StringBuilder("SELECT COUNT(*) FROM PullRequests t0");
      for (int i = 1; i < 7; i++) {
        join.append(" JOIN PullRequestReviewers t").append(i).append(" ON t").append(i);
        join.append(".PullRequestId = t").append(i == 1 ? "0.Id" : (i - 1) + ".PullRequestId");
      }
      assertThat(service.count("EXPLAIN PLAN FOR " + join)).isZero();
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OfFiveThousandRepositories {
    private static final int REPOSITORIES = 5000;
    private static final String SLUG = "billing-00000";

    /** What lists the schemas: pages of repositories, and one of projects. */
    private static final int LISTS = REPOSITORIES / 100 + 1;

    private RecordedService service;

    @BeforeAll
    void start() {
      service = new RecordedService(DemoOptions.generated(7).repositories(REPOSITORIES));
    }

    @AfterAll
    void stop() throws SQLException {
      service.close();
    }

    @Test
    void fixedSchemasSendNothing() throws SQLException {
      DatabaseMetaData metadata = service.connection("").getMetaData();
      service.server().clearRequests();
      assertThat(count(metadata.getTables(null, "Information", "%", null))).isPositive();
      assertThat(count(metadata.getColumns(null, "Information", "%", "%"))).isPositive();
      assertThat(count(metadata.getPrimaryKeys(null, "Information", "Repositories"))).isOne();
      assertThat(service.server().requests()).isEmpty();
    }

    @Test
    void listingSchemas() throws SQLException {
      assertThat(service.count("SELECT * FROM sys_schemas")).isEqualTo(LISTS);
    }

    @Test
    void tablesOfEverySchema() throws SQLException {
      DatabaseMetaData metadata = service.connection("PageSize=100").getMetaData();
      service.server().clearRequests();
      Catalog catalog = BitbucketCatalog.get();
      int fixed =
          Catalog.FIXED_SCHEMAS.stream().mapToInt(schema -> catalog.tablesOf(schema).size()).sum();
      int own = REPOSITORIES * catalog.tablesOf(SLUG).size();
      int projects = count(metadata.getSchemas()) - REPOSITORIES - Catalog.FIXED_SCHEMAS.size();
      assertThat(count(metadata.getTables(null, null, "%", null)))
          .isEqualTo(fixed + own + projects * catalog.tablesOf("PROJECT").size());
      assertThat(service.server().requests()).as("one listing serves both calls").hasSize(LISTS);
    }

    @Test
    void tablesOfOneSchema() throws SQLException {
      DatabaseMetaData metadata = service.connection("PageSize=99").getMetaData();
      service.server().clearRequests();
      try (ResultSet tables = metadata.getTables(null, SLUG, "%", null)) {
        int found = 0;
        while (tables.next()) {
          assertThat(tables.getString("TABLE_SCHEM")).isEqualTo(SLUG);
          found++;
        }
        assertThat(found).isPositive();
      }
      assertThat(service.server().requests()).as("is there such a repository?").hasSize(1);
    }

    /** Kept at once, the tables of all schemas would not fit into this JVM. */
    @Test
    @Tag("slow")
    void metadataInLittleMemory() throws IOException, InterruptedException {
      Process child = fork("-Xmx32m", MetadataScan.class, url(service, ""), SLUG);
      try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.lines().map(line -> line.split(" ")[0]))
            .containsExactly(
                "getSchemas", "getTables", "getColumns", "sys_tables", "sys_tablecolumns");
      }
      assertThat(child.waitFor()).isZero();
    }
  }

  private static int count(ResultSet all) throws SQLException {
    int count = 0;
    try (ResultSet rows = all) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  private static String url(RecordedService service, String properties) {
    return "jdbc:bitbucket:Workspace=acme;BaseURL=" + service.server().baseUrl() + properties;
  }

  private static Process fork(String heap, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The scan runs in a JVM of its own, which has too little memory for all rows. */
  @Test
  @Tag("slow")
  void largeScanInLittleMemory() throws IOException, InterruptedException, SQLException {
    DemoOptions options = DemoOptions.generated(7).repositories(1).commits(ROWS);
    try (RecordedService service = new RecordedService(options)) {
      Process child =
          fork(
              "-Xmx64m",
              LargeScan.class,
              url(service, ";Schema=billing-00000"),
              "SELECT Hash, Message FROM Commits");
      try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
          PrintWriter in = new PrintWriter(child.outputWriter(StandardCharsets.UTF_8), true)) {
        assertThat(out.readLine()).isEqualTo("first");
        List<?> requests = service.server().requests();
        in.println("go on");
        assertThat(out.readLine()).isEqualTo(String.valueOf(ROWS));
        assertThat(requests).as("one page, and the next on its way").hasSizeBetween(1, 2);
      }
      assertThat(child.waitFor()).isZero();
    }
  }
}
