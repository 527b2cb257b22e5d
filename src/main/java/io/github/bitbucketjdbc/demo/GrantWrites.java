package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who may do what, and who reviews by default. */
final class GrantWrites {
  private static final String PROJECT = WORKSPACE + "/projects/{project_key}";
  private static final Set<String> GROUPS =
      Set.of(
          "administrators",
          "developpeurs-co",
          "guests",
          "range-safety",
          "contractors",
          "release-managers");

  private GrantWrites() {}

  static List<Route> routes(List<Route> reads) {
    String[] ofRepositories = {"read", "write", "admin"};
    String[] ofProjects = {"read", "write", "create-repo", "admin"};
    List<Route> routes = new ArrayList<>();
    for (Resource resource :
        List.of(
            users(REPOSITORY, "repository", ofRepositories),
            groups(REPOSITORY, "repository", ofRepositories),
            users(PROJECT, "project", ofProjects),
            groups(PROJECT, "project", ofProjects),
            new Resource(
                    REPOSITORY + "/default-reviewers", "pullrequest:write", "uuid", "account_id")
                .putMakes((call, values) -> person(call, "target_username").json())
                .put()
                .delete(),
            new Resource(
                    PROJECT + "/default-reviewers", "project:admin", "user.uuid", "user.account_id")
                .item(PROJECT + "/default-reviewers/{user}")
                .putMakes((call, values) -> ProjectSettings.reviewer(person(call, "user")))
                .put()
                .delete())) {
      routes.addAll(resource.routes(reads));
    }
    return routes;
  }

  private static Resource users(String parent, String kind, String... permissions) {
    return grants(parent, kind, "users", permissions)
        .putMakes(
            (call, values) ->
                Json.object()
                    .put("type", kind + "_user_permission")
                    .put("user", person(call, "one").json())
                    .with(values));
  }

  private static Resource groups(String parent, String kind, String... permissions) {
    return grants(parent, kind, "groups", permissions)
        .putMakes(
            (call, values) ->
                Json.object()
                    .put("type", kind + "_group_permission")
                    .put("group", group(call))
                    .with(values));
  }

  private static Resource grants(String parent, String kind, String whom, String... permissions) {
    String[] ids =
        whom.equals("users")
            ? new String[] {"user.uuid", "user.account_id"}
            : new String[] {"group.slug"};
    return new Resource(parent + "/permissions-config/" + whom, kind + ":admin", ids)
        .item(parent + "/permissions-config/" + whom + "/{one}")
        .form(new Form().choice("permission", permissions).required("permission"))
        .put()
        .delete();
  }

  private static Json group(Call call) {
    String slug = call.variable("one");
    if (!GROUPS.contains(slug)) {
      throw ApiError.notFound("Group " + slug + " not found");
    }
    return Json.object()
        .put("type", "group")
        .put("name", slug)
        .put("slug", slug)
        .put("full_slug", call.world().workspace().slug() + ":" + slug);
  }

  private static Person person(Call call, String variable) {
    String wanted = call.variable(variable);
    Person person = call.world().findPerson(wanted);
    if (person == null) {
      throw ApiError.notFound(wanted + " is not a valid user");
    }
    return person;
  }
}
