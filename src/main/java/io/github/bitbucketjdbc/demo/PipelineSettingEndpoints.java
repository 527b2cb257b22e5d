package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;

/**
 * How pipelines are set up: {@code pipelines_config} for most of it, {@code pipelines-config} for
 * caches and runners.
 */
final class PipelineSettingEndpoints {
  private static final String CONFIG = REPOSITORY + "/pipelines_config";
  private static final String HYPHENATED = REPOSITORY + "/pipelines-config";
  private static final String SCOPE = "pipeline";

  private PipelineSettingEndpoints() {}

  static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.object(CONFIG, "repository:admin", call -> config(call.repository())));
    routes.add(Route.object(CONFIG + "/ssh/key_pair", SCOPE, call -> keyPair(call.repository())));
    add(routes, CONFIG + "/variables", SCOPE, PipelineSettings::variables);
    add(routes, CONFIG + "/schedules", SCOPE, PipelineSettings::schedules);
    add(routes, CONFIG + "/ssh/known_hosts", SCOPE, PipelineSettings::knownHosts);
    add(routes, HYPHENATED + "/runners", "runner", PipelineSettings::runners);
    routes.add(
        new SmallCollection(HYPHENATED + "/caches", SCOPE, call -> settings(call).caches())
            .listing()
            .route());
    routes.add(
        new SmallCollection(
                CONFIG + "/schedules/{schedule_uuid}/executions",
                SCOPE,
                call -> settings(call).executions(call.variable("schedule_uuid")))
            .listing()
            .route());
    for (String parent : List.of("/teams/{workspace}", "/users/{selected_user}")) {
      SmallCollection legacy =
          new SmallCollection(
              parent + "/pipelines_config/variables", SCOPE, PipelineSettingEndpoints::none);
      routes.add(legacy.listing().route().withoutApiTokens());
      routes.add(legacy.one("uuid").withoutApiTokens());
    }
    return routes;
  }

  /** The variables of teams and people are of the past, and nobody here has any. */
  private static List<Json> none(Call call) {
    if (call.variables().containsKey("workspace")) {
      call.checkWorkspace();
    } else {
      UserEndpoints.user(call);
    }
    return List.of();
  }

  /** The rows that a repository's settings give. */
  private interface Part {
    List<Json> of(PipelineSettings settings);
  }

  private static void add(List<Route> routes, String template, String scope, Part part) {
    SmallCollection rows = new SmallCollection(template, scope, call -> part.of(settings(call)));
    routes.add(rows.listing().route());
    routes.add(rows.one("uuid"));
  }

  private static PipelineSettings settings(Call call) {
    return new PipelineSettings(call.repository());
  }

  private static Json config(Repository repository) {
    if (repository.shape().commits() == 0) {
      throw ApiError.notFound("Pipelines config not found");
    }
    return Json.object()
        .put("type", "repository_pipelines_configuration")
        .put("enabled", repository.shape().pipelines() > 0)
        .put("repository", repository.embedded());
  }

  /** Most repositories have none and answer 404. */
  private static Json keyPair(Repository repository) {
    if (repository.index() % 3 != 0 || repository.shape().pipelines() == 0) {
      throw ApiError.notFound("SSH key pair not found");
    }
    return Json.object()
        .put("type", "pipeline_ssh_key_pair")
        .put("public_key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA" + repository.slug());
  }
}
