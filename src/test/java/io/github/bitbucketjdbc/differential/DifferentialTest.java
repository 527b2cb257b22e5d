package io.github.bitbucketjdbc.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Random queries give the same rows with push-down, without it, and in H2. A failure prints the
 * seed; {@code -Ddifferential.seed=N} runs that query alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {
  private static final int FAST = 180;
  private static final int THOROUGH = 1500;

  private Comparison story;
  private Comparison generated;

  @BeforeAll
  void start() throws SQLException {
    story = new Comparison(DemoServer.start(DemoOptions.story()), List.of("api", "infra"), "");
    generated =
        new Comparison(
            DemoServer.start(
                DemoOptions.generated(42)
                    .repositories(3)
                    .users(25)
                    .pullRequests(27)
                    .comments(3)
                    .branches(25)
                    .commits(45)
                    .pipelines(24)
                    .steps(2)),
            List.of("search-00001"),
            "Pagesize=10;");
  }

  @AfterAll
  void stop() throws SQLException {
    story.close();
    generated.close();
  }

  @Test
  void storyWorkspace() {
    run(story::difference, 1, FAST);
  }

  @Test
  void generatedWorkspaceInSmallPages() {
    run(generated::difference, 1_000_000, FAST / 2);
  }

  @Test
  @Tag("slow")
  void manyMoreOnTheStoryWorkspace() {
    run(story::difference, 10_001, THOROUGH);
  }

  @Test
  @Tag("slow")
  void manyMoreInSmallPages() {
    run(generated::difference, 2_000_000, THOROUGH / 2);
  }

  /** Pages are so small that numbers are asked for instead of them. */
  @Test
  @Tag("slow")
  void numbersInsteadOfPages() throws SQLException {
    List<String> repositories = List.of("api");
    DemoServer server = DemoServer.start(DemoOptions.story());
    try (Comparison smallPages = new Comparison(server, repositories, "Pagesize=5;")) {
      run(smallPages::conditionalDifference, 3_000_000, THOROUGH / 3);
    }
  }

  private static void run(LongFunction<String> comparison, long firstSeed, int count) {
    Long only = Long.getLong("differential.seed");
    long first = only == null ? firstSeed : only;
    long end = only == null ? firstSeed + count : only + 1;
    StringBuilder failures = new StringBuilder();
    int failed = 0;
    for (long seed = first; seed < end; seed++) {
      String difference = comparison.apply(seed);
      if (!difference.isEmpty() && ++failed <= 20) {
        failures.append(difference).append("\n\n");
      }
    }
    assertThat(failed).as(failures.toString()).isZero();
  }
}
