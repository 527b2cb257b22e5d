package io.github.bitbucketjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conditions of a thousand values, as mappers and reporting tools write them. The rows they select
 * are those of a program that reads the whole list. Before lists were gathered, planning one took
 * minutes, or all of the stack; so the time limit is no measure but a guard.
 */
@Timeout(120)
class LongConditionsTest {
  private static final int MANY = 1000;

  private static DemoServer service;
  private static Connection driver;
  private static final Set<Integer> ids = new HashSet<>();
  private static final Set<Integer> open = new HashSet<>();

  @BeforeAll
  static void connect() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    driver =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + service.baseUrl());
    try (ResultSet rows =
        driver.createStatement().executeQuery("SELECT Id, State FROM PullRequests")) {
      while (rows.next()) {
        ids.add(rows.getInt(1));
        if (rows.getString(2).equals("OPEN")) {
          open.add(rows.getInt(1));
        }
      }
    }
  }

  @AfterAll
  static void close() throws SQLException {
    driver.close();
    service.close();
  }

  /** Returns text for 0, 3, 6, … with something between. */
  private static String each(String between, IntFunction<String> text) {
    return IntStream.range(0, MANY)
        .map(i -> i * 3)
        .mapToObj(text)
        .collect(Collectors.joining(between));
  }

  private static Set<Integer> thirds(Set<Integer> of, boolean third) {
    return of.stream().filter(id -> (id % 3 == 0) == third).collect(Collectors.toSet());
  }

  private static Set<Integer> select(String condition) throws SQLException {
    try (PreparedStatement statement =
        driver.prepareStatement("SELECT Id FROM PullRequests WHERE " + condition)) {
      int parameters = statement.getParameterMetaData().getParameterCount();
      for (int i = 0; i < parameters; i++) {
        statement.setInt(i + 1, i * 3);
      }
      Set<Integer> found = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          assertThat(found.add(rows.getInt(1))).isTrue();
        }
      }
      return found;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Id IN (%s), ', '",
    "Id + 0 IN (%s), ', '",
    "Id IN (NULL%s), ', '",
    "NOT (Id NOT IN (%s)), ', '"
  })
  void listSelectsItsValues(String form, String between) throws SQLException {
    String values = each(between, Integer::toString);
    String list = form.contains("NULL") ? between + values : values;
    assertThat(select(form.formatted(list))).isEqualTo(thirds(ids, true));
  }

  @Test
  void chainOfComparisonsIsAList() throws SQLException {
    assertThat(select(each(" OR ", i -> "Id = " + i))).isEqualTo(thirds(ids, true));
    assertThat(select(each(" OR ", i -> i + " = Id"))).isEqualTo(thirds(ids, true));
    assertThat(select(each(" AND ", i -> "Id <> " + i))).isEqualTo(thirds(ids, false));
    assertThat(select("NOT (" + each(" OR ", i -> "Id = " + i) + ")"))
        .isEqualTo(thirds(ids, false));
  }

  @Test
  void listLeavesOutItsValues() throws SQLException {
    assertThat(select("Id NOT IN (" + each(",", Integer::toString) + ")"))
        .isEqualTo(thirds(ids, false));
    assertThat(select("Id NOT IN (NULL," + each(",", Integer::toString) + ")")).isEmpty();
  }

  @Test
  void parametersAreValuesToo() throws SQLException {
    assertThat(select("Id IN (" + each(",", i -> "?") + ")")).isEqualTo(thirds(ids, true));
    assertThat(select(each(" OR ", i -> "Id = ?"))).isEqualTo(thirds(ids, true));
  }

  @Test
  void pairsOfValuesAreFound() throws SQLException {
    assertThat(select(each(" OR ", i -> "(Id = " + i + " AND State = 'OPEN')")))
        .isEqualTo(thirds(open, true));
    assertThat(select("(Id, State) IN (" + each(",", i -> "(" + i + ", 'OPEN')") + ")"))
        .isEqualTo(thirds(open, true));
  }

  @Test
  void subQueryMayHaveALongList() throws SQLException {
    String list = "(" + each(",", Integer::toString) + ")";
    String inside = "SELECT 1 FROM PullRequests q WHERE q.Id = PullRequests.Id AND q.Id IN ";
    assertThat(select("EXISTS (" + inside + list + ")")).isEqualTo(thirds(ids, true));
    assertThat(select("NOT EXISTS (" + inside + list + ")")).isEqualTo(thirds(ids, false));
  }

  @Test
  void textsKeepTheirBlanksAndTheirCase() throws SQLException {
    String others = each(",", i -> "'x" + i + "'");
    assertThat(select("State IN (" + others + ", 'OPEN')")).isEqualTo(open);
    assertThat(select("State IN (" + others + ", 'open')")).isEmpty();
    assertThat(select("State || '' IN ('a', 'OPEN')")).isEqualTo(open);
    assertThat(select("State || '' IN ('a', 'OPEN ')")).isEmpty();
  }

  /** Java allows 64 KB of code in a method, which a list of this length for an expression needs. */
  @Test
  void tooLongAnExpressionIsSaidInWords() {
    String list = each(",", i -> "'x" + i + "'") + "," + each(",", i -> "'y" + i + "'");
    assertThatThrownBy(() -> select("State || 'x' IN (" + list + ")"))
        .isInstanceOf(SQLSyntaxErrorException.class)
        .hasMessageContaining("too long to be compiled");
  }

  @Test
  void tooDeepAStatementIsSaidInWords() {
    String deep = "Id" + " + 1".repeat(20_000) + " = 0";
    assertThatThrownBy(() -> select(deep))
        .isInstanceOf(SQLSyntaxErrorException.class)
        .hasMessage("The statement is nested too deeply");
  }

  @Test
  void timeOfASubQueryMayBeWrittenAsInIso() throws SQLException {
    String all = "SELECT q.Id FROM PullRequests q WHERE q.CreatedOn > '2000-01-01T00:00:00Z'";
    String none = "SELECT q.Id FROM PullRequests q WHERE q.CreatedOn > '2100-01-01T00:00:00Z'";
    assertThat(select("Id IN (" + all + ")")).isEqualTo(ids);
    assertThat(select("Id IN (" + none + ")")).isEmpty();
  }
}
