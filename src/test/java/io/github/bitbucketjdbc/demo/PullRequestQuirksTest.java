package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bitbucketjdbc.demo.DemoChange.Kind;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the service does on writes about pull requests that nobody would guess. */
class PullRequestQuirksTest extends WriteQuirks {
  @Test
  void committingMovesTheBranchAndShowsTheFile() {
    String before = head("main");
    branch("commit-me");

    String after = head("commit-me");
    assertThat(after).isNotEqualTo(before);
    JsonNode commit = client.get(REPO + "/commit/" + after);
    assertThat(commit.at("/parents/0/hash").asText()).isEqualTo(before);
    assertThat(commit.get("message").asText()).isEqualTo("Adds commit-me");
    JsonNode commits = client.get(REPO + "/commits/commit-me?pagelen=2");
    assertThat(commits.at("/values/0/hash").asText()).isEqualTo(after);
    assertThat(commits.at("/values/1/hash").asText()).isEqualTo(before);
    assertThat(client.get(REPO + "/commits/commit-me?exclude=main").get("values")).hasSize(1);
    HttpResponse<byte[]> raw = client.send(REPO + "/src/" + after + "/notes/commit-me.txt");
    assertThat(Client.text(raw)).isEqualTo("T minus 9\n");
    assertThat(client.status(REPO + "/src/" + before + "/notes/commit-me.txt")).isEqualTo(404);
    JsonNode stat = client.get(REPO + "/diffstat/" + after).get("values");
    assertThat(stat).hasSize(1);
    assertThat(stat.at("/0/status").asText()).isEqualTo("added");
    assertThat(Client.text(client.send(REPO + "/diff/" + after)))
        .contains("diff --git a/notes/commit-me.txt", "+T minus 10");
  }

  @Test
  void theSameEndsOverwriteTheOpenPullRequest() {
    JsonNode first = open("twice");
    int all = client.all(PULLS + "?state=OPEN&pagelen=50").size();
    int id = first.get("id").asInt();
    JsonNode second = writer.expect(201, "POST", PULLS, pull("twice", "Another title"));

    assertThat(second.get("id").asInt()).isEqualTo(id);
    assertThat(client.all(PULLS + "?state=OPEN&pagelen=50")).hasSize(all);
    JsonNode now = client.get(PULLS + "/" + id);
    assertThat(now.get("title").asText()).isEqualTo("Another title");
    assertThat(now.get("created_on")).isEqualTo(first.get("created_on"));
    List<DemoChange> changes = server.changes();
    assertThat(changes.get(changes.size() - 1).kind()).isEqualTo(Kind.UPDATED);
  }

