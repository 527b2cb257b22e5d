package io.github.bitbucketjdbc.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

  @Test
  void tablesOfOneSchemaAmongFiveThousand() throws SQLException {
    try (RecordedService service =
        new RecordedService(DemoOptions.generated(7).repositories(5000))) {
      service.connection("").getMetaData();
      assertThat(service.server().requests()).isEmpty();
      try (ResultSet tables =
          service.connection("").getMetaData().getTables(null, "billing-00000", "%", null)) {
        int found = 0;
        while (tables.next()) {
          assertThat(tables.getString("TABLE_SCHEM")).isEqualTo("billing-00000");
          found++;
        }
        assertThat(found).isPositive();
      }
      assertThat(service.server().requests()).hasSizeLessThanOrEqualTo(5000 / 100);
    }
  }

  /** The scan runs in a JVM of its own, which has too little memory for all rows. */
  @Test
  @Tag("slow")
  void largeScanInLittleMemory() throws IOException, InterruptedException, SQLException {
    DemoOptions options = DemoOptions.generated(7).repositories(1).commits(ROWS);
    try (RecordedService service = new RecordedService(options)) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LargeScan.class.getName(),
                  "jdbc:bitbucket:Workspace=acme;Schema=billing-00000;BaseURL="
                      + service.server().baseUrl(),
                  "SELECT Hash, Message FROM Commits")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
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
