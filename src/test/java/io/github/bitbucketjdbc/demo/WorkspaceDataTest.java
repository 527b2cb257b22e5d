package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Client.enc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the workspace, snippets, people's keys, projects and code search. */
class WorkspaceDataTest {
  private static final String ROCK = "/workspaces/acme/projects/ROCK";
  private static DemoServer server;
  private static Client client;
  private static String user;

  @BeforeAll
  static void start() {
    server = DemoServer.start(DemoOptions.story());
    client = new Client(server);
    user = "/users/" + enc(client.get("/user").get("uuid").asText());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void assertSome(List<JsonNode> rows, String what, Predicate<JsonNode> test) {
    assertTrue(rows.stream().anyMatch(test), what);
  }

  private static List<String> lists() {
    List<String> lists =
        new ArrayList<>(
            List.of(
                "/workspaces/acme/hooks",
                "/workspaces/acme/pipelines-config/variables",
                "/workspaces/acme/pipelines-config/runners",
                "/snippets/acme",
                "/user/emails",
                user + "/ssh-keys",
                user + "/gpg-keys",
                ROCK + "/default-reviewers",
                ROCK + "/deploy-keys",
                ROCK + "/permissions-config/groups",
                ROCK + "/permissions-config/users",
                "/hook_events/repository",
                "/hook_events/workspace"));
    String snippet = "/snippets/acme/" + new Snippet(world(), 0).id();
    lists.add(snippet + "/comments");
    return lists;
  }

  private static World world() {
    return new World(DemoOptions.story());
  }

  @Test
  void everyListIsNumberedAndComplete() {
    for (String list : lists()) {
      JsonNode first = client.get(list + "?pagelen=2");
      List<JsonNode> rows = client.all(list + "?pagelen=2");
      assertEquals(first.get("size").asInt(), rows.size(), list);
      assertEquals(rows.size(), new HashSet<>(rows).size(), list);
      assertTrue(rows.size() > 1, list);
      assertEquals(400, client.status(list + "?pagelen=101"), list);
      assertEquals(0, client.get(list + "?page=99").get("values").size(), list);
    }
  }

  @Test
  void everySelfLinkLeadsBack() {
    for (String list : lists()) {
      for (JsonNode row : client.all(list)) {
        JsonNode self = row.at("/links/self/href");
        if (!self.isMissingNode()) {
          String path = self.asText().replace("https://api.bitbucket.org/2.0", "");
          assertEquals(200, client.status(path.replace("{", "%7B").replace("}", "%7D")), path);
        }
      }
    }
    String self = client.get("/user").at("/links/self/href").asText();
    assertEquals(200, client.status(self.replace("https://api.bitbucket.org/2.0", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workspaces/other/hooks",
        "/workspaces/acme/hooks/none",
        "/workspaces/acme/pipelines-config/variables/none",
        "/workspaces/acme/pipelines-config/runners/none",
        "/snippets/other",
        "/snippets/acme/none",
        "/snippets/acme/none/comments",
        "/snippets/acme/none/commits",
        "/user/emails/none",
        "/users/none",
        "/users/none/ssh-keys",
        "/hook_events/team",
        "/workspaces/acme/projects/NOPE/branching-model",
        "/workspaces/acme/projects/NOPE/default-reviewers",
        "/workspaces/acme/projects/ROCK/default-reviewers/none",
        "/workspaces/acme/projects/ROCK/deploy-keys/7",
        "/workspaces/acme/projects/ROCK/permissions-config/groups/none",
        "/workspaces/acme/projects/ROCK/permissions-config/users/none",
        "/workspaces/other/search/code?search_query=x"
      })
  void missingThings(String path) {
    assertEquals(404, client.status(path));
  }

  @Test
  void snippetsHaveFilesOnlyInFull() {
    List<JsonNode> rows = client.all("/snippets/acme");
    List<JsonNode> full = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode row : rows) {
      assertTrue(row.get("id").isTextual());
      assertFalse(row.has("files"));
      JsonNode one = client.get("/snippets/acme/" + row.get("id").asText());
      full.add(one);
      one.get("files").fieldNames().forEachRemaining(names::add);
    }
    assertSome(rows, "no title", row -> row.get("title").asText().isEmpty());
    assertSome(full, "no files", row -> row.get("files").isEmpty());
    assertTrue(names.containsAll(Set.of("{}", "über uns.txt", "pad \"39a\".yml")));
    JsonNode some = client.get("/snippets/acme?fields=values.files");
    assertTrue(some.at("/values/0").has("files"));
  }

  @Test
  void snippetCommitsComeByToken() {
    String list = "/snippets/acme/" + new Snippet(world(), 0).id() + "/commits";
    JsonNode page = client.get(list + "?pagelen=4");
    assertFalse(page.has("size"));
    List<JsonNode> rows = client.all(list + "?pagelen=4");
    assertEquals(11, rows.size());
    assertTrue(rows.get(10).get("parents").isEmpty());
    assertEquals(rows.get(1).get("hash"), rows.get(0).at("/parents/0/hash"));
    assertSome(rows, "unknown author", row -> !row.get("author").has("user"));
    assertEquals(200, client.status(list + "/" + rows.get(3).get("hash").asText()));
    assertEquals(404, client.status(list + "/" + "0".repeat(40)));
  }

  @Test
  void snippetComments() {
    String list = "/snippets/acme/" + new Snippet(world(), 0).id() + "/comments";
    List<JsonNode> rows = client.all(list);
    assertEquals(12, rows.size());
    assertSome(rows, "never changed", row -> row.get("updated_on").isNull());
    assertSome(rows, "deleted", row -> row.get("deleted").asBoolean());
    assertSome(rows, "reply", row -> row.at("/parent/id").asLong() > 31_000_000L);
    assertEquals(404, client.status(list + "/1"));
  }

  @Test
  void securedVariablesHaveNoValue() {
    List<JsonNode> rows = client.all("/workspaces/acme/pipelines-config/variables");
    rows.forEach(row -> assertEquals(row.get("secured").asBoolean(), !row.has("value")));
    assertSome(rows, "secured", row -> row.get("secured").asBoolean());
    assertSome(rows, "empty", row -> row.path("value").asText("-").isEmpty());
  }

  @Test
  void hooksHaveNineDigits() {
    for (JsonNode row : client.all("/workspaces/acme/hooks")) {
      assertTrue(row.get("created_at").asText().matches(".*\\.\\d{9}Z"));
      assertFalse(row.has("secret"));
    }
    JsonNode subjects = client.get("/hook_events");
    assertEquals(Set.of("repository", "workspace"), names(subjects));
    assertFalse(client.get("/hook_events/workspace").at("/values/0").has("type"));
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void gpgKeysHideWhatIsLong() {
    JsonNode row = client.get(user + "/gpg-keys").at("/values/0");
    assertFalse(row.has("key") || row.has("subkeys"));
    JsonNode more = client.get(user + "/gpg-keys?fields=%2Bvalues.key,%2Bvalues.subkeys");
    assertTrue(more.at("/values/0/key").asText().startsWith("-----BEGIN"));
    assertEquals(row.get("fingerprint"), more.at("/values/0/subkeys/0/parent_fingerprint"));
    String fingerprint = row.get("fingerprint").asText();
    assertEquals(40, fingerprint.length());
    assertEquals(200, client.status(user + "/gpg-keys/" + fingerprint));
  }

  @Test
  void permissionsTakeNoQuery() {
    for (String kind : List.of("groups", "users")) {
      String list = ROCK + "/permissions-config/" + kind;
      assertEquals(400, client.status(list + "?q=permission%3D%22admin%22"));
      assertEquals(400, client.status(list + "?sort=permission"));
    }
  }

  @Test
  void branchingModels() {
    List<JsonNode> models = new ArrayList<>();
    List<JsonNode> settings = new ArrayList<>();
    for (JsonNode project : client.all("/workspaces/acme/projects")) {
      String model =
          "/workspaces/acme/projects/" + project.get("key").asText() + "/branching-model";
      models.add(client.get(model));
      settings.add(client.get(model + "/settings"));
    }
    assertSome(models, "no production", row -> !row.has("production"));
    assertSome(models, "production", row -> row.has("production"));
    assertSome(settings, "off", row -> !row.at("/production/enabled").asBoolean());
    assertSome(settings, "main branch", row -> row.at("/development/name").isNull());
    settings.forEach(row -> assertTrue(row.get("default_branch_deletion").isTextual()));
  }

  @Test
  void codeSearchWantsATextAndRepeatsARow() {
    String search = "/workspaces/acme/search/code";
    assertEquals(400, client.status(search));
    assertEquals(400, client.status(search + "?search_query="));
    List<JsonNode> rows = client.all(search + "?search_query=pad&pagelen=2");
    assertEquals(rows.size() - 1, new HashSet<>(rows).size());
    assertFalse(rows.get(0).get("file").has("commit"));
    List<JsonNode> one = client.all(search + "?search_query=pad+repo%3Aapi");
    assertEquals(3, one.size());
    JsonNode more =
        client.get(search + "?search_query=pad&fields=values.file.commit.repository.name");
    assertTrue(more.at("/values/0/file/commit/repository/name").isTextual());
  }

  @Test
  void generatedWorkspacesHaveItTooInAnySize() {
    DemoOptions options = DemoOptions.generated(3).users(30).projects(3).workspace("big");
    try (DemoServer big = DemoServer.start(options)) {
      Client other = new Client(big);
      assertEquals(33, other.all("/snippets/big").size());
      assertEquals(2, other.get("/workspaces/big/projects/P1/deploy-keys").get("size").asInt());
      assertEquals(200, other.status("/workspaces/big/projects/P3/branching-model/settings"));
      assertTrue(other.all("/workspaces/big/search/code?search_query=x").size() > 20);
    }
  }
}
