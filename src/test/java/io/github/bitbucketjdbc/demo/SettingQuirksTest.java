package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service does on writes of what is set up once that nobody would guess. */
class SettingQuirksTest extends WriteQuirks {
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
}
