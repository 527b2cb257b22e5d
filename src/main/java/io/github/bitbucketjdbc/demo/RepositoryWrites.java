package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Creates, changes, forks and deletes repositories. */
final class RepositoryWrites {
  private static final Form FORM =
      new Form()
          .texts("name", "description", "website", "language", "project.key", "mainbranch.name")
          .choice("scm", "git")
          .choice("fork_policy", "allow_forks", "no_public_forks", "no_forks")
          .add(Form.Kind.FLAG, "is_private", "has_issues", "has_wiki");

  private RepositoryWrites() {}

  static List<Route> routes(List<Route> reads) {
    Resource repositories =
        new Resource("/repositories/{workspace}", "repository:admin", "uuid", "slug")
            .form(FORM)
            .postAt(REPOSITORY)
            .postAnswers(200)
            .post(RepositoryWrites::create)
            .putMakes(RepositoryWrites::create)
            .put(RepositoryWrites::change)
            .delete()
            .thenDelete((call, row) -> call.world().repositories().delete(call.repository()));
    Resource forks =
        new Resource(REPOSITORY + "/forks", "repository:write", "uuid")
            .form(
                new Form()
                    .texts("name", "description", "workspace.slug", "project.key")
                    .choice("fork_policy", "allow_forks", "no_public_forks", "no_forks")
                    .add(Form.Kind.FLAG, "is_private"))
            .post((call, values) -> fork(repositories, call, values));
    List<Route> routes = new ArrayList<>(repositories.routes(reads));
    routes.addAll(forks.routes(reads));
    return routes;
  }

  private static Json create(Call call, Json values) {
    String slug = call.variable("repo_slug");
    Repository repository =
        call.world().repositories().create(free(call, slug), project(call, values, null));
    return made(call, repository, values);
  }

  private static Json made(Call call, Repository repository, Json values) {
    String now = call.now();
    Json row =
        repository
            .json()
            .with(
                Json.object()
                    .put("created_on", now)
                    .put("updated_on", now)
                    .put("is_private", true)
                    .put("website", null)
                    .put("fork_policy", "allow_forks"));
    return row.with(members(repository, values));
  }

  /** What a body says of a repository, in the form in which the repository shows it. */
  private static Json members(Repository repository, Json values) {
    Json members = Json.object();
    for (int i = 0; i < values.size(); i++) {
      String name = values.name(i);
      if (!name.equals("project") && !name.equals("mainbranch") && !name.equals("workspace")) {
        members.put(name, values.value(i));
      }
    }
    Json project = repository.world().project(repository.shape().project()).embedded();
    return members.put("project", project);
  }

  private static Json change(Call call, Json row, Json values) {
    Repository repository = call.repository();
    String slug = repository.slug();
    boolean renames = values.has("name") && !values.text("name").equals(row.text("name"));
    if (renames) {
      String wanted = slug(values.text("name"));
      slug = wanted.equals(slug) ? slug : free(call, wanted);
    }
    Repositories repositories = call.world().repositories();
    repositories.change(repository, slug, project(call, values, repository));
    Repository changed = repositories.get(repository.index());
    Json fresh = changed.json();
    Json members = members(changed, values).put("updated_on", call.now());
    if (renames) {
      List.of("slug", "full_name", "links").forEach(name -> members.put(name, fresh.get(name)));
    }
    String main = values.text("mainbranch", "name");
    if (!main.isEmpty()) {
      setMainBranch(changed, main);
      members.put("mainbranch", Json.object().put("name", main).put("type", "branch"));
    }
    call.variables().put("repo_slug", slug);
    return members;
  }

  private static void setMainBranch(Repository repository, String name) {
    if (repository.refs().branch(name) == null) {
      throw ApiError.invalid("mainbranch", "branch not found: " + name);
    }
    repository.world().overlay().setContent(repository.place() + "/mainbranch", name);
  }

  private static Json fork(Resource repositories, Call call, Json values) {
    Repository origin = call.repository();
    String workspace = values.text("workspace", "slug");
    if (!workspace.isEmpty() && !call.world().workspace().isNamed(workspace)) {
      throw ApiError.forbidden("You cannot create repositories in " + workspace + ".");
    }
    String name = values.has("name") ? values.text("name") : origin.slug();
    Repository fork = call.world().repositories().fork(origin, free(call, slug(name)));
    History history = origin.history();
    if (history != null) {
      call.world().overlay().setContent(fork.place(), history.copy());
    }
    Json row =
        made(call, fork, values)
            .with(Json.object().put("parent", origin.embedded()).put("name", name));
    repositories.add(call, row);
    return row;
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "-");
  }

  private static String free(Call call, String slug) {
    if (!slug.matches("[a-z0-9_.-]{1,62}")) {
      throw ApiError.invalid("name", "Invalid slug.");
    }
    if (call.world().findRepository(slug) != null) {
      String complaint = "Repository with this Slug and Owner already exists.";
      throw ApiError.invalid("name", complaint);
    }
    return slug;
  }

  /** The number of the project that a body names; without one, that of now or the oldest. */
  private static int project(Call call, Json values, @Nullable Repository repository) {
    String key = values.text("project", "key");
    if (key.isEmpty()) {
      return repository == null ? 0 : repository.shape().project();
    }
    Project project = call.world().projects().find(key);
    if (project == null) {
      throw ApiError.invalid("project", "project not found: " + key);
    }
    return project.index();
  }
}
