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
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pull requests of one author in all repositories, which a list of the workspace has. */
class AuthorListTest {
  private static final String BY_AUTHOR =
      "SELECT RepositorySlug, Id, Title, State, AuthorUUID FROM AllRepositories.PullRequests"
          + " WHERE AuthorUUID = ?";

  private static DemoServer service;
  private static Connection pushed;
  private static Connection plain;

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    pushed = connect("");
    plain = connect("Pushdown=none;");
  }

  @AfterAll
  static void close() throws SQLException {
    pushed.close();
    plain.close();
    service.close();
  }

  private static Connection connect(String more) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bitbucket:Workspace=acme;" + more + "BaseURL=" + service.baseUrl());
  }

  private static List<String> rows(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setString(i + 1, values[i]);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.append(result.getString(i)).append('|');
          }
          rows.add(row.toString());
        }
      }
      return rows;
    }
  }

  private static List<String> authors() throws SQLException {
    return rows(
            plain,
            "SELECT DISTINCT AuthorUUID FROM AllRepositories.PullRequests"
                + " WHERE AuthorUUID IS NOT NULL")
        .stream()
        .map(r -> r.substring(0, r.length() - 1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " AND State = 'OPEN'",
        " AND RepositorySlug LIKE '%e%'",
        " AND RepositorySlug <> 'api' AND CreatedOn > '2026-06-01'",
        " AND Title LIKE '%a%'"
      })
  void everyAuthorHasTheRowsOfAPlainReading(String more) throws SQLException {
    List<String> authors = authors();
    assertThat(authors).hasSizeGreaterThan(5);
    int found = 0;
    for (String author : authors) {
      service.clearRequests();
      List<String> rows = rows(pushed, BY_AUTHOR + more, author);
      assertThat(service.requests())
          .as("requests for %s", author)
          .allMatch(r -> r.path().startsWith("/2.0/workspaces/acme/pullrequests/"));
      assertThat(rows).containsExactlyInAnyOrderElementsOf(rows(plain, BY_AUTHOR + more, author));
      found += rows.size();
    }
    assertThat(found).isPositive();
  }

  @Test
  void anAuthorIsAUuidToTheLetter() throws SQLException {
    String author = authors().get(0);
    assertThat(rows(pushed, BY_AUTHOR, author.toUpperCase(Locale.ROOT))).isEmpty();
    String account =
        rows(plain, "SELECT MAX(AuthorAccountId) FROM AllRepositories.PullRequests").get(0);
    assertThat(rows(pushed, BY_AUTHOR, account.substring(0, account.length() - 1)))
        .as("which an address of a person takes too")
        .isEmpty();
    assertThat(rows(pushed, BY_AUTHOR, "nobody")).isEmpty();
    assertThat(rows(pushed, BY_AUTHOR, "{00000000-0000-0000-0000-000000000000}")).isEmpty();
  }

  @Test
  void severalAuthorsAreAskedForOneByOne() throws SQLException {
    List<String> authors = authors().subList(0, 2);
    String two = BY_AUTHOR.replace("= ?", "IN (?, ?)");
    service.clearRequests();
    List<String> rows = rows(pushed, two, authors.toArray(String[]::new));
    assertThat(service.requests())
        .allMatch(r -> r.path().startsWith("/2.0/workspaces/acme/pullrequests/"));
    assertThat(rows)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(rows(plain, two, authors.toArray(String[]::new)));
  }

  @Test
  void theOrderAndTheFirstRowsAreThoseOfAPlainReading() throws SQLException {
    for (String author : authors()) {
      String newest = BY_AUTHOR + " ORDER BY CreatedOn DESC LIMIT 3";
      assertThat(rows(pushed, newest, author)).isEqualTo(rows(plain, newest, author));
    }
  }
}
