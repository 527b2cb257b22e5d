package io.github.bitbucketjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists of hundreds of values mean what short ones do; the guard says that they can be planned. */
@Timeout(120)
class LongListsTest {
  private static DemoServer service;
  private static Connection connection;
  private static List<Pull> pulls;

  /** A pull request, as the service tells it without any condition. */
  record Pull(long id, String title, @Nullable String merged) {}

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + service.baseUrl());
    pulls = read("SELECT Id, Title, MergeCommitHash FROM PullRequests");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    service.close();
  }

  private static List<Pull> read(String sql, Object... values) throws SQLException {
    List<Pull> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Pull(rows.getLong(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return found;
  }

  private static String evenNumbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.valueOf(2 * i))
        .collect(Collectors.joining(","));
  }

  private static void assertSelects(String condition, Predicate<Pull> wanted, Object... values)
      throws SQLException {
    String sql = "SELECT Id, Title, MergeCommitHash FROM PullRequests WHERE " + condition;
    assertThat(read(sql, values))
        .isNotEmpty()
        .hasSizeLessThan(pulls.size())
        .containsExactlyInAnyOrderElementsOf(pulls.stream().filter(wanted).toList());
  }

  @Test
  void numbers() throws SQLException {
    String list = "(" + evenNumbers(300) + ")";
    assertSelects("Id IN " + list, p -> p.id() % 2 == 0);
    assertSelects("Id NOT IN " + list, p -> p.id() % 2 != 0);
    assertSelects("Id IN " + list + " AND Id > 7", p -> p.id() % 2 == 0 && p.id() > 7);
    assertSelects("NOT (Id IN " + list + " OR Id = 1)", p -> p.id() % 2 != 0 && p.id() != 1);
    assertSelects("Id IN (" + evenNumbers(300) + ", ?)", p -> p.id() % 2 == 0 || p.id() == 3, 3);
    assertSelects(
        "Id IN " + list + " OR Id IN (1, 3) OR State = 'NONE'",
        p -> p.id() % 2 == 0 || p.id() == 1 || p.id() == 3);
  }

  @Test
  void manyBesideAnotherCondition() throws SQLException {
    assertSelects(
        "Id IN (" + evenNumbers(3000) + ") OR Title LIKE '%a%'",
        p -> p.id() % 2 == 0 || p.title().contains("a"));
  }

  @Test
  void textsOfDifferentLengths() throws SQLException {
    List<String> titles = pulls.stream().map(Pull::title).limit(20).toList();
    String list =
        titles.stream()
            .map(t -> "'" + t.replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "('no title', 'x', '', ", ")"));
    assertSelects("Title IN " + list, p -> titles.contains(p.title()));
    assertSelects("Title NOT IN " + list, p -> !titles.contains(p.title()));
  }

  @Test
  void whatIsNullIsNeitherInAListNorOutsideIt() throws SQLException {
    List<String> hashes = pulls.stream().map(Pull::merged).filter(h -> h != null).toList();
    String list =
        IntStream.range(0, 40)
            .mapToObj(i -> "'hash" + i + "'")
            .collect(Collectors.joining(", ", "('" + hashes.get(0) + "', ", ")"));
    assertSelects("MergeCommitHash IN " + list, p -> hashes.get(0).equals(p.merged()));
    assertSelects(
        "MergeCommitHash NOT IN " + list,
        p -> p.merged() != null && !hashes.get(0).equals(p.merged()));
    assertSelects("(MergeCommitHash IN " + list + ") IS UNKNOWN", p -> p.merged() == null);
  }
}
