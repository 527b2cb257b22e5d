package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;

import java.util.ArrayList;
import java.util.List;

/** Branch restrictions, branching models and what repositories override. */
final class RuleWrites {
  private static final String PROJECT = WORKSPACE + "/projects/{project_key}";

  private final Resource restrictions =
      new Resource(REPOSITORY + "/branch-restrictions", "repository:admin", "id")
          .form(
              new Form()
                  .texts("kind", "pattern", "branch_type")
                  .choice("branch_match_kind", "glob", "branching_model")
                  .add(Form.Kind.NUMBER, "value")
                  .add(Form.Kind.LIST, "users", "groups")
                  .required("kind", "branch_match_kind", "pattern"))
          .post(this::restriction)
          .put()
          .delete();

  private RuleWrites() {}

  static List<Route> routes(List<Route> reads) {
    List<Route> routes = new ArrayList<>(new RuleWrites().restrictions.routes(reads));
    routes.addAll(model(REPOSITORY, "repository:admin").routes(reads));
    routes.addAll(model(PROJECT, "project:admin").routes(reads));
    routes.addAll(
        new Single(
                REPOSITORY + "/override-settings",
                "repository:admin",
                new Form()
                    .add(
                        Form.Kind.FLAG,
                        "override_settings.branching_model",
                        "override_settings.default_merge_strategy"))
            .silent()
            .changing((call, object, values) -> merged(object, values, "override_settings"))
            .routes(reads));
    return routes;
  }

  private Json restriction(Call call, Json values) {
    Repository repository = call.repository();
    long id = restrictions.nextNumber(call, 20_000_000L + repository.index() * 100L);
    return Json.object()
        .put("type", "branchrestriction")
        .put("id", id)
        .put("value", null)
        .put("users", List.of())
        .put("groups", List.of())
        .with(values)
        .put("links", Links.self(repository.path() + "/branch-restrictions/" + id).json());
  }

  private static Single model(String parent, String scope) {
    Form form =
        new Form()
            .texts("development.name", "production.name", "default_branch_deletion")
            .add(
                Form.Kind.FLAG,
                "development.use_mainbranch",
                "production.use_mainbranch",
                "production.enabled")
            .add(Form.Kind.LIST, "branch_types");
    return new Single(parent + "/branching-model/settings", scope, form)
        .changing(
            (call, object, values) -> {
              Json changes = values;
              for (String stage : List.of("development", "production")) {
                changes = values.has(stage) ? merged(object, changes, stage) : changes;
              }
              return changes;
            });
  }

  /** The values, in which one member keeps what is not said of it. */
  private static Json merged(Json object, Json values, String member) {
    return values.get(member) instanceof Json said && object.get(member) instanceof Json old
        ? values.with(Json.object().put(member, old.with(said)))
        : values;
  }
}
