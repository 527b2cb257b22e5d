package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTablesTest {
  private static final String FROM =
      " FROM CodeSearchResults WHERE SearchQuery = 'T-0 \"go\" & co'";
  private static final String SEARCH =
      "/workspaces/acme/search/code?search_query=T-0%20%22go%22%20%26%20co"
          + "&fields=%2Bvalues.file.commit";
  private static TwoWays ways;

  @BeforeAll
  static void open() throws SQLException {
    ways = new TwoWays("Pagesize=3");
  }

  @AfterAll
  static void close() throws SQLException {
    ways.close();
  }

  @Test
  void findsEachFileOnce() throws SQLException {
    List<List<String>> expected =
        ways.list(SEARCH).stream()
            .map(
                r ->
                    List.of(
                        "T-0 \"go\" & co",
                        r.at("/file/links/self/href").asText(),
                        r.at("/file/path").asText(),
                        r.at("/file/commit/repository/uuid").asText(),
                        r.at("/file/commit/repository/name").asText(),
                        r.at("/file/commit/repository/full_name").asText(),
                        r.at("/file/commit/hash").asText(),
                        r.at("/content_match_count").asText(),
                        r.at("/content_matches").toString(),
                        r.at("/path_matches").toString()))
            .distinct()
            .toList();
    assertThat(expected).hasSizeLessThan(ways.list(SEARCH).size());
    assertThat(ways.sql("SELECT *" + FROM)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(ways.sql("SELECT COUNT(*)" + FROM))
        .containsExactly(List.of(Integer.toString(expected.size())));
    assertThat(ways.sql("SELECT FileURL" + FROM + " AND FilePath = 'README.md'"))
        .hasSize(expected.size() / 3);
  }

  @Test
  void takesSeveralTextsAndParameters() throws SQLException {
    assertThat(
            ways.sql(
                "SELECT DISTINCT SearchQuery FROM CodeSearchResults"
                    + " WHERE SearchQuery IN ('a repo:api', 'b repo:web')"))
        .containsExactlyInAnyOrder(List.of("a repo:api"), List.of("b repo:web"));
    String sql = "SELECT RepositoryName FROM CodeSearchResults WHERE SearchQuery = ?";
    try (var statement = ways.connection().prepareStatement(sql)) {
      statement.setString(1, "x repo:infra");
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("infra");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " WHERE SearchQuery LIKE 'x%'", " WHERE FilePath = 'README.md'"})
  void needsASearchText(String where) {
    assertThatThrownBy(() -> ways.sql("SELECT * FROM CodeSearchResults" + where))
        .isInstanceOf(SQLSyntaxErrorException.class)
        .hasMessageContaining("SearchQuery")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42R01"));
  }
}
