package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources, what belongs to commits, and reviews: paging, what is missing, and what is odd. */
class SourceDataTest {
  private static final DemoServer STORY = DemoServer.start(DemoOptions.story().indexing("docs"));
  private static final DemoServer GENERATED =
      DemoServer.start(
          DemoOptions.generated(5).workspace("acme").repositories(3).pullRequests(90).commits(150));
  private static final Client CLIENT = new Client(STORY);
  private static final String API = "/repositories/acme/api";

  @AfterAll
  static void stop() {
    STORY.close();
    GENERATED.close();
  }

  private static String head() {
    return CLIENT.get(API + "/refs/branches/main").at("/target/hash").asText();
  }

  private static String text(JsonNode node, String pointer) {
    return node.at(pointer).asText();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/src/main/?max_depth=50",
        "/filehistory/main/README.md?renames=true",
        "/diffstat/main..v1.0.0?topic=true",
        "/pullrequests/activity?x=1",
        "/pullrequests/17/activity?x=1",
        "/pullrequests/3/commits?x=1",
        "/refs?x=1"
      })
  void pagesGiveTheSameRowsAsOnePage(String list) {
    assertThat(CLIENT.all(API + list + "&pagelen=3"))
        .isEqualTo(CLIENT.all(API + list + "&pagelen=50"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/src/no-such-branch/",
        "/src/main",
        "/src/main/no/such/file",
        "/filehistory/main/no-such-file",
        "/diffstat/main..nowhere",
        "/commit/0123456789ab/statuses",
        "/commit/main/statuses/build/none",
        "/commit/main/reports/none/annotations",
        "/pullrequests/9999/tasks",
        "/pullrequests/17/tasks/1",
        "/pullrequests/9999/diffstat",
        "/default-reviewers/nobody"
      })
  void whatIsMissingIsNotFound(String path) {
    assertThat(CLIENT.status(API + path)).isEqualTo(404);
  }

  @Test
  void sourceOfTheMainBranch() {
    HttpResponse<byte[]> answer = CLIENT.send(API + "/src?max_depth=9");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .contains(STORY.baseUrl() + API + "/src/" + head() + "/");
    assertThat(CLIENT.status(API + "/src/main/?max_depth=9999")).isEqualTo(555);
    assertThat(CLIENT.get(API + "/src/main/").get("values"))
        .as("without a depth, nothing inside directories")
        .noneMatch(e -> text(e, "/path").contains("/"));
    assertThat(CLIENT.all(API + "/src/main/docs/"))
        .allMatch(e -> text(e, "/path").startsWith("docs/"));
    assertThat(text(CLIENT.get(API + "/src/main/LICENSE?format=meta"), "/type"))
        .isEqualTo("commit_file");
    assertThat(Client.text(CLIENT.send(API + "/src/main/LICENSE"))).doesNotContain("{");
    List<JsonNode> all = CLIENT.all(API + "/src/main/?max_depth=9");
    assertThat(all).anyMatch(e -> e.path("mimetype").isNull()).anyMatch(e -> !e.has("size"));
  }

  @Test
  void historyFollowsRenames() {
    Set<String> names = new TreeSet<>();
    CLIENT.all(API + "/filehistory/HEAD/README.md").forEach(r -> names.add(text(r, "/path")));

    assertThat(names).containsExactly("README.md", "README.txt");
    assertThat(CLIENT.get(API + "/filehistory/HEAD/README.md?fields=values.commit.date"))
        .as("the commit's date comes when it is asked for")
        .allMatch(list -> !text(list.get(0), "/commit/date").isEmpty());
  }

  @Test
  void differencesSendFiveHundred() {
    JsonNode page = CLIENT.get(API + "/diffstat/main..v1.0.0");

    assertThat(page.get("pagelen").asInt()).isEqualTo(500);
    assertThat(page.get("values"))
        .anyMatch(d -> d.get("old").isNull() && text(d, "/status").equals("added"))
        .anyMatch(d -> text(d, "/status").equals("renamed"))
        .anyMatch(d -> text(d, "/new/path").endsWith(".png") && d.get("lines_added").asInt() == 0);
    assertThat(CLIENT.get(API + "/diffstat/v1.0.0..v2.0.0").get("values")).isNotEmpty();
  }

  @Test
  void pullRequestsRedirectToTheirCommits() {
    HttpResponse<byte[]> answer = CLIENT.send(API + "/pullrequests/3/diffstat?pagelen=1");
    String location = answer.headers().firstValue("Location").orElseThrow();

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location)
        .startsWith(STORY.baseUrl() + API + "/diffstat/acme/api:")
        .endsWith("?from_pullrequest_id=3&topic=true");
    assertThat(CLIENT.get(location).get("values")).isNotEmpty();
  }

  @Test
  void conflictsTakeNoApiTokens() {
    String path = API + "/pullrequests/14/conflicts";

    assertThat(CLIENT.status(path)).isEqualTo(302);
    assertThat(CLIENT.send(path, "Authorization", "Bearer x").statusCode()).isEqualTo(302);
    HttpResponse<byte[]> refused = CLIENT.send(path, "Authorization", "Basic eDp5");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Client.text(refused)).contains("using the provided token");
  }

  @Test
  void activityIsToldApartByItsMembers() {
    List<JsonNode> items = new ArrayList<>(CLIENT.all(API + "/pullrequests/activity?pagelen=50"));
    items.addAll(
        new Client(GENERATED).all("/repositories/acme/search-00001/pullrequests/activity"));

    assertThat(items).noneMatch(i -> i.has("id") || i.has("type"));
    assertThat(items).anyMatch(i -> i.size() == 1);
    assertThat(items).anyMatch(i -> i.at("/update/changes").isEmpty() && i.has("update"));
    for (String member : List.of("update", "approval", "changes_request", "comment")) {
      assertThat(items).as(member).anyMatch(i -> i.has(member));
    }
    assertThat(CLIENT.status(API + "/pullrequests/activity?pagelen=51")).isEqualTo(400);
    assertThat(CLIENT.status(API + "/pullrequests/17/activity?pagelen=51")).isEqualTo(400);
    assertThat(CLIENT.get(API + "/pullrequests/activity?q=id%3D0").get("values")).isNotEmpty();
  }

  @Test
  void tasksAndStatuses() {
    List<JsonNode> tasks = CLIENT.all(API + "/pullrequests/17/tasks");
    JsonNode task = tasks.get(0);

    assertThat(tasks).noneMatch(t -> t.has("type")).allMatch(t -> t.get("content").size() == 1);
    assertThat(CLIENT.get(API + "/pullrequests/17/tasks/" + text(task, "/id"))).isEqualTo(task);
    List<JsonNode> statuses = CLIENT.all(API + "/commit/" + head() + "/statuses");
    assertThat(statuses)
        .allMatch(s -> s.get("key").isTextual() && text(s, "/key").matches("\\d+"))
        .anyMatch(s -> s.get("refname").isNull());
    JsonNode status = statuses.get(0);
    assertThat(CLIENT.get(API + "/commit/main/statuses/build/" + text(status, "/key")))
        .isEqualTo(status);
  }

  @Test
  void pullRequestsOfCommits() {
    String hash = text(CLIENT.get(API + "/pullrequests/17/commits").get("values").get(0), "/hash");

    assertThat(CLIENT.all(API + "/commit/" + hash + "/pullrequests"))
        .anyMatch(p -> p.get("id").asInt() == 17);
    assertThat(CLIENT.status("/repositories/acme/docs/commit/main/pullrequests")).isEqualTo(202);
    assertThat(CLIENT.status(API + "/commit/main/pullrequests?pagelen=51")).isEqualTo(400);
  }

  @Test
  void reportsAndReviewers() {
    String commit = API + "/commit/7685efabac71";
    JsonNode report = CLIENT.all(commit + "/reports").get(0);
    String path = commit + "/reports/" + text(report, "/external_id");
    List<JsonNode> annotations = CLIENT.all(path + "/annotations");

    assertThat(CLIENT.get(path)).isEqualTo(report);
    assertThat(annotations).anyMatch(a -> a.has("title")).anyMatch(a -> !a.has("title"));
    String uuid = Client.enc(text(annotations.get(0), "/uuid"));
    assertThat(CLIENT.get(path + "/annotations/" + uuid)).isEqualTo(annotations.get(0));
    JsonNode reviewer = CLIENT.all(API + "/default-reviewers").get(0);
    assertThat(CLIENT.get(API + "/default-reviewers/" + Client.enc(text(reviewer, "/uuid"))))
        .isEqualTo(reviewer);
    assertThat(CLIENT.all("/repositories/acme/web/effective-default-reviewers"))
        .anyMatch(r -> text(r, "/reviewer_type").equals("project"));
    assertThat(CLIENT.get(API + "/pullrequests/17/mergeability/checks?pagelen=1").get("values"))
        .hasSize(5);
  }
}
