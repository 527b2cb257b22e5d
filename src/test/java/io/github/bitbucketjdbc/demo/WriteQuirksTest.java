package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the service does on other writes that nobody would guess. */
class WriteQuirksTest extends WriteQuirks {
  @Test
  void mainBranchesStay() {
    assertThat(writer.status("DELETE", REPO + "/refs/branches/main", ""))
        .as("published in the description of the operation")
        .isEqualTo(400);
    String body = "{'name':'develop','target':{'hash':'" + head("main") + "'}}";
    assertThat(writer.status("POST", REPO + "/refs/branches", body)).isEqualTo(400);
    String unknown = "{'name':'x1','target':{'hash':'0123456789abcdef'}}";
    assertThat(writer.status("POST", REPO + "/refs/branches", unknown)).isEqualTo(400);
  }

  @Test
  void repositoriesAreMadeOnTheirOwnPath() {
    String one = "/repositories/acme/brand-new";
    JsonNode made = writer.expect(200, "POST", one, "{'project':{'key':'LAB'},'is_private':false}");
    assertThat(made.get("mainbranch").isNull()).isTrue();
    assertThat(writer.status("POST", one, "{}")).isEqualTo(400);
    assertThat(client.all(one + "/hooks")).isEmpty();
    assertThat(client.all(one + "/default-reviewers")).isEmpty();
    List<String[]> form = List.<String[]>of(new String[] {"README.md", "", "hello"});
    assertThat(writer.form("POST", one + "/src", form).statusCode()).isEqualTo(201);
    assertThat(client.get(one).at("/mainbranch/name").asText()).isEqualTo("main");
    assertThat(client.all(one + "/commits")).hasSize(1);
    writer.expect(
        201, "POST", one + "/hooks", "{'url':'https://a.example','events':['repo:push']}");
    JsonNode renamed = writer.expect(200, "PUT", one, "{'name':'Brand Newer'}");
    assertThat(renamed.get("slug").asText()).isEqualTo("brand-newer");
    assertThat(client.status(one)).isEqualTo(404);
    assertThat(client.all("/repositories/acme/brand-newer/hooks")).hasSize(1);
    String fork = "{'name':'brand-fork'}";
    JsonNode forked = writer.expect(201, "POST", "/repositories/acme/brand-newer/forks", fork);
    assertThat(forked.at("/parent/full_name").asText()).isEqualTo("acme/brand-newer");
    assertThat(client.all("/repositories/acme/brand-fork/commits")).hasSize(1);
    assertThat(client.all("/repositories/acme/brand-newer/forks")).hasSize(1);
    assertThat(writer.status("DELETE", "/repositories/acme/brand-newer", "")).isEqualTo(204);
    assertThat(client.status("/repositories/acme/brand-newer/hooks")).isEqualTo(404);
    assertThat(client.all("/repositories/acme"))
        .noneMatch(repository -> repository.get("slug").asText().equals("brand-newer"));
  }

  @Test
  void projectsWithRepositoriesStay() {
    assertThat(writer.status("DELETE", "/workspaces/acme/projects/ROCK", "")).isEqualTo(403);
    assertThat(writer.status("POST", "/workspaces/acme/projects", "{'key':'ROCK','name':'x'}"))
        .isEqualTo(409);
    writer.expect(200, "PUT", "/workspaces/acme/projects/GND", "{'key':'GROUND'}");
    assertThat(client.get("/workspaces/acme/projects/GROUND").get("key").asText())
        .isEqualTo("GROUND");
    assertThat(client.status("/workspaces/acme/projects/GND")).isEqualTo(404);
  }

  @Test
  void statusesReportsAndAnnotations() {
    String commit = REPO + "/commit/" + head("develop");
    int before = client.all(commit + "/statuses").size();
    String build = "{'key':'b/1','state':'INPROGRESS','url':'https://ci.example'}";
    writer.expect(201, "POST", commit + "/statuses/build", build);
    writer.expect(201, "POST", commit + "/statuses/build", build.replace("INPROGRESS", "FAILED"));
    assertThat(client.all(commit + "/statuses")).hasSize(before + 1);
    String key = commit + "/statuses/build/b%2F1";
    assertThat(client.get(key).get("state").asText()).isEqualTo("FAILED");
    writer.expect(200, "PUT", key, "{'state':'SUCCESSFUL'}");
    assertThat(client.get(key).get("state").asText()).isEqualTo("SUCCESSFUL");
    assertThat(writer.status("PUT", commit + "/statuses/build/none", "{'state':'FAILED'}"))
        .isEqualTo(404);

    String report = commit + "/reports/mine";
    String body = "{'title':'t','details':'d','report_type':'TEST'";
    assertThat(writer.status("PUT", report, body + "}")).isEqualTo(400);
    JsonNode made = writer.expect(200, "PUT", report, body + ",'type':'report'}");
    String annotation = "{'external_id':'a1','annotation_type':'BUG','summary':'s','line':2}";
    writer.expect(200, "POST", report + "/annotations", "[" + annotation + "]");
    String byUuid = commit + "/reports/" + Client.enc(made.get("uuid").asText());
    assertThat(client.all(byUuid + "/annotations")).hasSize(1);
    assertThat(writer.status("DELETE", report + "/annotations/a1", "")).isEqualTo(204);
    assertThat(client.all(byUuid + "/annotations")).isEmpty();
    assertThat(writer.status("DELETE", report, "")).isEqualTo(204);
    assertThat(client.status(report)).isEqualTo(404);
  }

