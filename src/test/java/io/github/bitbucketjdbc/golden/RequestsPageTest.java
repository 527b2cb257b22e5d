package io.github.bitbucketjdbc.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Questions cost what the page about requests says, and no more than they must unless it says why.
 * {@code -Ddocs.update=true} writes the page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsPageTest {
  private static final Path PAGE = Path.of("docs/requests.md");
  private static final int FEWEST_QUESTIONS = 40;

  private final List<Price> prices = new ArrayList<>();
  private RecordedService service;
  private Floor floor;

  @BeforeAll
  void measure() throws SQLException, IOException {
    service = new RecordedService(DemoOptions.story());
    floor = new Floor(service.server().baseUrl(), service.server().workspace());
    for (Question question : Question.all()) {
      long fewest = floor.of(question.floor());
      prices.add(new Price(question, fewest, service.count(question.sql())));
    }
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, page());
    }
  }

  @AfterAll
  void stop() throws SQLException {
    service.close();
  }

  private String page() {
    return RequestsPage.of(prices, floor.of("repositories"));
  }

  @Test
  void thePageIsCurrent() throws IOException {
    assertThat(prices).hasSizeGreaterThanOrEqualTo(FEWEST_QUESTIONS);
    assertThat(Files.readAllLines(PAGE))
        .as("%s, to write again with -Dtest=RequestsPageTest -Ddocs.update=true", PAGE)
        .isEqualTo(page().lines().toList());
  }

  @TestFactory
  Stream<DynamicTest> noMoreThanItMust() {
    return prices.stream()
        .map(p -> DynamicTest.dynamicTest(p.question().words(), () -> checkRatio(p)));
  }

  private static void checkRatio(Price price) {
    Question question = price.question();
    assertThat(question.because()).isNotEmpty();
    assertThat((long) price.sent()).as("a floor is a floor").isGreaterThanOrEqualTo(price.floor());
    assertThat(price.sent() > price.floor())
        .as("%d requests instead of %d, and a reason why", price.sent(), price.floor())
        .isEqualTo(!question.more().isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> theSameRowsAsWithoutPushdown() {
    return prices.stream()
        .map(Price::question)
        .map(q -> DynamicTest.dynamicTest(q.words(), () -> checkRows(q.sql())));
  }

  private void checkRows(String sql) throws SQLException {
    assertThat(rows("", sql))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(rows("Pushdown=none;", sql));
  }

  private List<String> rows(String properties, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = service.connection(properties).createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" | ", row));
      }
    }
    return rows;
  }
}
