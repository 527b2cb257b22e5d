package io.github.bitbucketjdbc.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The awkward rows must be there, or nothing tests how a client takes them. */
class QuirksTest {
  private static final DemoServer STORY = DemoServer.start(DemoOptions.story());
  private static final DemoServer GENERATED =
      DemoServer.start(
          DemoOptions.generated(5)
              .repositories(20)
              .pullRequests(120)
              .comments(5)
              .commits(200)
              .pipelines(90)
              .workspace("big"));

  @AfterAll
  static void stop() {
    STORY.close();
    GENERATED.close();
  }

  private static List<JsonNode> rows(String below, String parameters) {
    List<JsonNode> rows =
        new ArrayList<>(
            new Client(STORY).all("/repositories/acme/api" + below + "?pagelen=50" + parameters));
    rows.addAll(
        new Client(GENERATED)
            .all("/repositories/big/search-00001" + below + "?pagelen=50" + parameters));
    return rows;
  }

  private static void assertSome(List<JsonNode> rows, String what, Predicate<JsonNode> test) {
    assertTrue(rows.stream().anyMatch(test), what);
  }

  @Test
  void pullRequests() {
    List<JsonNode> rows = rows("/pullrequests", "&q=id%3E0&fields=%2Bvalues.participants");
    assertSome(rows, "null author", row -> row.get("author").isNull());
    assertSome(
        rows, "former user", row -> row.at("/author/nickname").asText().equals("Former user"));
    assertSome(rows, "app user", row -> row.at("/author/type").asText().equals("app_user"));
    assertSome(rows, "deleted fork", row -> row.at("/source/repository").isNull());
    assertSome(
        rows,
        "fork",
        row -> row.at("/source/repository/full_name").asText().matches("(?!acme)[^/]+/api"));
    assertSome(
        rows,
        "own branch",
        row -> row.at("/source/repository/full_name").asText().equals("acme/api"));
    assertSome(rows, "odd branch", row -> row.at("/source/branch/name").asText().contains("\"c#d"));
    assertSome(rows, "CRLF", row -> row.get("description").asText().contains("\r\n"));
    assertSome(rows, "padding", row -> row.get("title").asText().startsWith("  "));
    assertSome(rows, "percent", row -> row.get("title").asText().contains("%"));
    assertSome(rows, "backslash", row -> row.get("title").asText().contains("\\"));
    assertSome(rows, "beyond the BMP", row -> row.get("title").asText().contains("🚀"));
    assertSome(
        rows, "no fraction", row -> row.get("created_on").asText().matches(".*:\\d\\d\\+00:00"));
    for (String state : List.of("OPEN", "MERGED", "DECLINED", "SUPERSEDED")) {
      assertSome(rows, state, row -> row.get("state").asText().equals(state));
    }
    for (JsonNode row : rows) {
      JsonNode hash = row.at("/destination/commit/hash");
      assertEquals(12, hash.asText().length());
      assertTrue(row.get("created_on").asText().compareTo(row.get("updated_on").asText()) < 0);
      assertTrue(row.get("updated_on").asText().compareTo("2026-11-20T12:00:00+") < 0);
      assertEquals(row.get("state").asText().equals("OPEN"), row.get("closed_by").isNull());
      assertEquals(row.get("state").asText().equals("MERGED"), !row.get("merge_commit").isNull());
    }
    List<JsonNode> people =
        rows.stream()
            .flatMap(row -> Stream.of(row.get("participants")))
            .flatMap(list -> java.util.stream.StreamSupport.stream(list.spliterator(), false))
            .toList();
    assertSome(
        people,
        "no state",
        row -> row.get("state").isNull() && row.get("participated_on").isNull());
    assertSome(people, "approved", row -> row.get("state").asText().equals("approved"));
    assertSome(people, "changes", row -> row.get("state").asText().equals("changes_requested"));
  }

  @Test
  void twoUpdatesInOneMillisecond() {
    List<String> updates =
        rows("/pullrequests", "&q=id%3E0&sort=updated_on").stream()
            .map(row -> row.get("updated_on").asText())
            .filter(text -> text.length() == 32)
            .toList();
    boolean found = false;
    for (int i = 1; i < updates.size(); i++) {
      String before = updates.get(i - 1);
      found |=
          before.substring(0, 23).equals(updates.get(i).substring(0, 23))
              && !before.equals(updates.get(i));
    }
    assertTrue(found);
  }

