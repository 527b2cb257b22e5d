package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Projects and what they hand down to their repositories. */
final class ProjectEndpoints {
  private static final String PROJECT = WORKSPACE + "/projects/{project_key}";
  private static final String ADMIN = "project:admin";

  private ProjectEndpoints() {}

  static List<Route> routes() {
    String reviewers = PROJECT + "/default-reviewers";
    String keys = PROJECT + "/deploy-keys";
    String groups = PROJECT + "/permissions-config/groups";
    String users = PROJECT + "/permissions-config/users";
    String model = PROJECT + "/branching-model";
    return List.of(
        Route.object(PROJECT, "project", call -> project(call).json()),
        listing(
            reviewers,
            settings -> settings.reviewers().stream().map(ProjectSettings::reviewer).toList()),
        Route.object(reviewers + "/{user}", ADMIN, ProjectEndpoints::reviewer),
        listing(keys, ProjectSettings::deployKeys),
        one(keys, ProjectSettings::deployKeys, "id"),
        listing(groups, ProjectSettings::groups),
        one(groups, ProjectSettings::groups, "group", "slug"),
        listing(users, ProjectSettings::users),
        one(users, ProjectSettings::users, "user", "uuid"),
        Route.object(model, ADMIN, call -> settings(call).branchingModel()),
        Route.object(model + "/settings", ADMIN, call -> settings(call).branchingModelSettings()));
  }

  private static Route listing(String template, Function<ProjectSettings, List<Json>> rows) {
    return new Listing(template, ADMIN, call -> Rows.of(rows.apply(settings(call)))).route();
  }

  private static Route one(
      String template, Function<ProjectSettings, List<Json>> rows, String... idPath) {
    return Route.object(
        template + "/{id}",
        ADMIN,
        call ->
            find(call, rows, row -> String.valueOf(row.at(idPath)).equals(call.variable("id"))));
  }

  private static Json find(
      Call call, Function<ProjectSettings, List<Json>> rows, Predicate<Json> wanted) {
    return rows.apply(settings(call)).stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> ApiError.notFound(call.variable("id") + " not found"));
  }

  /** A single reviewer is a bare person, without the type of reviewer. */
  private static Json reviewer(Call call) {
    return settings(call).reviewers().stream()
        .filter(person -> person.uuid().equals(call.variable("user")))
        .findFirst()
        .orElseThrow(() -> ApiError.notFound(call.variable("user") + " not found"))
        .json();
  }

  private static ProjectSettings settings(Call call) {
    return new ProjectSettings(project(call));
  }

  private static Project project(Call call) {
    call.checkWorkspace();
    World world = call.world();
    String wanted = call.variable("project_key");
    for (int i = 0; i < world.shape().projects(); i++) {
      Project project = world.project(i);
      if (project.key().equals(wanted) || project.uuid().equals(wanted)) {
        return project;
      }
    }
    throw ApiError.notFound("Project " + wanted + " not found");
  }
}
