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
        Route.object(PROJECT, "project", call -> call.project().json()),
        new Listing(reviewers, ADMIN, ProjectEndpoints::reviewers).route(),
        Route.derived(reviewers + "/{user}", ADMIN, ProjectEndpoints::reviewer),
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
        template + "/{one}",
        ADMIN,
        call ->
            find(call, rows, row -> String.valueOf(row.at(idPath)).equals(call.variable("one"))));
  }

  private static Json find(
      Call call, Function<ProjectSettings, List<Json>> rows, Predicate<Json> wanted) {
    return rows.apply(settings(call)).stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> ApiError.notFound(call.variable("one") + " not found"));
  }

  /** A single reviewer is a bare person, without the type of reviewer. */
  private static Json reviewer(Call call) {
    Place place = Place.of(call, PROJECT + "/default-reviewers");
    Rows rows = place.rows(call, ProjectEndpoints::reviewers, unused -> Rows.of(List.of()));
    String wanted = call.world().canonicalUser(call.variable("user"));
    for (int i = 0; i < rows.size(); i++) {
      if (rows.row(i).get("user") instanceof Json user && wanted.equals(user.get("uuid"))) {
        return user;
      }
    }
    throw ApiError.notFound(call.variable("user") + " not found");
  }

  private static Rows reviewers(Call call) {
    return Rows.of(settings(call).reviewers().stream().map(ProjectSettings::reviewer).toList());
  }

  private static ProjectSettings settings(Call call) {
    return new ProjectSettings(call.project());
  }
}
