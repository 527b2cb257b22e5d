package io.github.bitbucketjdbc.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repository has besides code and pull requests, with its quirks. */
class RepositorySettingsTest {
  private static final DemoServer STORY = DemoServer.start(DemoOptions.story());
  private static final DemoServer TRACKER =
      DemoServer.start(DemoOptions.story().issueTracker(true));
  private static final Client CLIENT = new Client(STORY);
  private static final String API = "/repositories/acme/api";

  @AfterAll
  static void stop() {
    STORY.close();
    TRACKER.close();
  }

  private static String enc(JsonNode uuid) {
    return Client.enc(uuid.asText());
  }

  @ParameterizedTest
  @CsvSource({
    "/deployments, uuid",
    "/environments, uuid",
    "/deploy-keys, id",
    "/branch-restrictions, id",
    "/hooks, uuid",
    "/pipelines_config/variables, uuid",
    "/pipelines_config/schedules, uuid",
    "/pipelines_config/ssh/known_hosts, uuid",
    "/pipelines-config/runners, uuid",
    "/permissions-config/groups, group/slug",
    "/permissions-config/users, user/uuid"
  })
  void pagesAndSingleObjects(String path, String key) {
    List<JsonNode> rows = CLIENT.all(API + path + "?pagelen=1");
    assertFalse(rows.isEmpty());
    assertEquals(rows.size(), CLIENT.get(API + path).get("size").asInt());
    for (JsonNode row : rows) {
      assertEquals(row, CLIENT.get(API + path + "/" + enc(row.at("/" + key))));
    }
    assertEquals(404, CLIENT.status(API + path + "/none"));
    assertEquals(400, CLIENT.status(API + path + "?pagelen=101"));
    assertEquals(404, CLIENT.status("/repositories/acme/none" + path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/pipelines-config/variables",
        "/pipelines_config/caches",
        "/pipelines_config/runners",
        "/pipelines-config"
      })
  void knowsOneSpellingOfEachPath(String path) {
    assertEquals(404, CLIENT.status(API + path));
  }

  @Test
  void deploymentsTakeNoSortAndIgnoreFilters() {
    assertEquals(400, CLIENT.status(API + "/deployments?sort=created_on"));
    String filter = "?q=" + Client.enc("created_on > 2100-01-01");
    assertEquals(30, CLIENT.get(API + "/deployments" + filter).get("size").asInt());
    List<JsonNode> rows = CLIENT.all(API + "/deployments?pagelen=100");
    JsonNode waiting =
        rows.stream()
            .filter(row -> row.at("/state/name").asText().equals("UNDEPLOYED"))
            .findFirst()
            .orElseThrow();
    assertFalse(waiting.has("last_update_time"));
    assertFalse(waiting.get("state").has("started_on"));
    assertTrue(
        rows.stream()
            .filter(row -> row.at("/state/name").asText().equals("COMPLETED"))
            .allMatch(row -> row.at("/state/completed_on").asText().matches(".*\\.\\d{9}Z")));
  }

  @Test
  void secretsStaySecret() {
    String variables = API + "/pipelines_config/variables";
    List<JsonNode> rows = new ArrayList<>(CLIENT.all(variables));
    for (JsonNode environment : CLIENT.all(API + "/environments")) {
      String path = "/deployments_config/environments/" + enc(environment.get("uuid"));
      rows.addAll(CLIENT.all(API + path + "/variables"));
      assertTrue(environment.get("environment_type").isObject());
    }
    assertTrue(rows.stream().anyMatch(row -> row.get("secured").asBoolean()));
    assertTrue(rows.stream().allMatch(row -> row.has("value") != row.get("secured").asBoolean()));
    assertEquals(404, CLIENT.status(API + "/deployments_config/environments/%7Bx%7D/variables"));
    assertFalse(CLIENT.get(API + "/pipelines_config/ssh/key_pair").has("private_key"));
    assertEquals(404, CLIENT.status("/repositories/acme/web/pipelines_config/ssh/key_pair"));
  }

  @Test
  void onlySomeStepsHaveTestReports() {
    int reports = 0;
    int missing = 0;
    for (int number = 1; number <= 20; number++) {
      String pipeline = API + "/pipelines/" + number + "/steps";
      for (JsonNode step : CLIENT.all(pipeline)) {
        String report = pipeline + "/" + enc(step.get("uuid")) + "/test_reports";
        if (CLIENT.status(report) == 404) {
          assertEquals(404, CLIENT.status(report + "/test_cases"));
          missing++;
        } else {
          checkReport(report);
          reports++;
        }
      }
    }
    assertTrue(reports > 5 && missing > 5, reports + " " + missing);
  }

  private static void checkReport(String report) {
    JsonNode summary = CLIENT.get(report);
    List<JsonNode> cases = CLIENT.all(report + "/test_cases?pagelen=3");
    assertEquals(summary.get("number_of_test_cases").asInt(), cases.size());
    for (JsonNode test : cases) {
      boolean failed = List.of("FAILED", "ERROR").contains(test.get("status").asText());
      String reasons = report + "/test_cases/" + enc(test.get("uuid")) + "/test_case_reasons";
      assertEquals(failed, !CLIENT.all(reasons).isEmpty());
    }
  }

  @Test
  void restrictionsHaveParametersOfTheirOwn() {
    String path = API + "/branch-restrictions";
    assertEquals(1, CLIENT.all(path + "?kind=push").size());
    assertEquals(1, CLIENT.all(path + "?kind=delete&pattern=release%2F*").size());
    assertEquals(0, CLIENT.all(path + "?kind=other").size());
    assertEquals(400, CLIENT.status(API + "/permissions-config/users?q=permission%3D%22x%22"));
  }

  @Test
  void branchingModelsLeaveOutWhatIsNotThere() {
    assertTrue(CLIENT.get(API + "/branching-model").has("production"));
    assertFalse(CLIENT.get("/repositories/acme/web/branching-model").has("production"));
    JsonNode empty = CLIENT.get("/repositories/acme/sandbox/effective-branching-model");
    assertTrue(empty.at("/development/name").isNull());
    assertFalse(empty.get("development").has("branch"));
    assertTrue(
        CLIENT.get(API + "/branching-model/settings").get("default_branch_deletion").isTextual());
  }

  @Test
  void forksAreFilteredAndSorted() {
    List<JsonNode> forks =
        CLIENT.all(API + "/forks?q=is_private%3Dtrue&sort=-created_on&pagelen=2");
    assertEquals(7, forks.size());
    assertTrue(
        forks.get(0).get("created_on").asText().compareTo(forks.get(6).get("created_on").asText())
            > 0);
    assertEquals(API.substring(14), forks.get(0).at("/parent/full_name").asText());
  }

  @Test
  void issueTrackerCanBeSwitchedOn() {
    Client client = new Client(TRACKER);
    List<JsonNode> issues = client.all(API + "/issues?pagelen=7&sort=id");
    assertEquals(30, issues.size());
    assertEquals(issues.get(2), client.get(API + "/issues/3"));
    String state = issues.get(0).get("state").asText();
    assertEquals(
        issues.stream().filter(row -> row.get("state").asText().equals(state)).count(),
        client.all(API + "/issues?q=" + Client.enc("state=\"" + state + "\"")).size());
    List<JsonNode> comments = new ArrayList<>();
    issues.forEach(
        row -> comments.addAll(client.all(API + "/issues/" + row.get("id") + "/comments")));
    assertTrue(comments.stream().anyMatch(row -> row.at("/content/raw").isNull()));
    assertEquals(404, client.status(API + "/issues/31/comments"));
    for (String list : List.of("/milestones", "/versions", "/components")) {
      assertEquals(2, client.all(API + list).size());
      assertEquals(410, CLIENT.status(API + list));
    }
    assertEquals(410, client.status("/workspaces"));
  }
}
