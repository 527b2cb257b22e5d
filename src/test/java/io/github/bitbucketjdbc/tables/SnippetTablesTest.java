package io.github.bitbucketjdbc.tables;

import static io.github.bitbucketjdbc.tables.TwoWays.columns;
import static io.github.bitbucketjdbc.tables.TwoWays.person;
import static io.github.bitbucketjdbc.tables.TwoWays.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SnippetTablesTest {
  private static TwoWays ways;

  @BeforeAll
  static void open() throws SQLException {
    ways = new TwoWays();
  }

  @AfterAll
  static void close() throws SQLException {
    ways.close();
  }

  private static List<String> ids() {
    return ways.list("/snippets/acme").stream().map(s -> s.get("id").asText()).toList();
  }

  private static List<ObjectNode> ofEverySnippet(String below) {
    List<ObjectNode> rows = new ArrayList<>();
    for (String id : ids()) {
      rows.addAll(with("parent_key", id, ways.list("/snippets/acme/" + id + below)));
    }
    return rows;
  }

  @Test
  void snippets() throws SQLException {
    ways.assertHolds(
        "Snippets",
        ways.list("/snippets/acme"),
        columns(
            "Id=/id",
            "Title=/title",
            "SCM=/scm",
            person("Owner", "/owner"),
            person("Creator", "/creator"),
            "IsPrivate=/is_private",
            "CreatedOn=/created_on",
            "UpdatedOn=/updated_on",
            "URL=/links/html/href",
            "FileName=/none",
            "FileContent=/none"));
  }

  @Test
  void filesAreTheMembersOfAMap() throws SQLException {
    List<ObjectNode> rows = new ArrayList<>();
    for (String id : ids()) {
      ObjectNode files = (ObjectNode) ways.one("/snippets/acme/" + id).get("files");
      files
          .properties()
          .forEach(
              f -> rows.add(((ObjectNode) f.getValue()).put("name", f.getKey()).put("id", id)));
    }
    ways.assertHolds(
        "SnippetFiles",
        rows,
        "SnippetId=/id",
        "FileName=/name",
        "ContentURL=/links/self/href",
        "URL=/links/html/href");
    assertThat(rows.stream().map(r -> r.get("name").asText())).contains("{}");
  }

  @Test
  void filesOfOneSnippetAreOneRequest() throws SQLException {
    String id = ids().get(0);
    int size = ways.one("/snippets/acme/" + id).get("files").size();

    assertThat(ways.sql("SELECT FileName FROM SnippetFiles WHERE SnippetId = '" + id + "'"))
        .hasSize(size);
    assertThat(ways.requests()).containsExactly("/snippets/acme/" + id + "?fields=files");
    assertThat(ways.sql("SELECT FileName FROM SnippetFiles WHERE SnippetId = 'none'")).isEmpty();
    assertThat(
            ways.sql(
                "SELECT SnippetId FROM SnippetFiles WHERE FileName = 'rollback.sql' AND SnippetId"
                    + " IN ('"
                    + String.join("', '", ids())
                    + "')"))
        .hasSizeLessThan(ids().size())
        .isNotEmpty();
  }

  @Test
  void comments() throws SQLException {
    ways.assertHolds(
        "SnippetComments",
        ofEverySnippet("/comments"),
        columns(
            "SnippetId=/parent_key",
            "Id=/id",
            "CreatedOn=/created_on",
            "UpdatedOn=/updated_on",
            person("User", "/user"),
            "ContentRaw=/content/raw",
            "ParentId=/parent/id",
            "Deleted=/deleted",
            "URL=/links/html/href"));
  }

  @Test
  void commits() throws SQLException {
    ways.assertHolds(
        "SnippetCommits",
        ofEverySnippet("/commits"),
        columns(
            "SnippetId=/parent_key",
            "Hash=/hash",
            "Date=/date",
            "Message=/message",
            "AuthorRaw=/author/raw",
            person("Author", "/author/user"),
            "ParentHashes=/parents",
            "URL=/links/html/href"));
  }

  @Test
  void oneRowIsOneRequest() throws SQLException {
    String id = ids().get(0);
    assertThat(ways.sql("SELECT Id FROM Snippets WHERE Id = '" + id + "'"))
        .containsExactly(List.of(id));
    assertThat(ways.requests()).containsExactly("/snippets/acme/" + id + "?fields=id");
    assertThat(
            ways.sql(
                "SELECT s.Title, c.ContentRaw FROM Snippets s JOIN SnippetComments c"
                    + " ON c.SnippetId = s.Id WHERE s.Id = '"
                    + id
                    + "'"))
        .hasSameSizeAs(ways.list("/snippets/acme/" + id + "/comments"));
    assertThat(ways.sql("SELECT * FROM SnippetComments WHERE SnippetId = 'none'")).isEmpty();
  }
}
