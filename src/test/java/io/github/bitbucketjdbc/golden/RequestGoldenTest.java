package io.github.bitbucketjdbc.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The exact requests of queries. {@code -Dgolden.update=true} rewrites the files; every change in
 * them is a change in what users pay.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestGoldenTest {
  private static final Path FILES = Path.of("src/test/resources/golden");

  private RecordedService service;

  @BeforeAll
  void start() {
    service = new RecordedService(DemoOptions.story());
  }

  @AfterAll
  void stop() throws SQLException {
    service.close();
  }

  @TestFactory
  Stream<DynamicTest> sendsExactlyTheseRequests() throws IOException, SQLException {
    if (Boolean.getBoolean("golden.update")) {
      update();
    }
    return cases().map(c -> DynamicTest.dynamicTest(c.sql(), () -> check(c)));
  }

  private void check(GoldenCase golden) throws SQLException {
    assertThat(service.requests(golden.properties(), golden.sql(), golden.values()))
        .isEqualTo(golden.requests());
  }

  @Test
  void explainingSendsNothing() throws IOException, SQLException {
    List<GoldenCase> all = cases().toList();
    assertThat(all).hasSizeGreaterThan(50);
    for (GoldenCase golden : all) {
      assertThat(
              service.requests(
                  golden.properties(), "EXPLAIN PLAN FOR " + golden.sql(), golden.values()))
          .as(golden.sql())
          .isEmpty();
    }
  }

  /** What is missing is looked for with one more request, which no price can know of. */
  @Test
  void costsWhatIsExplained() throws IOException, SQLException {
    Pattern price = Pattern.compile("Requests: (?:(\\d+) to )?(at least |about )?(\\d+) request.*");
    int certain = 0;
    for (GoldenCase golden : cases().toList()) {
      String text =
          service
              .explanation(golden.properties(), golden.sql(), golden.values())
              .lines()
              .findFirst()
              .orElseThrow();
      Matcher found = price.matcher(text);
      assertThat(found.matches()).as(text).isTrue();
      service.requests(golden.properties(), golden.sql(), golden.values());
      long sent =
          service.server().requests().stream()
              .filter(r -> !r.query().equals("pagelen=1") && r.status() != 404)
              .count();
      long missing = service.server().requests().stream().filter(r -> r.status() == 404).count();
      int number = Integer.parseInt(found.group(3));
      if (found.group(2) == null) {
        assertThat(sent).as(golden.sql() + ": " + text).isLessThanOrEqualTo(number);
        certain += found.group(1) == null ? 1 : 0;
      }
      if (!"about ".equals(found.group(2))) {
        int fewest = found.group(1) == null ? number : Integer.parseInt(found.group(1));
        assertThat(sent + missing).as(golden.sql() + ": " + text).isGreaterThanOrEqualTo(fewest);
      }
    }
    assertThat(certain).as("prices that are exact").isGreaterThan(30);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static Stream<GoldenCase> cases() throws IOException {
    List<GoldenCase> cases = new ArrayList<>();
    for (Path file : files()) {
      cases.addAll(GoldenCase.parse(Files.readString(file)));
    }
    return cases.stream();
  }

  private void update() throws IOException, SQLException {
    for (Path file : files()) {
      List<String> blocks = new ArrayList<>();
      for (GoldenCase golden : GoldenCase.parse(Files.readString(file))) {
        blocks.add(
            golden.text(service.requests(golden.properties(), golden.sql(), golden.values())));
      }
      Files.writeString(file, String.join("\n\n", blocks) + "\n");
    }
  }
}
