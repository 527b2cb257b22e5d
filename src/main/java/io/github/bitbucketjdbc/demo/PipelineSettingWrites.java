package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How pipelines are set up. */
final class PipelineSettingWrites {
  private static final String CONFIG = REPOSITORY + "/pipelines_config";
  private static final String SCOPE = "pipeline:variable";

  private PipelineSettingWrites() {}

  static List<Route> routes(List<Route> reads) {
    List<Route> routes = new ArrayList<>();
    for (Resource resource :
        List.of(
            variables(CONFIG + "/variables", "pipeline_variable"),
            variables(WORKSPACE + "/pipelines-config/variables", "pipeline_variable"),
            variables("/teams/{workspace}/pipelines_config/variables", "pipeline_variable"),
            variables("/users/{selected_user}/pipelines_config/variables", "pipeline_variable"),
            runners(REPOSITORY + "/pipelines-config/runners"),
            runners(WORKSPACE + "/pipelines-config/runners"),
            schedules(),
            knownHosts())) {
      routes.addAll(resource.routes(reads));
    }
    Resource caches =
        new Resource(REPOSITORY + "/pipelines-config/caches", "pipeline:write", "uuid").delete();
    routes.addAll(caches.routes(reads));
    routes.add(
        new Route(
            "DELETE",
            REPOSITORY + "/pipelines-config/caches",
            "pipeline:write",
            call -> deleteCaches(caches, call)));
    routes.addAll(
        new Single(CONFIG, "repository:admin", new Form().add(Form.Kind.FLAG, "enabled"))
            .orNew(
                call ->
                    Json.object()
                        .put("type", "repository_pipelines_configuration")
                        .put("enabled", false)
                        .put("repository", call.repository().embedded()))
            .routes(reads));
    routes.addAll(
        new Single(
                CONFIG + "/ssh/key_pair",
                SCOPE,
                new Form().texts("private_key", "public_key").required("private_key", "public_key"))
            .orNew(call -> Json.object().put("type", "pipeline_ssh_key_pair"))
            .changing(
                (call, object, values) -> Json.object().put("public_key", values.get("public_key")))
            .delete()
            .routes(reads));
    routes.add(
        new Route("PUT", CONFIG + "/build_number", "pipeline:write", PipelineSettingWrites::next));
    return routes;
  }

  /** A variable whose key is taken answers 409; a secured one never tells its value. */
  static Resource variables(String template, String type) {
    return new Resource(template, SCOPE, "uuid")
        .form(new Form().texts("key", "value").add(Form.Kind.FLAG, "secured").required("key"))
        .post((call, values) -> variable(call, type, values))
        .unique("key")
        .put((call, row, values) -> changedVariable(row, values))
        .delete();
  }

  private static Json variable(Call call, String type, Json values) {
    if (!values.text("key").matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw ApiError.invalid("key", "Keys are letters, digits and underscores.");
    }
    boolean secured = Boolean.TRUE.equals(values.get("secured"));
    return PipelineSettings.variable(
            call.world().overlay().uuid(), values.text("key"), values.text("value"), secured)
        .set("type", type);
  }

  private static Json changedVariable(Json row, Json values) {
    Object secured = values.has("secured") ? values.get("secured") : row.get("secured");
    Json changes = Json.object().put("secured", secured);
    if (values.has("key")) {
      changes.put("key", values.get("key"));
    }
    if (Boolean.TRUE.equals(secured)) {
      return row.has("value") ? changes.put("value", null) : changes;
    }
    return values.has("value") ? changes.put("value", values.get("value")) : changes;
  }

  private static Resource runners(String template) {
    return new Resource(template, "runner:write", "uuid")
        .form(new Form().texts("name").add(Form.Kind.LIST, "labels").required("name", "labels"))
        .post(PipelineSettingWrites::runner)
        .postAnswers(200)
        .put((call, row, values) -> values.with(Json.object().put("updated_on", call.nowZulu())))
        .delete();
  }

  private static Json runner(Call call, Json values) {
    String uuid = call.world().overlay().uuid();
    String now = call.nowZulu();
    return Json.object()
        .put("type", "pipeline_runner")
        .put("uuid", uuid)
        .put("name", values.get("name"))
        .put("labels", values.get("labels"))
        .put(
            "state",
            Json.object().put("type", "pipeline_runner_state").put("status", "UNREGISTERED"))
        .put("created_on", now)
        .put("updated_on", now)
        .put(
            "oauth_client",
            Json.object()
                .put("type", "pipeline_runner_oauth_client")
                .put("id", "client-" + uuid.substring(1, 9))
                .put("token_endpoint", "https://auth.rockets.example/oauth/token")
                .put("audience", "api.rockets.example"));
  }

