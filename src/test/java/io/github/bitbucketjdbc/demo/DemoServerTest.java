package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Client.enc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoServerTest {
  private static final String API = "/repositories/acme/api";
  private static final String PULLS = API + "/pullrequests";
  private static final String ALL_STATES =
      "state=OPEN&state=MERGED&state=DECLINED&state=SUPERSEDED";

  private static DemoServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = DemoServer.start(DemoOptions.story());
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Set<Object> ids(List<JsonNode> rows, String name) {
    Set<Object> ids = new HashSet<>();
    rows.forEach(row -> ids.add(row.get(name).asText()));
    return ids;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/user",
        "/user/workspaces",
        "/workspaces/acme",
        "/workspaces/acme/members",
        "/workspaces/acme/permissions",
        "/workspaces/acme/projects",
        "/workspaces/acme/projects/ROCK",
        "/repositories/acme",
        "/repositories/acme?role=member",
        "/repositories/acme/api",
        "/workspaces/acme/permissions/repositories",
        "/workspaces/acme/permissions/repositories/api",
        "/user/workspaces/acme/permissions/repositories",
        "/repositories/acme/api/refs",
        "/repositories/acme/api/refs/branches",
        "/repositories/acme/api/refs/branches/main",
        "/repositories/acme/api/refs/tags",
        "/repositories/acme/api/refs/tags/v1.0.0",
        "/repositories/acme/api/commits",
        "/repositories/acme/api/commits/main",
        "/repositories/acme/api/commit/main",
        "/repositories/acme/api/pullrequests",
        "/repositories/acme/api/pullrequests/17",
        "/repositories/acme/api/pullrequests/17/comments",
        "/repositories/acme/api/pipelines",
        "/repositories/acme/api/pipelines/",
        "/repositories/acme/api/pipelines/3",
        "/repositories/acme/api/pipelines/3/steps",
        "/repositories/acme/sandbox/refs",
        "/repositories/acme/sandbox/commits"
      })
  void answers(String path) {
    assertTrue(client.get(path).isObject());
  }

  @Test
  void everySelfLinkLeadsBack() {
    for (String path :
        List.of(
            "/repositories/acme?pagelen=100",
            "/workspaces/acme/projects",
            API + "/refs?pagelen=100",
            API + "/commits",
            PULLS + "?pagelen=50&" + ALL_STATES,
            PULLS + "/17/comments",
            API + "/pipelines?pagelen=100")) {
      for (JsonNode row : client.get(path).get("values")) {
        String self = row.at("/links/self/href").asText();
        assertEquals(200, client.status(self.replace("https://api.bitbucket.org/2.0", "")), self);
      }
    }
  }

  @Test
  void numberedPagesWalkTheWholeListOnce() {
    String path = PULLS + "?" + ALL_STATES + "&pagelen=7&sort=-updated_on";
    JsonNode first = client.get(path);
    assertEquals(60, first.get("size").asInt());
    assertEquals(1, first.get("page").asInt());
    assertEquals(7, first.get("pagelen").asInt());
    assertFalse(first.has("previous"));
    String next = first.get("next").asText();
    assertTrue(next.startsWith(server.baseUrl() + path + "&page=2"), next);
    List<JsonNode> rows = client.all(path);
    assertEquals(60, rows.size());
    assertEquals(60, ids(rows, "id").size());
    for (int i = 1; i < rows.size(); i++) {
      long before = Stamps.parse(rows.get(i - 1).get("updated_on").asText());
      assertTrue(before >= Stamps.parse(rows.get(i).get("updated_on").asText()));
    }
    assertEquals(0, client.get(path + "&page=99").get("values").size());
  }

  @Test
  void unsortedListsAreInNoUsefulOrder() {
    List<JsonNode> rows = client.all(PULLS + "?" + ALL_STATES);
    assertEquals(60, ids(rows, "id").size());
    assertNotEquals(1, rows.get(0).get("id").asInt());
    assertNotEquals(rows.get(0).get("id").asInt() + 1, rows.get(1).get("id").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "/repositories/acme/api/pullrequests?pagelen=51, Invalid pagelen",
    "/workspaces/acme/pullrequests/x?pagelen=51, Invalid pagelen",
    "/repositories/acme?pagelen=101, Invalid pagelen",
    "/repositories/acme?pagelen=0, Invalid pagelen",
    "/repositories/acme?page=0, Invalid page",
    "/repositories/acme/api/commits?page=2, Invalid page",
    "/repositories/acme?sort=nothing, nothing does not support sorting",
    "/repositories/acme?q=nothing%3D1, nothing does not support filtering",
    "/workspaces/acme/members?q=user.display_name%3D%22x%22, user.display_name does not support"
        + " filtering",
    "/user/workspaces?q=uuid%3D%22x%22, uuid does not support filtering"
  })
  void refusesWithAMessage(String target, String message) {
    var response = client.send(target);
    assertEquals(400, response.statusCode());
    JsonNode body = Client.json(response);
    assertEquals("error", body.get("type").asText());
    assertEquals(message, body.at("/error/message").asText());
  }

  @Test
  void commitsPageByTokenAndIgnoreQuery() {
    JsonNode first = client.get(API + "/commits?pagelen=30&q=nonsense%3D&sort=nothing");
    assertFalse(first.has("size"));
    assertFalse(first.has("page"));
    assertTrue(first.get("next").asText().contains("ctx="));
    assertTrue(first.get("next").asText().contains("q=nonsense%3D&sort=nothing"));
    assertEquals(40, first.at("/values/0/hash").asText().length());
    assertEquals(240, ids(client.all(API + "/commits?pagelen=100"), "hash").size());
  }

  @Test
  void commitsIncludeAndExclude() {
    int all = client.all(API + "/commits?pagelen=100").size();
    int tagged = client.all(API + "/commits/v1.0.0?pagelen=100").size();
    int since = client.all(API + "/commits?exclude=v1.0.0&pagelen=100").size();
    assertTrue(tagged > 0 && since > 0);
    assertEquals(all, tagged + since);
    int touching = client.all(API + "/commits?path=README.md&pagelen=100").size();
    assertTrue(touching > 0 && touching < all);
    assertEquals(404, client.status(API + "/commits/nowhere"));
  }

  @Test
  void branchNamesWithOddCharacters() {
    String name = "odd/a@b\"c#d&e|f;g%h";
    String segment = enc(name);
    assertEquals(name, client.get(API + "/refs/branches/" + segment).get("name").asText());
    assertTrue(client.get(API + "/commits/" + segment).get("values").size() > 0);
    List<JsonNode> found =
        client.all(API + "/refs/branches?q=" + enc("name = \"odd/a@b\\\"c#d&e|f;g%h\""));
    assertEquals(1, found.size());
  }

  @Test
  void refsSortNaturallyByName() {
    List<String> names = new ArrayList<>();
    client.all(API + "/refs/tags?sort=name").forEach(tag -> names.add(tag.get("name").asText()));
    assertTrue(names.indexOf("v1.9.0") < names.indexOf("v1.10.0"), names.toString());
  }

  @Test
  void stateDefaultsToOpenAndIsIgnoredWithQuery() {
    Predicate<JsonNode> open = row -> row.get("state").asText().equals("OPEN");
    List<JsonNode> byDefault = client.all(PULLS);
    assertTrue(!byDefault.isEmpty() && byDefault.stream().allMatch(open));
    assertEquals(60, client.all(PULLS + "?state=OPEN&q=id%3E0").size());
    int merged = client.get(PULLS + "?state=MERGED").get("size").asInt();
    int declined = client.get(PULLS + "?state=DECLINED").get("size").asInt();
    assertEquals(
        merged + declined, client.get(PULLS + "?state=MERGED&state=DECLINED").get("size").asInt());
    assertEquals(merged, client.get(PULLS + "?q=" + enc("state=\"MERGED\"")).get("size").asInt());
  }

  @Test
  void listsHideReviewersUntilAsked() {
    String path = PULLS + "?" + ALL_STATES;
    JsonNode plain = client.get(path).at("/values/0");
    for (String name : List.of("reviewers", "participants", "rendered")) {
      assertFalse(plain.has(name));
      assertTrue(client.get(path + "&fields=%2Bvalues." + name).at("/values/0").has(name));
      assertTrue(client.get(PULLS + "/17").has(name));
    }
    JsonNode dates =
        client.get(path + "&state=MERGED&fields=values.merge_commit.date").get("values");
    assertTrue(dates.findValues("date").size() > 1);
    assertTrue(
        client
            .get(path + "&fields=%2Bvalues.destination.repository.owner")
            .at("/values/0/destination/repository")
            .has("owner"));
    assertEquals("[\"values\"]", fieldNames(client.get(path + "&fields=values.id")).toString());
  }

  private static List<String> fieldNames(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(name -> names.add("\"" + name + "\""));
    return names;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title ~ \"launch\"",
        "author.nickname = \"MIRA\"",
        "comment_count > 3 AND state = \"MERGED\"",
        "created_on >= 2026-06-01T00:00:00Z AND created_on < 2026-09-01T00:00:00Z",
        "reviewers.nickname = \"aiko\"",
        "id = 17",
        "source.repository = null",
        "author = null",
        "closed_by != null",
        "draft = true",
        "title = \"FIX LAUNCH WINDOW\"",
        "updated_on > \"2026-07-01T00:00:00Z\" OR draft = true"
      })
  void queriesSelectAProperPart(String query) {
    int size = client.get(PULLS + "?q=" + enc(query)).get("size").asInt();
    assertTrue(size > 0 && size < 60, query + " finds " + size);
    assertEquals(size, client.all(PULLS + "?q=" + enc(query) + "&sort=-created_on").size());
  }

  @Test
  void participantsCannotBeFiltered() {
    assertEquals(400, client.status(PULLS + "?q=" + enc("participants.user.uuid = \"x\"")));
  }

  @Test
  void pullRequestsByAuthor() {
    String uuid = enc(client.get("/user").get("uuid").asText());
    List<JsonNode> rows =
        client.all("/workspaces/acme/pullrequests/" + uuid + "?pagelen=50&" + ALL_STATES);
    assertTrue(rows.size() > 5);
    JsonNode other = client.get("/workspaces/acme/members?q=user.nickname%3D%22aiko%22");
    String aiko = enc(other.at("/values/0/user/uuid").asText());
    assertTrue(
        client.all("/workspaces/acme/pullrequests/" + aiko + "?pagelen=50&" + ALL_STATES).stream()
            .allMatch(row -> row.at("/author/nickname").asText().equals("aiko")));
    assertTrue(rows.stream().allMatch(row -> row.at("/author/nickname").asText().equals("mira")));
  }

  @Test
  void pipelinesForgetTheSort() {
    JsonNode page = client.get(API + "/pipelines?sort=-created_on&pagelen=10&q=nonsense");
    assertEquals(90, page.at("/values/0/build_number").asInt());
    assertFalse(page.get("next").asText().contains("sort"));
    assertEquals(1, client.get(API + "/pipelines").at("/values/0/build_number").asInt());
    assertEquals(0, client.get(API + "/pipelines?page=44").get("values").size());
    JsonNode second = client.get(page.get("next").asText());
    assertEquals(11, second.at("/values/0/build_number").asInt());
  }

  @Test
  void pipelineStatusesAddUp() {
    int sum = 0;
    for (String status :
        List.of(
            "PENDING",
            "PAUSED",
            "HALTED",
            "BUILDING",
            "ERROR",
            "PASSED",
            "FAILED",
            "STOPPED",
            "UNKNOWN")) {
      sum += client.get(API + "/pipelines?status=" + status).get("size").asInt();
    }
    assertEquals(90, sum);
    assertEquals(0, client.get(API + "/pipelines?status=SUCCESSFUL").get("size").asInt());
    assertTrue(client.get(API + "/pipelines?target.branch=main").get("size").asInt() > 5);
  }

  @Test
  void pipelineBodiesFollowTheirState() {
    for (JsonNode row : client.all(API + "/pipelines?pagelen=100")) {
      String state = row.at("/state/name").asText();
      assertEquals(state.equals("COMPLETED"), row.get("state").has("result"));
      assertEquals(state.equals("COMPLETED"), row.has("completed_on"));
      assertEquals(state.equals("COMPLETED"), row.has("duration_in_seconds"));
      assertEquals(state.equals("IN_PROGRESS"), row.get("state").has("stage"));
    }
  }

  @Test
  void stepsComeInOnePage() {
    JsonNode page = client.get(API + "/pipelines/2/steps?pagelen=1");
    assertEquals(page.get("size").asInt(), page.get("values").size());
    String uuid = enc(page.at("/values/0/uuid").asText());
    JsonNode step = client.get(API + "/pipelines/2/steps/" + uuid);
    assertTrue(step.get("started_on").asText().matches(".*\\.\\d{9}Z"));
    assertTrue(step.has("maxTime"));
  }

  @Test
  void permissionsAreOrdered() {
    String path = "/workspaces/acme/permissions/repositories?pagelen=100&q=";
    int all = client.get(path).get("size").asInt();
    int above = client.get(path + enc("permission > \"read\"")).get("size").asInt();
    int read = client.get(path + enc("permission = \"read\"")).get("size").asInt();
    assertEquals(80, all);
    assertEquals(all, above + read);
    assertTrue(read > 0);
  }

  @Test
  void membersByAddressTakeNinety() {
    String query = "user.email IN (" + "\"x@y\",".repeat(89) + "\"rafael@rockets.example\")";
    assertEquals(1, client.get("/workspaces/acme/members?q=" + enc(query)).get("size").asInt());
    String longer = query.replace("IN (", "IN (\"z@z\",");
    assertEquals(400, client.status("/workspaces/acme/members?q=" + enc(longer)));
  }

  @Test
  void manyAtOnce() {
    List<String> paths =
        List.of(
            PULLS + "?q=" + enc("title ~ \"a\"") + "&sort=title",
            "/repositories/acme",
            API + "/refs",
            API + "/commits",
            API + "/pipelines?status=PASSED");
    List<JsonNode> alone = paths.stream().map(client::get).toList();
    java.util.stream.IntStream.range(0, 200)
        .parallel()
        .forEach(i -> assertEquals(alone.get(i % 5), client.get(paths.get(i % 5))));
  }

  @Test
  void aPlusThatIsNotEncodedNamesNoField() {
    assertTrue(client.get(API + "?fields=+owner").isEmpty());
    assertTrue(client.get(API + "?fields=%2Bowner").has("slug"));
  }

  @Test
  void addressedByUuidAlone() {
    String uuid = enc(client.get(API).get("uuid").asText());
    assertEquals(client.get(API), client.get("/repositories/%7B%7D/" + uuid));
  }

  @Test
  void theSameEveryTime() {
    try (DemoServer other = DemoServer.start(DemoOptions.story())) {
      String path = PULLS + "?fields=values&pagelen=50&" + ALL_STATES;
      assertEquals(client.get(path), new Client(other).get(path));
    }
  }

  @Test
  void logsRequests() {
    server.clearRequests();
    client.get("/repositories/acme?q=" + enc("name ~ \"a\"") + "&pagelen=5");
    DemoRequest request = server.requests().get(0);
    assertEquals("/2.0/repositories/acme?q=name ~ \"a\"&pagelen=5", request.target());
    assertEquals(200, request.status());
    assertEquals("", request.authorization());
    assertEquals(1, server.requests().size());
  }
}