  @Test
  void comments() {
    List<JsonNode> rows = new ArrayList<>();
    for (int id = 1; id <= 60; id++) {
      String path = "/pullrequests/" + id + "/comments";
      rows.addAll(rows(path, ""));
    }
    assertSome(
        rows,
        "deleted",
        row -> row.get("deleted").asBoolean() && row.at("/content/raw").asText().isEmpty());
    assertSome(rows, "no inline", row -> !row.has("inline"));
    assertSome(rows, "empty inline", row -> row.has("inline") && row.get("inline").isEmpty());
    assertSome(
        rows, "file only", row -> row.at("/inline/from").isNull() && row.at("/inline/to").isNull());
    assertSome(rows, "line", row -> row.at("/inline/to").isInt());
    assertSome(rows, "reply", row -> row.has("parent"));
    assertSome(rows, "gone user", row -> row.get("user").isNull());
    assertSome(rows, "long id", row -> row.get("id").asLong() > 790_000_000L);
  }

  @Test
  void commits() {
    List<JsonNode> rows = rows("/commits", "");
    assertSome(rows, "no user", row -> !row.get("author").has("user"));
    assertSome(rows, "no e-mail", row -> !row.at("/author/raw").asText().contains("@"));
    assertSome(rows, "not Latin", row -> row.at("/author/raw").asText().contains("王"));
    assertSome(rows, "own offset", row -> row.get("date").asText().endsWith("-05:00"));
    assertSome(rows, "utc", row -> row.get("date").asText().endsWith("+00:00"));
    assertSome(rows, "root", row -> row.get("parents").isEmpty());
    assertSome(rows, "merge", row -> row.get("parents").size() == 2);
    boolean backwards = false;
    for (int i = 1; i < 100; i++) {
      backwards |=
          Stamps.parse(rows.get(i - 1).get("date").asText())
              < Stamps.parse(rows.get(i).get("date").asText());
    }
    assertTrue(backwards, "dates out of order");
  }

  @Test
  void repositories() {
    List<JsonNode> rows = new ArrayList<>(new Client(STORY).all("/repositories/acme"));
    rows.addAll(new Client(GENERATED).all("/repositories/big"));
    assertSome(rows, "empty", row -> row.get("mainbranch").isNull());
    assertSome(rows, "fork", row -> row.at("/parent/full_name").asText().equals("acme/mobile"));
    assertSome(rows, "no parent", row -> row.get("parent").isNull());
    assertSome(rows, "no description", row -> row.get("description").asText().isEmpty());
    assertSome(rows, "null website", row -> row.get("website").isNull());
    assertSome(
        rows,
        "empty website",
        row -> row.get("website").isTextual() && row.get("website").asText().isEmpty());
    assertSome(rows, "beyond int", row -> row.get("size").asLong() > Integer.MAX_VALUE);
  }

  @Test
  void pipelines() {
    List<JsonNode> rows = rows("/pipelines", "");
    assertSome(rows, "no creator", row -> !row.has("creator"));
    for (String type : List.of("ref", "commit", "pullrequest")) {
      assertSome(
          rows,
          type,
          row -> row.at("/target/type").asText().equals("pipeline_" + type + "_target"));
    }
    for (int digits : new int[] {3, 5, 6}) {
      assertSome(
          rows,
          digits + " digits",
          row -> row.get("created_on").asText().matches(".*\\.\\d{" + digits + "}Z"));
    }
    for (String state : List.of("COMPLETED", "IN_PROGRESS", "PENDING")) {
      assertSome(rows, state, row -> row.at("/state/name").asText().equals(state));
    }
  }

  @Test
  void tagsWithoutDate() {
    List<JsonNode> rows = rows("/refs/tags", "");
    assertSome(rows, "lightweight", row -> row.get("date").isNull() && row.get("tagger").isNull());
    assertSome(rows, "odd name", row -> row.get("name").asText().contains("\"$;<"));
  }
}
