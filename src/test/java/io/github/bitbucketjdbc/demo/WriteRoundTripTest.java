package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bitbucketjdbc.demo.DemoChange.Kind;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Create, read, change, read, delete and read, for each collection that has it all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteRoundTripTest {
  private static final String REPO = Writer.REPO;
  private static final String SSH = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI";

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

  /**
   * What can be done with a collection.
   *
   * @param list its path, of which a new row is made by a POST
   * @param id the path of the identifier that goes into the address of a row
   * @param first a body that makes a row
   * @param created what POST answers
   * @param second a body that changes it; empty where a row cannot be changed
   * @param shown the path of what is changed, and the values before and after
   */
  private record Row(
      String list, String id, String first, int created, String second, String... shown) {
    String pointer(String dotted) {
      return "/" + dotted.replace('.', '/');
    }

    @Override
    public String toString() {
      return list;
    }
  }

  private static Row row(
      String list, String id, String first, int created, String second, String... shown) {
    return new Row(list, id, first, created, second, shown);
  }

  Stream<Row> rows() {
    String caller = Client.enc(client.get("/user").get("uuid").asText());
    String commit = client.get(REPO + "/commits?pagelen=1").at("/values/0/hash").asText();
    String environment =
        Client.enc(client.get(REPO + "/environments").at("/values/0/uuid").asText());
    String pull = REPO + "/pullrequests/17";
    String hook = "{'url':'https://a.example','events':['repo:push'],'description':'one'}";
    String variable = "{'key':'NEW_ONE','value':'one','secured':false}";
    String runner = "{'name':'one','labels':['linux']}";
    String comment = "{'content':{'raw':'one'}}";
    return Stream.of(
        row(
            "/workspaces/acme/projects",
            "key",
            "{'key':'NEW','name':'one'}",
            201,
            "{'name':'two'}",
            "name",
            "one",
            "two"),
        row(
            REPO + "/hooks",
            "uuid",
            hook,
            201,
            "{'description':'two'}",
            "description",
            "one",
            "two"),
        row(
            "/workspaces/acme/hooks",
            "uuid",
            hook,
            201,
            "{'description':'two'}",
            "description",
            "one",
            "two"),
        row(
            REPO + "/branch-restrictions",
            "id",
            "{'kind':'push','branch_match_kind':'glob','pattern':'one'}",
            201,
            "{'pattern':'two'}",
            "pattern",
            "one",
            "two"),
        row(REPO + "/deploy-keys", "id", "{'key':'" + SSH + "1','label':'one'}", 200, ""),
        row(
            "/workspaces/acme/projects/ROCK/deploy-keys",
            "id",
            "{'key':'" + SSH + "2','label':'one'}",
            200,
            ""),
        row(
            "/users/" + caller + "/ssh-keys",
            "uuid",
            "{'key':'" + SSH + "3','label':'one'}",
            201,
            "{'label':'two'}",
            "label",
            "one",
            "two"),
        row(
            "/users/" + caller + "/gpg-keys",
            "fingerprint",
            "{'key':'-----BEGIN PGP PUBLIC KEY BLOCK----- x'}",
            201,
            ""),
        row(
            "/users/" + caller + "/pipelines_config/variables",
            "uuid",
            variable,
            201,
            "{'value':'two'}",
            "value",
            "one",
            "two"),
        row(
            "/teams/acme/pipelines_config/variables",
            "uuid",
            variable,
            201,
            "{'value':'two'}",
            "value",
            "one",
            "two"),
        row(
            "/workspaces/acme/pipelines-config/variables",
            "uuid",
            variable,
            201,
            "{'value':'two'}",
            "value",
            "one",
            "two"),
        row(
            REPO + "/pipelines_config/variables",
            "uuid",
            variable,
            201,
            "{'value':'two'}",
            "value",
            "one",
            "two"),
        row(
            REPO + "/deployments_config/environments/" + environment + "/variables",
            "uuid",
            variable,
            201,
            "{'value':'two'}",
            "value",
            "one",
            "two"),
        row(
            REPO + "/pipelines-config/runners",
            "uuid",
            runner,
            200,
            "{'name':'two'}",
            "name",
            "one",
            "two"),
        row(
            "/workspaces/acme/pipelines-config/runners",
            "uuid",
            runner,
            200,
            "{'name':'two'}",
            "name",
            "one",
            "two"),
        row(
            REPO + "/pipelines_config/schedules",
            "uuid",
            "{'cron_pattern':'0 0 1 * * ? *','target':{'ref_type':'branch','ref_name':'main',"
                + "'selector':{'type':'default'}}}",
            201,
            "{'enabled':false}",
            "enabled",
            "true",
            "false"),
        row(
            REPO + "/pipelines_config/ssh/known_hosts",
            "uuid",
            "{'type':'pipeline_known_host','hostname':'one','public_key':{'key':'k'}}",
            201,
            "{'hostname':'two'}",
            "hostname",
            "one",
            "two"),
        row(REPO + "/environments", "uuid", "{'name':'one'}", 201, ""),
        row(
            pull + "/tasks",
            "id",
            comment,
            201,
            "{'content':{'raw':'two'}}",
            "content.raw",
            "one",
            "two"),
        row(
            "/snippets/acme",
            "id",
            "{'title':'one'}",
            201,
            "{'title':'two'}",
            "title",
            "one",
            "two"),
        row(
            REPO + "/issues",
            "id",
            "{'title':'one'}",
            201,
            "{'title':'two'}",
            "title",
            "one",
            "two"),
        row(
            REPO + "/issues/1/comments",
            "id",
            comment,
            201,
            "{'content':{'raw':'two'}}",
            "content.raw",
            "one",
            "two"),
        row(
            REPO + "/refs/branches",
            "name",
            "{'name':'new/one','target':{'hash':'" + commit + "'}}",
            201,
            ""),
        row(
            REPO + "/refs/tags",
            "name",
            "{'name':'new-1','target':{'hash':'" + commit + "'}}",
            201,
            ""));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void goesThere(Row row) {
    int before = client.all(row.list()).size();
    int changes = server.changes().size();
    JsonNode made = writer.expect(row.created(), "POST", row.list(), row.first());
    String id = made.at(row.pointer(row.id())).asText();
    String one = row.list() + "/" + Client.enc(id).replace("+", "%20");
    boolean single = client.status(one) == 200;

    assertThat(client.all(row.list())).hasSize(before + 1);
    assertThat(ids(row)).contains(id);
    assertThat(kinds(changes)).containsExactly(Kind.CREATED);
    if (!row.second().isEmpty()) {
      String shown = row.pointer(row.shown()[0]);
      assertThat(made.at(shown).asText()).isEqualTo(row.shown()[1]);
      assertThat(writer.expect(200, "PUT", one, row.second()).at(shown).asText())
          .isEqualTo(row.shown()[2]);
      if (single) {
        assertThat(client.get(one).at(shown).asText()).isEqualTo(row.shown()[2]);
      }
      assertThat(inList(row, id).at(shown).asText()).isEqualTo(row.shown()[2]);
      assertThat(kinds(changes)).containsExactly(Kind.CREATED, Kind.UPDATED);
    }
    HttpResponse<byte[]> deleted = writer.json("DELETE", one, "");
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    if (single) {
      assertThat(client.status(one)).isEqualTo(404);
    }
    assertThat(ids(row)).doesNotContain(id).hasSize(before);
    assertThat(writer.status("DELETE", one, "")).isEqualTo(404);
    assertThat(kinds(changes)).endsWith(Kind.DELETED).hasSize(row.second().isEmpty() ? 2 : 3);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesWhatIsNoSuchRow(Row row) {
    int changes = server.changes().size();
    assertThat(writer.status("POST", row.list(), "{")).isEqualTo(400);
    assertThat(writer.status("POST", row.list(), "[]")).isEqualTo(400);
    assertThat(writer.send("POST", row.list(), "text/xml", "<a/>").statusCode()).isEqualTo(415);
    if (!row.list().equals("/snippets/acme")) {
      JsonNode error = writer.expect(400, "POST", row.list(), "{'nothing':1}");
      assertThat(error.at("/error/message").asText()).isEqualTo("Bad request");
      assertThat(error.at("/error/fields")).isNotEmpty();
    }
    assertThat(writer.status("PATCH", row.list(), "{}")).isEqualTo(405);
    assertThat(server.changes()).hasSize(changes);
  }

  private List<Kind> kinds(int from) {
    List<DemoChange> all = server.changes();
    return all.subList(from, all.size()).stream().map(DemoChange::kind).toList();
  }

  private List<String> ids(Row row) {
    return client.all(row.list()).stream()
        .map(one -> one.at(row.pointer(row.id())).asText())
        .toList();
  }

  private JsonNode inList(Row row, String id) {
    return client.all(row.list()).stream()
        .filter(one -> one.at(row.pointer(row.id())).asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