  private static Resource schedules() {
    return new Resource(CONFIG + "/schedules", "pipeline:write", "uuid")
        .form(
            new Form()
                .texts("cron_pattern", "target.ref_name")
                .choice("target.ref_type", "branch")
                .add(Form.Kind.OBJECT, "target.selector")
                .add(Form.Kind.FLAG, "enabled")
                .required("cron_pattern", "target", "target.ref_name", "target.ref_type"))
        .post(PipelineSettingWrites::schedule)
        .put(
            (call, row, values) ->
                Json.object()
                    .put("enabled", values.has("enabled") ? values.get("enabled") : true)
                    .put("updated_on", call.nowZulu()))
        .delete();
  }

  private static Json schedule(Call call, Json values) {
    int fields = values.text("cron_pattern").strip().split("\\s+").length;
    if (fields != 7) {
      throw ApiError.invalid("cron_pattern", "Seven fields are expected");
    }
    String branch = values.text("target", "ref_name");
    if (call.repository().refs().branch(branch) == null) {
      throw ApiError.invalid("target", "branch not found: " + branch);
    }
    Json target = (Json) Objects.requireNonNull(values.get("target"));
    Object selector = target.get("selector");
    return Json.object()
        .put("type", "pipeline_schedule")
        .put("uuid", call.world().overlay().uuid())
        .put("enabled", values.has("enabled") ? values.get("enabled") : true)
        .put(
            "target",
            Json.object()
                .put("type", "pipeline_ref_target")
                .put("ref_type", "branch")
                .put("ref_name", branch)
                .put(
                    "selector", selector == null ? Json.object().put("type", "default") : selector))
        .put("cron_pattern", values.get("cron_pattern"))
        .put("created_on", call.nowZulu());
  }

  private static Resource knownHosts() {
    return new Resource(CONFIG + "/ssh/known_hosts", SCOPE, "uuid")
        .form(
            new Form()
                .texts("type", "hostname", "public_key.type", "public_key.key_type")
                .texts("public_key.key")
                .required("type", "hostname", "public_key"))
        .post(PipelineSettingWrites::knownHost)
        .unique("hostname")
        .put(
            (call, row, values) ->
                Json.object()
                    .put(
                        "hostname",
                        values.has("hostname") ? values.get("hostname") : row.get("hostname"))
                    .put(
                        "public_key",
                        values.has("public_key") ? publicKey(values) : row.get("public_key")))
        .delete();
  }

  private static Json knownHost(Call call, Json values) {
    return Json.object()
        .put("type", "pipeline_known_host")
        .put("uuid", call.world().overlay().uuid())
        .put("hostname", values.get("hostname"))
        .put("public_key", publicKey(values));
  }

  private static Json publicKey(Json values) {
    String key = values.text("public_key", "key");
    long print = Dice.mix(key.hashCode());
    return Json.object()
        .put("type", "pipeline_ssh_public_key")
        .put("key_type", values.at("public_key", "key_type"))
        .put("key", key)
        .put("md5_fingerprint", Long.toHexString(print))
        .put("sha256_fingerprint", "SHA256:" + Long.toHexString(Dice.mix(print)));
  }

  /** All caches of a name at once. */
  private static Answer deleteCaches(Resource caches, Call call) {
    String name = call.parameter("name");
    if (name == null) {
      throw ApiError.badRequest("name: required parameter not provided");
    }
    Rows rows = caches.rows(call);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (name.equals(rows.row(i).get("name"))) {
        found.add(rows.row(i).text("uuid"));
      }
    }
    if (found.isEmpty()) {
      throw ApiError.notFound("Cache " + name + " not found");
    }
    found.forEach(uuid -> caches.deleteRow(call, uuid));
    return Answer.empty(204);
  }

  /** The number that the next pipeline gets must be greater than that of the last. */
  private static Answer next(Call call) {
    Json values =
        new Form().add(Form.Kind.NUMBER, "next").required("next").check(call.body().json(), true);
    long next = ((Number) Objects.requireNonNull(values.get("next"))).longValue();
    Repository repository = call.repository();
    if (next <= repository.shape().pipelines()) {
      throw ApiError.badRequest("The next build number must be greater than the latest.");
    }
    call.world().overlay().setContent(repository.place() + "/build_number", next);
    call.changed(DemoChange.Kind.UPDATED);
    Json answer = Json.object().put("type", "pipeline_build_number").put("next", next);
    return Answer.json(200, answer, call.fields());
  }
}
