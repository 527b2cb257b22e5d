package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sqlline.SqlLine;

/** SQLLine as it is published, in its own process, runs scripts. */
class SqlLineTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
              "SQLLine",
              SqlLine.class,
              "scripts: tables, columns, keys, indexes, types, procedures, queries as table, CSV"
                  + " and JSON, an insert and a delete, an error")
          .but("`!nativesql` prints a part of its own name");

  @TempDir Path directory;

  private static final int FAILED = 2;

  private String script(int status, String text) throws Exception {
    Files.writeString(directory.resolve("script.sql"), text);
    List<String> words = Guide.of("sqlline").command(1, demo.url());
    assertThat(words.subList(0, 2)).containsExactly("java", "-cp");
    Program program = Program.java(directory, words.subList(3, words.size()));
    assertThat(program.status()).as(program.err()).isEqualTo(status);
    return program.out() + program.err();
  }

  /** The rows of SQLLine's tables, without rules and frames. */
  private static List<List<String>> cells(String out) {
    return out.lines()
        .filter(line -> line.startsWith("| "))
        .map(
            line ->
                Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                    .map(String::strip)
                    .toList())
        .toList();
  }

  @Test
  void theScriptOfTheGuideRuns() throws Exception {
    Guide guide = Guide.of("sqlline");
    String out = script(0, guide.blocks("sql").get(0));

    assertThat(cells(out))
        .anyMatch(row -> row.containsAll(List.of("api", "PullRequests", "Id", "PK_PullRequests")))
        .anyMatch(row -> row.containsAll(List.of("api", "PullRequests", "Id", "PullRequestId")));
    List<String> expected = new ArrayList<>(List.of("'Id','Title','State'"));
    for (List<Object> row :
        demo.rows("SELECT Id, Title, State FROM PullRequests WHERE State = 'OPEN' ORDER BY Id")) {
      expected.add(
          row.stream()
              .map(v -> "'" + v.toString().replace("'", "''") + "'")
              .collect(Collectors.joining(",")));
    }
    assertThat(expected).hasSizeGreaterThan(1);
    assertThat(out.lines().filter(line -> line.startsWith("'")))
        .containsExactlyElementsOf(expected);
    for (List<Object> row : demo.rows("SELECT State, COUNT(*) FROM PullRequests GROUP BY State")) {
      assertThat(out)
          .contains("{\"State\":\"%s\",\"Number\":%s}".formatted(row.get(0), row.get(1)));
    }
  }

  @Test
  void theFirstCommandConnects() throws Exception {
    List<String> words = Guide.of("sqlline").command(0, demo.url());
    Program program = Program.java(directory, words.subList(3, words.size()));
    assertThat(program.status()).as(program.err()).isZero();
    assertThat(program.out() + program.err()).doesNotContain("Error").doesNotContain("isolation");
    assertThat(demo.sent()).isEmpty();
  }

  @Test
  void metadataIsListed() throws Exception {
    String out =
        script(
            0,
            """
            !tables branches
            !columns branches
            !indexes Branches
            !exportedkeys PullRequests
            !procedures MergePullRequest
            !typeinfo
            !nativesql SELECT 1
            """);
    List<List<String>> cells = cells(out);
    assertThat(out).doesNotContain("Error").contains("ql SELECT 1");
    assertThat(cells).filteredOn(row -> row.contains("TABLE")).anyMatch(r -> r.contains("api"));
    assertThat(cells)
        .filteredOn(
            row -> row.size() > 4 && row.get(1).equals("api") && row.get(2).equals("Branches"))
        .extracting(row -> row.get(3))
        .contains("Name", "TargetCommitHash", "TargetCommitDate");
    assertThat(cells).anyMatch(row -> row.containsAll(List.of("api", "PK_Branches")));
    assertThat(cells).anyMatch(row -> row.containsAll(List.of("api", "PullRequestComments")));
    assertThat(cells).anyMatch(row -> row.containsAll(List.of("api", "MergePullRequest")));
    assertThat(cells).anyMatch(row -> row.get(0).equals("TIMESTAMP") && row.get(1).equals("93"));
  }

  @Test
  void rowsComeAndGo() throws Exception {
    String out =
        script(
            0,
            """
            INSERT INTO PullRequestComments (PullRequestId, ContentRaw) VALUES (5, 'from SQLLine');
            SELECT PullRequestId, ContentRaw FROM PullRequestComments
            WHERE PullRequestId = 5 AND ContentRaw = 'from SQLLine';
            DELETE FROM PullRequestComments WHERE PullRequestId = 5 AND ContentRaw = 'from SQLLine';
            """);
    assertThat(cells(out)).contains(List.of("5", "from SQLLine"));
    assertThat(demo.sent()).filteredOn(sent -> sent.startsWith("POST")).hasSize(1);
    assertThat(demo.sent()).filteredOn(sent -> sent.startsWith("DELETE")).hasSize(1);
    assertThat(
            demo.rows(
                "SELECT Id FROM PullRequestComments WHERE PullRequestId = 5 AND ContentRaw = 'from"
                    + " SQLLine'"))
        .isEmpty();
  }

  @Test
  void anErrorIsOneLineWithItsState() throws Exception {
    String out = script(FAILED, "SELECT Titel FROM PullRequests;\n");
    assertThat(out).contains("Error: ").contains("Title").contains("(state=42S22,code=0)");
    assertThat(demo.sent()).isEmpty();
  }
}
