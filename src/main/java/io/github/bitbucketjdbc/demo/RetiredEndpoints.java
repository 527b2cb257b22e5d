package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What answers 410: the lists across workspaces since 14 April 2026 (CHANGE-2770), the issue
 * tracker on every repository since 20 August 2026 (CHANGE-3401).
 */
final class RetiredEndpoints {
  private RetiredEndpoints() {}

  static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String template :
        List.of(
            "/workspaces",
            "/repositories",
            "/snippets",
            "/user/permissions/workspaces",
            "/user/permissions/repositories")) {
      routes.add(gone(template, "CHANGE-2770"));
    }
    return routes;
  }

  static List<Route> issueTracker() {
    List<Route> routes = new ArrayList<>();
    for (String resource : List.of("issues", "components", "milestones", "versions")) {
      String template = Endpoints.REPOSITORY + "/" + resource;
      routes.add(gone(template, "CHANGE-3401"));
      routes.add(gone(template + "/{rest...}", "CHANGE-3401"));
    }
    return routes;
  }

  private static Route gone(String template, String change) {
    return Route.retired(
        template,
        call -> {
          throw ApiError.gone(change);
        });
  }
}
