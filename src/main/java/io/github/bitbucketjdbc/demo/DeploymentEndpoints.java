package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;

/** Deployments, environments and deploy keys. */
final class DeploymentEndpoints {
  private static final String DEPLOYMENTS = REPOSITORY + "/deployments";

  private DeploymentEndpoints() {}

  static List<Route> routes() {
    SmallCollection environments =
        new SmallCollection(
            REPOSITORY + "/environments", "pipeline", call -> Environment.all(call.repository()));
    SmallCollection keys =
        new SmallCollection(
            REPOSITORY + "/deploy-keys",
            "repository, repository:admin",
            call -> keys(call.repository()));
    return List.of(
        deployments().route(),
        Route.object(DEPLOYMENTS + "/{deployment_uuid}", "pipeline", DeploymentEndpoints::one),
        environments.listing().route(),
        environments.one("uuid"),
        new SmallCollection(
                REPOSITORY + "/deployments_config/environments/{environment_uuid}/variables",
                "pipeline",
                DeploymentEndpoints::variables)
            .listing()
            .route(),
        keys.listing().route(),
        keys.one("id"));
  }

  /** Takes no sort, not even {@code created_on}, and accepts {@code q} without effect. */
  private static Listing deployments() {
    return new Listing(
            DEPLOYMENTS,
            "pipeline",
            call -> {
              Repository repository = call.repository();
              return new Rows(
                  Deployment.count(repository), index -> new Deployment(repository, index).json());
            })
        .ignoresQuery();
  }

  /** An environment that was created has none at first. */
  private static List<Json> variables(Call call) {
    Repository repository = call.repository();
    String environment = call.variable("environment_uuid");
    Edits edits = call.world().overlay().find(repository.place() + "/environments");
    if (edits != null && edits.created(environment) != null) {
      return List.of();
    }
    if (edits != null && edits.isDeleted(environment)) {
      throw ApiError.notFound("Environment " + environment + " not found");
    }
    return Environment.variables(repository, environment);
  }

  private static Json one(Call call) {
    Repository repository = call.repository();
    String wanted = call.variable("deployment_uuid");
    int index = Deployment.ids(repository).indexOfUuid(wanted);
    if (index < 0 || index >= Deployment.count(repository)) {
      throw ApiError.notFound("Deployment " + wanted + " not found");
    }
    return new Deployment(repository, index).json();
  }

  private static List<Json> keys(Repository repository) {
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < (repository.shape().commits() == 0 ? 0 : 2); i++) {
      long id = 3_000_000_000L + repository.index() * 10L + i;
      rows.add(
          Json.object()
              .put("type", "deploy_key")
              .put("id", id)
              .put("key", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB" + id)
              .put("label", i == 0 ? "pad 39a" : "")
              .put("comment", "deploy@pad39a.example")
              .put("created_on", Stamps.core(Stamps.NOW - (700 + i) * Stamps.DAY))
              .put("last_used", i == 0 ? null : Stamps.core(Stamps.NOW - Stamps.HOUR - 7))
              .put("owner", repository.world().caller().json())
              .put("repository", repository.embedded())
              .put("links", Links.self(repository.path() + "/deploy-keys/" + id).json()));
    }
    return rows;
  }
}