  @Test
  void filesAreUploadedAndComeFromElsewhere() {
    List<String[]> form = List.<String[]>of(new String[] {"files", "new.txt", "content"});
    assertThat(writer.form("POST", REPO + "/downloads", form).statusCode()).isEqualTo(201);
    HttpResponse<byte[]> redirect = client.send(REPO + "/downloads/new.txt");
    assertThat(redirect.statusCode()).isEqualTo(302);
    String address = redirect.headers().firstValue("Location").orElseThrow();
    assertThat(address).doesNotStartWith(server.baseUrl().toString().replace("/2.0", ""));
    assertThat(Client.text(client.send(address))).isEqualTo("content");
    assertThat(client.send(address, "Authorization", "Bearer x").statusCode()).isEqualTo(400);
    assertThat(Client.text(client.send(address, "Range", "bytes=1-3"))).isEqualTo("ont");
    assertThat(client.send(address, "Range", "bytes=9-").statusCode()).isEqualTo(416);
    assertThat(writer.status("DELETE", REPO + "/downloads/new.txt", "")).isEqualTo(204);
    assertThat(client.status(REPO + "/downloads/new.txt")).isEqualTo(404);
  }

  @Test
  void snippetsTakeFormsAndComments() {
    List<String[]> form =
        List.of(new String[] {"title", "", "t"}, new String[] {"file", "a.txt", "x"});
    HttpResponse<byte[]> made = writer.form("POST", "/snippets/acme", form);
    assertThat(made.statusCode()).isEqualTo(201);
    String one = "/snippets/acme/" + Client.json(made).get("id").asText();
    assertThat(client.get(one).get("files").has("a.txt")).isTrue();
    writer.form("PUT", one, List.<String[]>of(new String[] {"file", "b.txt", "y"}));
    assertThat(client.get(one).get("files")).hasSize(2);
    assertThat(client.get(one).get("title").asText()).isEqualTo("t");
    JsonNode comment = writer.expect(201, "POST", one + "/comments", "{'content':{'raw':'c'}}");
    assertThat(client.all(one + "/comments")).hasSize(1);
    assertThat(writer.status("DELETE", one + "/comments/" + comment.get("id"), "")).isEqualTo(204);
    assertThat(client.all(one + "/comments").get(0).get("deleted").asBoolean()).isTrue();
    assertThat(client.status(one + "/watch")).isEqualTo(404);
    assertThat(writer.status("PUT", one + "/watch", "")).isEqualTo(204);
    assertThat(client.status(one + "/watch")).isEqualTo(204);
  }

  @Test
  void issuesChangeByChangesToo() {
    String one = REPO + "/issues/2";
    int changes = client.all(one + "/changes").size();
    String body = "{'changes':{'state':{'new':'wontfix'}},'message':{'raw':'no'}}";
    writer.expect(201, "POST", one + "/changes", body);
    assertThat(client.get(one).get("state").asText()).isEqualTo("wontfix");
    writer.expect(200, "PUT", one, "{'state':'open'}");
    assertThat(client.all(one + "/changes")).hasSize(changes + 2);
    int votes = client.get(one).get("votes").asInt();
    assertThat(writer.status("PUT", one + "/vote", "")).isEqualTo(204);
    assertThat(writer.status("PUT", one + "/vote", "")).isEqualTo(204);
    assertThat(client.get(one).get("votes").asInt()).isEqualTo(votes + 1);
    List<String[]> form = List.<String[]>of(new String[] {"files", "x.png", "x"});
    assertThat(writer.form("POST", one + "/attachments", form).statusCode()).isEqualTo(201);
    assertThat(client.all(one + "/attachments")).hasSize(1);
    for (String kind : List.of("components", "milestones", "versions")) {
      assertThat(writer.status("POST", REPO + "/" + kind, "{'name':'x'}")).isEqualTo(405);
    }
  }

  @Test
  void manyWriteAtATimeAndNothingIsLost() throws Exception {
    try (DemoServer shared = DemoServer.start(DemoOptions.story())) {
      Writer together = new Writer(shared);
      String list = "/workspaces/acme/pipelines-config/variables";
      List<JsonNode> before = new Client(shared).all(list);
      String gone = list + "/" + Client.enc(before.get(3).get("uuid").asText());
      assertThat(together.status("DELETE", gone, "")).isEqualTo(204);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Callable<Integer>> posts =
          IntStream.range(0, 60)
              .<Callable<Integer>>mapToObj(
                  i -> () -> together.status("POST", list, "{'key':'K" + i + "','value':''}"))
              .toList();
      for (Future<Integer> status : threads.invokeAll(posts)) {
        assertThat(status.get()).isEqualTo(201);
      }
      threads.shutdown();
      List<String> ids =
          new Client(shared).all(list).stream().map(row -> row.get("uuid").asText()).toList();
      assertThat(ids).doesNotHaveDuplicates().hasSize(before.size() - 1 + 60);
      assertThat(ids).doesNotContain(before.get(3).get("uuid").asText());
      assertThat(shared.changes()).hasSize(61);
    }
  }

  @Test
  void requestsTellWhatWasSent() {
    server.clearRequests();
    writer.status("PUT", REPO + "/pipelines_config", "{'enabled':true}");
    DemoRequest request = server.requests().get(0);
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.body()).isEqualTo("{\"enabled\":true}");
  }

  @Test
  void aReadOnlyServerRefusesAll() {
    try (DemoServer other = DemoServer.start(DemoOptions.story().readOnly(true))) {
      Writer refused = new Writer(other);
      assertThat(refused.status("POST", "/workspaces/acme/projects", "{}")).isEqualTo(405);
      assertThat(refused.status("DELETE", REPO, "")).isEqualTo(405);
      assertThat(other.changes()).isEmpty();
    }
  }
}
