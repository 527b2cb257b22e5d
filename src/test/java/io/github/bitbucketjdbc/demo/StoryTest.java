package io.github.bitbucketjdbc.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the default workspace has to tell. */
class StoryTest {
  private static final DemoServer SERVER = DemoServer.start(DemoOptions.story());
  private static final Client CLIENT = new Client(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static List<JsonNode> pulls() {
    return CLIENT.all(
        "/repositories/acme/api/pullrequests?q=id%3E0&pagelen=50&fields=%2Bvalues.participants");
  }

  @Test
  void theRepositories() {
    Set<String> slugs = new HashSet<>();
    CLIENT.all("/repositories/acme").forEach(row -> slugs.add(row.get("slug").asText()));
    assertEquals(8, slugs.size());
    assertTrue(slugs.containsAll(Set.of("api", "web", "infra", "docs", "mobile")));
    assertEquals("acme", SERVER.workspace());
  }

  @Test
  void seventeenIsMerged() {
    JsonNode pull = CLIENT.get("/repositories/acme/api/pullrequests/17");
    assertEquals("MERGED", pull.get("state").asText());
    assertEquals("Retry the launch webhook when the pad answers 503", pull.get("title").asText());
  }

  @Test
  void someReviewAtOnceAndSomeTakeDays() {
    Map<String, List<Double>> hours = new HashMap<>();
    for (JsonNode pull : pulls()) {
      double created = Stamps.parse(pull.get("created_on").asText());
      for (JsonNode row : pull.get("participants")) {
        if (!row.get("participated_on").isNull()) {
          double acted = Stamps.parse(row.get("participated_on").asText());
          hours
              .computeIfAbsent(row.at("/user/nickname").asText(), name -> new ArrayList<>())
              .add((acted - created) / Stamps.HOUR);
        }
      }
    }
    assertTrue(hours.get("aiko").size() > 40, hours.toString());
    assertTrue(average(hours.get("aiko")) < 2);
    assertTrue(average(hours.get("rafael")) > 72);
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(0);
  }

  @Test
  void infraFailsMoreThanItPasses() {
    String path = "/repositories/acme/infra/pipelines?fields=size&status=";
    int failed = CLIENT.get(path + "FAILED").get("size").asInt();
    int passed = CLIENT.get(path + "PASSED").get("size").asInt();
    assertTrue(failed > passed && passed > 5, failed + " " + passed);
  }

  @Test
  void mergedPullRequestsLeftBranchesAndSomeBranchesAreStale() {
    Set<String> branches = new HashSet<>();
    int stale = 0;
    for (JsonNode branch : CLIENT.all("/repositories/acme/api/refs/branches?pagelen=100")) {
      branches.add(branch.get("name").asText());
      long age = Stamps.NOW - Stamps.parse(branch.at("/target/date").asText());
      stale += age > 120 * Stamps.DAY ? 1 : 0;
    }
    assertTrue(stale >= 4, "stale: " + stale);
    long left =
        pulls().stream()
            .filter(pull -> pull.get("state").asText().equals("MERGED"))
            .filter(pull -> branches.contains(pull.at("/source/branch/name").asText()))
            .count();
    assertTrue(left >= 3, "left behind: " + left);
  }

  @Test
  void historyReachesThePresent() {
    JsonNode latest =
        CLIENT.get("/repositories/acme/api/pullrequests?q=id%3E0&sort=-created_on").at("/values/0");
    long age = Stamps.NOW - Stamps.parse(latest.get("created_on").asText());
    assertTrue(age > 0 && age < 7 * Stamps.DAY);
  }
}
