package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;

import java.util.List;

/** Creates, changes and deletes projects. */
final class ProjectWrites {
  private ProjectWrites() {}

  static List<Route> routes(List<Route> reads) {
    Form form =
        new Form()
            .texts("key", "name", "description")
            .add(Form.Kind.FLAG, "is_private")
            .required("key", "name");
    return new Resource(WORKSPACE + "/projects", "project:admin", "uuid", "key")
        .form(form)
        .post(ProjectWrites::create)
        .putMakes(ProjectWrites::create)
        .put(ProjectWrites::change)
        .delete()
        .guard(
            (call, row) -> {
              if (call.method().equals("DELETE") && hasRepositories(call)) {
                throw ApiError.forbidden("The project still has repositories.");
              }
            })
        .thenDelete((call, row) -> call.world().projects().delete(call.project()))
        .routes(reads);
  }

  private static Json create(Call call, Json values) {
    String key = key(call, values.text("key"));
    Project project = call.world().projects().create(key, values.text("name"));
    String now = call.now();
    return project
        .json()
        .with(
            Json.object()
                .put("description", "")
                .put("is_private", true)
                .put("has_publicly_visible_repos", false)
                .put("created_on", now)
                .put("updated_on", now))
        .with(values);
  }

  private static Json change(Call call, Json row, Json values) {
    Project project = call.project();
    String key = values.has("key") ? values.text("key") : project.key();
    if (!key.equals(project.key())) {
      key(call, key);
    }
    String name = values.has("name") ? values.text("name") : project.name();
    Project renamed = call.world().projects().rename(project, key, name);
    call.variables().put("project_key", key);
    return values
        .with(Json.object().put("updated_on", call.now()))
        .set("links", renamed.json().get("links"));
  }

  private static String key(Call call, String key) {
    if (!key.matches("[A-Z][A-Z0-9_]*")) {
      throw ApiError.invalid("key", "Keys are upper-case letters, digits and underscores.");
    }
    if (call.world().projects().find(key) != null) {
      throw ApiError.conflict("Project with this Owner and Key already exists.");
    }
    return key;
  }

  private static boolean hasRepositories(Call call) {
    int project = call.project().index();
    Repositories repositories = call.world().repositories();
    for (int i = 0; i < repositories.count(); i++) {
      if (repositories.at(i).shape().project() == project) {
        return true;
      }
    }
    return false;
  }
}