  @Test
  void aPullRequestIsChangedInPart() {
    JsonNode made = open("in-part");
    String one = PULLS + "/" + made.get("id").asInt();
    String aiko = client.get("/workspaces/acme/members").at("/values/2/user/uuid").asText();
    writer.expect(200, "PUT", one, "{'description':'new','reviewers':[{'uuid':'" + aiko + "'}]}");

    JsonNode now = client.get(one);
    assertThat(now.get("title")).isEqualTo(made.get("title"));
    assertThat(now.get("description").asText()).isEqualTo("new");
    assertThat(now.at("/reviewers/0/uuid").asText()).isEqualTo(aiko);
    assertThat(now.get("updated_on").asText()).isGreaterThan(made.get("updated_on").asText());
    assertThat(writer.status("PUT", one, "{'reviewers':[{'nickname':'aiko'}]}")).isEqualTo(400);
    String query = Client.enc("source.branch.name = \"in-part\"");
    JsonNode found = client.get(PULLS + "?q=" + query).get("values");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).has("reviewers")).isFalse();
    assertThat(
            client
                .get(PULLS + "?q=" + query + "&fields=%2Bvalues.reviewers")
                .at("/values/0/reviewers"))
        .hasSize(1);
  }

  @Test
  void wrongBranchesAreToldByField() {
    JsonNode error = writer.expect(400, "POST", PULLS, pull("no-such", "x")).get("error");
    assertThat(error.get("message").asText()).isEqualTo("source: branch not found: no-such");
    assertThat(error.at("/fields/source/0").asText()).isEqualTo("branch not found: no-such");
    assertThat(writer.status("POST", PULLS, pull("main", "x"))).isEqualTo(400);
  }

  @Test
  void mergingClosesAndCommits() {
    JsonNode made = open("to-merge");
    String one = PULLS + "/" + made.get("id").asInt();
    String source = head("to-merge");
    assertThat(client.get(one + "/commits").at("/values/0/hash").asText()).isEqualTo(source);
    assertThat(writer.expect(200, "POST", one + "/approve", "").get("state").asText())
        .isEqualTo("approved");
    JsonNode merged = writer.expect(200, "POST", one + "/merge", "{'close_source_branch':true}");

    assertThat(merged.get("state").asText()).isEqualTo("MERGED");
    String commit = merged.at("/merge_commit/hash").asText();
    assertThat(head("main")).isEqualTo(commit);
    assertThat(client.get(REPO + "/commit/" + commit).at("/parents/1/hash").asText())
        .isEqualTo(source);
    assertThat(client.status(REPO + "/refs/branches/to-merge")).isEqualTo(404);
    assertThat(client.status(REPO + "/src/main/notes/to-merge.txt")).isEqualTo(200);
    assertThat(client.get(one).at("/participants/0/approved").asBoolean()).isTrue();
    JsonNode activity = client.get(one + "/activity").get("values");
    assertThat(activity.at("/0/update/state").asText()).isEqualTo("MERGED");
    assertThat(activity.at("/1").has("approval")).isTrue();
    for (String again : List.of("/merge", "/decline", "/approve")) {
      assertThat(writer.status("POST", one + again, "")).isEqualTo(400);
    }
    assertThat(writer.status("PUT", one, "{'title':'x'}")).isEqualTo(400);
  }

  @Test
  void anAsynchronousMergeIsPolled() {
    String one = PULLS + "/" + open("later").get("id").asInt();
    HttpResponse<byte[]> accepted = writer.json("POST", one + "/merge?async=true", "");

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.body()).isEmpty();
    String task = accepted.headers().firstValue("Location").orElseThrow();
    assertThat(task).contains("/merge/task-status/");
    assertThat(client.get(task).get("task_status").asText()).isEqualTo("PENDING");
    JsonNode done = client.get(task);
    assertThat(done.get("task_status").asText()).isEqualTo("SUCCESS");
    assertThat(done.at("/merge_result/state").asText()).isEqualTo("MERGED");
    assertThat(client.status(one + "/merge/task-status/other")).isEqualTo(400);
  }

  @Test
  void someOpenOnesHaveConflicts() {
    List<Integer> statuses =
        client.all(PULLS + "?pagelen=50").stream()
            .filter(pull -> pull.get("id").asInt() <= 60)
            .filter(pull -> isConflicting(pull.get("id").asInt()))
            .map(pull -> writer.status("POST", PULLS + "/" + pull.get("id") + "/merge", ""))
            .toList();
    assertThat(statuses).isNotEmpty().containsOnly(409);
  }

  private boolean isConflicting(int id) {
    JsonNode checks = client.get(PULLS + "/" + id + "/mergeability/checks").get("values");
    return StreamSupport.stream(checks.spliterator(), false)
        .anyMatch(check -> check.path("reason").asText().equals("conflicts"));
  }

  @Test
  void verdictsComeAndGo() {
    String one = PULLS + "/" + open("verdicts").get("id").asInt();
    writer.expect(200, "POST", one + "/request-changes", "");
    assertThat(client.get(one).at("/participants/0/state").asText()).isEqualTo("changes_requested");
    assertThat(writer.status("DELETE", one + "/approve", "")).isEqualTo(404);
    assertThat(writer.status("DELETE", one + "/request-changes", "")).isEqualTo(204);
    assertThat(client.get(one).at("/participants/0/state").isNull()).isTrue();
    assertThat(writer.expect(200, "POST", one + "/decline", "").get("state").asText())
        .isEqualTo("DECLINED");
  }

  @Test
  void deletedCommentsStayWithoutTheirText() {
    String one = PULLS + "/17";
    JsonNode before = client.get(one);
    String comments = one + "/comments";
    JsonNode made =
        writer.expect(
            201,
            "POST",
            comments,
            "{'content':{'raw':'one'},'inline':{'path':'README.md','to':3}}");
    String id = made.get("id").asText();
    JsonNode reply =
        writer.expect(201, "POST", comments, "{'content':{'raw':'re'},'parent':{'id':" + id + "}}");

    assertThat(reply.at("/parent/id").asText()).isEqualTo(id);
    assertThat(made.at("/inline/to").asInt()).isEqualTo(3);
    JsonNode after = client.get(one);
    int count = before.get("comment_count").asInt();
    assertThat(after.get("comment_count").asInt()).isEqualTo(count + 2);
    assertThat(after.get("updated_on").asText()).isGreaterThan(before.get("updated_on").asText());
    assertThat(client.get(one + "/activity").at("/values/0/comment/id")).isEqualTo(reply.get("id"));
    assertThat(client.get(comments + "?q=id%3E%3D" + id).get("size").asInt()).isEqualTo(2);
    writer.expect(200, "POST", comments + "/" + id + "/resolve", "");
    assertThat(client.get(comments + "/" + id).at("/resolution/type").asText())
        .isEqualTo("comment_resolution");
    assertThat(writer.status("POST", comments + "/" + id + "/resolve", "")).isEqualTo(409);
    assertThat(writer.status("DELETE", comments + "/" + id + "/resolve", "")).isEqualTo(204);
    assertThat(writer.status("DELETE", comments + "/" + id, "")).isEqualTo(204);
    JsonNode deleted = client.get(comments + "/" + id);
    assertThat(deleted.get("deleted").asBoolean()).isTrue();
    assertThat(deleted.at("/content/raw").asText()).isEmpty();
    assertThat(client.get(one).get("comment_count").asInt()).isEqualTo(count + 1);
    String task = "{'content':{'raw':'do'},'comment':{'id':" + reply.get("id") + "}}";
    int tasks = client.get(one).get("task_count").asInt();
    String made2 = writer.expect(201, "POST", one + "/tasks", task).get("id").asText();
    assertThat(client.get(one).get("task_count").asInt()).isEqualTo(tasks + 1);
    writer.expect(200, "PUT", one + "/tasks/" + made2, "{'state':'RESOLVED'}");
    assertThat(client.get(one).get("task_count").asInt()).isEqualTo(tasks);
  }

  @Test
  void aSlowServerMergesLater() {
    try (DemoServer slow = DemoServer.start(DemoOptions.story().slowMerges(true))) {
      Writer later = new Writer(slow);
      String hash = new Client(slow).get(REPO + "/commits?pagelen=9").at("/values/8/hash").asText();
      String old = "{'name':'old','target':{'hash':'" + hash + "'}}";
      later.expect(201, "POST", REPO + "/refs/branches", old);
      int id = later.expect(201, "POST", PULLS, pull("old", "x")).get("id").asInt();
      assertThat(later.status("POST", PULLS + "/" + id + "/merge", "")).isEqualTo(202);
      assertThat(slow.changes()).hasSize(3);
    }
  }
}
