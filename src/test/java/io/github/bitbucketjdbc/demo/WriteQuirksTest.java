package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bitbucketjdbc.demo.DemoChange.Kind;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the service does on writes that nobody would guess. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteQuirksTest {
  private static final String REPO = Writer.REPO;
  private static final String PULLS = REPO + "/pullrequests";

  private DemoServer server;
  private Client client;
  private Writer writer;

  @BeforeAll
  void start() {
    server = DemoServer.start(DemoOptions.story().issueTracker(true));
    client = new Client(server);
    writer = new Writer(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String head(String branch) {
    return client.get(REPO + "/refs/branches/" + branch).at("/target/hash").asText();
  }

  /** A branch that is one commit ahead of the main branch. */
  private void branch(String name) {
    List<String[]> form =
        List.of(
            new String[] {"branch", "", name},
            new String[] {"message", "", "Adds " + name},
            new String[] {"notes/" + name + ".txt", "", "T minus 9\n"});
    assertThat(writer.form("POST", REPO + "/src", form).statusCode()).isEqualTo(201);
  }

  private static String pull(String source, String title) {
    return "{'title':'" + title + "','source':{'branch':{'name':'" + source + "'}}}";
  }

  private JsonNode open(String source) {
    branch(source);
    return writer.expect(201, "POST", PULLS, pull(source, "About " + source));
  }

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
  void environmentsChangeInAWayOfTheirOwn() {
    String all = REPO + "/environments";
    String one =
        all
            + "/"
            + Client.enc(writer.expect(201, "POST", all, "{'name':'Moon'}").get("uuid").asText());
    assertThat(writer.status("PUT", one, "{'name':'Mars'}")).isEqualTo(405);
    assertThat(writer.status("POST", one + "/changes", "{'change':{'name':'Mars'}}"))
        .isEqualTo(202);
    assertThat(client.get(one).get("name").asText()).isEqualTo("Mars");
    assertThat(writer.status("POST", all, "{'name':'Mars'}")).isEqualTo(409);
    String variables =
        REPO + "/deployments_config/environments/" + one.substring(all.length() + 1) + "/variables";
    assertThat(client.all(variables)).isEmpty();
    writer.expect(201, "POST", variables, "{'key':'K','value':'v','secured':true}");
    assertThat(client.all(variables).get(0).has("value")).isFalse();
  }

  @Test
  void deployKeysNeverChange() {
    JsonNode key = client.get(REPO + "/deploy-keys").at("/values/0");
    String body = "{'key':'ssh-rsa AAAA','label':'x'}";
    assertThat(writer.status("PUT", REPO + "/deploy-keys/" + key.get("id"), body)).isEqualTo(400);
  }

  @Test
  void pipelinesWaitUntilTheyAreStopped() {
    String all = REPO + "/pipelines";
    int size = client.get(all).get("size").asInt();
    String target =
        "{'target':{'type':'pipeline_ref_target','ref_type':'branch','ref_name':'main'}}";
    JsonNode made = writer.expect(201, "POST", all, target);
    assertThat(made.at("/state/name").asText()).isEqualTo("PENDING");
    assertThat(made.get("build_number").asInt()).isEqualTo(size + 1);
    assertThat(client.get(all + "?status=PENDING").get("values")).hasSize(2);
    String one = all + "/" + Client.enc(made.get("uuid").asText());
    assertThat(client.all(one + "/steps")).hasSize(1);
    assertThat(client.all(all + "/" + (size + 1) + "/steps")).hasSize(1);
    assertThat(writer.status("POST", one + "/stopPipeline", "")).isEqualTo(204);
    assertThat(client.get(one).at("/state/result/name").asText()).isEqualTo("STOPPED");
    assertThat(client.get(one + "/steps").at("/values/0/state/name").asText())
        .isEqualTo("COMPLETED");
    assertThat(writer.status("POST", one + "/stopPipeline", "")).isEqualTo(400);
    JsonNode bad = writer.expect(400, "POST", all, "{'target':{'ref_name':'none'}}");
    assertThat(bad.at("/error/fields").has("target")).isTrue();
  }

  @Test
  void grantsAreMadeAndTakenByThePathOfThePerson() {
    String ravi = client.get("/workspaces/acme/members").at("/values/8/user/account_id").asText();
    for (String parent : List.of(REPO, "/workspaces/acme/projects/WEB")) {
      String list = parent + "/permissions-config/users";
      String one = list + "/" + Client.enc(ravi);
      assertThat(writer.status("PUT", one, "{'permission':'king'}")).isEqualTo(400);
      writer.expect(200, "PUT", one, "{'permission':'write'}");
      assertThat(client.all(list))
          .anyMatch(
              row ->
                  row.at("/user/account_id").asText().equals(ravi)
                      && row.get("permission").asText().equals("write"));
      assertThat(writer.status("DELETE", one, "")).isEqualTo(204);
      assertThat(writer.status("DELETE", one, "")).isEqualTo(404);
      String reviewers = parent + "/default-reviewers";
      writer.expect(200, "PUT", reviewers + "/" + Client.enc(ravi), "");
      int size = client.all(reviewers).size();
      writer.expect(200, "PUT", reviewers + "/" + Client.enc(ravi), "");
      assertThat(client.all(reviewers)).hasSize(size);
      assertThat(writer.status("DELETE", reviewers + "/" + Client.enc(ravi), "")).isEqualTo(204);
      assertThat(client.all(reviewers)).hasSize(size - 1);
      assertThat(writer.status("PUT", reviewers + "/nobody", "")).isEqualTo(404);
      String group = parent + "/permissions-config/groups/guests";
      writer.expect(200, "PUT", group, "{'permission':'admin'}");
      assertThat(client.get(group).get("permission").asText()).isEqualTo("admin");
    }
  }

  @Test
  void settingsThatStandAlone() {
    writer.expect(200, "PUT", REPO + "/pipelines_config", "{'enabled':false}");
    assertThat(client.get(REPO + "/pipelines_config").get("enabled").asBoolean()).isFalse();
    String pair = REPO + "/pipelines_config/ssh/key_pair";
    writer.expect(200, "PUT", pair, "{'private_key':'p','public_key':'ssh-rsa q'}");
    assertThat(client.get(pair).get("public_key").asText()).isEqualTo("ssh-rsa q");
    assertThat(client.get(pair).has("private_key")).isFalse();
    assertThat(writer.status("DELETE", pair, "")).isEqualTo(204);
    assertThat(client.status(pair)).isEqualTo(404);
    String model = REPO + "/branching-model/settings";
    writer.expect(200, "PUT", model, "{'development':{'use_mainbranch':false,'name':'develop'}}");
    assertThat(client.get(model).at("/development/name").asText()).isEqualTo("develop");
    assertThat(client.get(model).at("/development/is_valid").asBoolean()).isTrue();
    String override = REPO + "/override-settings";
    assertThat(writer.status("PUT", override, "{'override_settings':{'branching_model':true}}"))
        .isEqualTo(204);
    assertThat(client.get(override).at("/override_settings/branching_model").asBoolean()).isTrue();
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
  void logsAreNotJson() {
    String pipeline = REPO + "/pipelines/1/steps";
    String step = client.get(pipeline).at("/values/0/uuid").asText();
    String log = pipeline + "/" + Client.enc(step) + "/log";
    assertThat(client.send(log, "Accept", "application/json").statusCode()).isEqualTo(406);
    HttpResponse<byte[]> redirect = client.send(log, "Accept", "application/octet-stream");
    assertThat(redirect.statusCode()).isEqualTo(307);
    String address = redirect.headers().firstValue("Location").orElseThrow();
    assertThat(Client.text(client.send(address))).startsWith("+ line 0 of " + step);
  }

  @Test
  void cachesGoByNameOrUuid() {
    String caches = REPO + "/pipelines-config/caches";
    List<JsonNode> all = client.all(caches);
    assertThat(writer.status("DELETE", caches, "")).isEqualTo(400);
    assertThat(writer.status("DELETE", caches + "?name=none", "")).isEqualTo(404);
    assertThat(writer.status("DELETE", caches + "?name=maven", "")).isEqualTo(204);
    String uuid = Client.enc(all.get(1).get("uuid").asText());
    assertThat(writer.status("DELETE", caches + "/" + uuid, "")).isEqualTo(204);
    assertThat(client.all(caches)).hasSize(all.size() - 2);
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
