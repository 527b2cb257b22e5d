package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Environments, which do not change by PUT, and their variables. */
final class EnvironmentWrites {
  private static final String LIST = REPOSITORY + "/environments";
  private static final String SCOPE = "pipeline:write";
  private static final Form FORM =
      new Form()
          .texts("name", "environment_type.name")
          .add(Form.Kind.NUMBER, "rank")
          .add(Form.Kind.FLAG, "restrictions.admin_only")
          .required("name");

  private final Resource environments =
      new Resource(LIST, SCOPE, "uuid")
          .form(FORM)
          .post(EnvironmentWrites::create)
          .unique("name")
          .delete();

  private EnvironmentWrites() {}

  static List<Route> routes(List<Route> reads) {
    EnvironmentWrites writes = new EnvironmentWrites();
    List<Route> routes = new ArrayList<>(writes.environments.routes(reads));
    routes.add(new Route("POST", LIST + "/{one}/changes", SCOPE, writes::change));
    String variables = REPOSITORY + "/deployments_config/environments/{environment_uuid}/variables";
    routes.addAll(PipelineSettingWrites.variables(variables, "pipeline_variable").routes(reads));
    return routes;
  }

  private static Json create(Call call, Json values) {
    String name = values.text("name");
    String kind = values.text("environment_type", "name");
    String type = kind.isEmpty() ? "Test" : kind;
    Object rank = values.get("rank");
    return Json.object()
        .put("type", "deployment_environment")
        .put("uuid", call.world().overlay().uuid())
        .put("name", name)
        .put("slug", slug(name))
        .put(
            "environment_type",
            Json.object()
                .put("type", "deployment_environment_type")
                .put("name", type)
                .put("rank", List.of("Test", "Staging", "Production").indexOf(type)))
        .put("category", Json.object().put("name", type))
        .put("rank", rank == null ? 0 : rank)
        .put("hidden", false)
        .put(
            "lock",
            Json.object().put("type", "deployment_environment_lock_open").put("name", "OPEN"))
        .put(
            "restrictions",
            Json.object()
                .put("type", "deployment_restrictions_configuration")
                .put("admin_only", Boolean.TRUE.equals(values.at("restrictions", "admin_only"))))
        .put("environment_lock_enabled", true)
        .put("deployment_gate_enabled", false);
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** What is in {@code change} takes effect some time after the answer, here at once. */
  private Answer change(Call call) {
    Json row = environments.find(call);
    Form form =
        new Form()
            .texts("change.name")
            .add(Form.Kind.NUMBER, "change.rank")
            .add(Form.Kind.FLAG, "change.hidden", "change.environment_lock_enabled")
            .add(Form.Kind.OBJECT, "change.restrictions")
            .required("change");
    Json values = form.check(call.body().json(), true);
    Json changes = values.get("change") instanceof Json change ? change : Json.object();
    if (changes.size() == 0) {
      throw ApiError.badRequest("There is nothing to change.");
    }
    if (changes.has("name")) {
      changes.set("slug", slug(changes.text("name")));
    }
    environments.change(call, row, changes);
    return Answer.empty(202);
  }
}
