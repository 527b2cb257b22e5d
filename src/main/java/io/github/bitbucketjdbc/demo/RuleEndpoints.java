package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Branch restrictions, branching models and who was granted what. */
final class RuleEndpoints {
  private static final String ADMIN = "repository:admin";
  private static final String PRODUCTION = "release/10.0";

  private RuleEndpoints() {}

  static List<Route> routes() {
    SmallCollection restrictions =
        new SmallCollection(
            REPOSITORY + "/branch-restrictions", ADMIN, call -> restrictions(call.repository()));
    SmallCollection groups =
        new SmallCollection(
            REPOSITORY + "/permissions-config/groups", ADMIN, call -> groups(call.repository()));
    SmallCollection users =
        new SmallCollection(
            REPOSITORY + "/permissions-config/users", ADMIN, call -> users(call.repository()));
    return List.of(
        restrictions.listing().restrict(RuleEndpoints::ofKind).route(),
        restrictions.one("id"),
        groups.listing().route(),
        groups.one("group", "slug"),
        users.listing().route(),
        users.one("user", "uuid"),
        Route.object(
            REPOSITORY + "/branching-model",
            "repository",
            call -> model(call.repository(), "branching_model")),
        Route.object(
            REPOSITORY + "/effective-branching-model",
            "repository",
            call -> model(call.repository(), "effective_repo_branching_model")),
        Route.object(
            REPOSITORY + "/branching-model/settings", ADMIN, call -> settings(call.repository())),
        Route.object(
            REPOSITORY + "/override-settings", ADMIN, call -> overrides(call.repository())));
  }

  private static @Nullable Expression ofKind(Call call) {
    String kind = call.parameter("kind");
    String pattern = call.parameter("pattern");
    return kind == null && pattern == null
        ? null
        : row ->
            (kind == null || kind.equals(row.get("kind")))
                && (pattern == null || pattern.equals(row.get("pattern")));
  }

  /** {@code value} is null where the kind needs none; some kinds have no people at all. */
  private static List<Json> restrictions(Repository repository) {
    List<Json> rows = new ArrayList<>();
    if (repository.shape().commits() > 0) {
      Json person = repository.world().caller().json();
      add(rows, repository, "push", "main", null)
          .put("users", Json.list(person))
          .put("groups", List.of());
      add(rows, repository, "force", "main", null);
      add(rows, repository, "delete", "release/*", null);
      add(rows, repository, "require_approvals_to_merge", "main", 2);
      add(rows, repository, "require_passing_builds_to_merge", "", 1)
          .put("branch_type", "production");
      add(rows, repository, "restrict_merges", "release/*", null)
          .put("users", List.of())
          .put("groups", Json.list(group(repository, "Release managers", "release-managers")));
    }
    return rows;
  }

  private static Json add(
      List<Json> rows,
      Repository repository,
      String kind,
      String pattern,
      @Nullable Integer value) {
    int id = 20_000_000 + repository.index() * 100 + rows.size();
    Json row =
        Json.object()
            .put("type", "branchrestriction")
            .put("id", id)
            .put("kind", kind)
            .put("branch_match_kind", pattern.isEmpty() ? "branching_model" : "glob")
            .put("pattern", pattern)
            .put("value", value)
            .put("links", Links.self(repository.path() + "/branch-restrictions/" + id).json());
    rows.add(row);
    return row;
  }

  /**
   * A disabled production is absent, and so is the branch of one that does not exist; an empty
   * repository does not know the name of its main branch.
   */
  private static Json model(Repository repository, String type) {
    boolean empty = repository.shape().commits() == 0;
    Json development = Json.object().put("name", empty ? null : "main").put("use_mainbranch", true);
    addBranch(development, repository, "main");
    Json model = Json.object().put("type", type).put("development", development);
    if (hasProduction(repository)) {
      Json production = Json.object().put("name", PRODUCTION).put("use_mainbranch", false);
      addBranch(production, repository, PRODUCTION);
      model.put("production", production);
    }
    return model
        .put("branch_types", branchTypes(false))
        .put("links", Links.self(repository.path() + "/branching-model").json());
  }

  private static void addBranch(Json stage, Repository repository, String name) {
    repository.refs().branches().stream()
        .filter(branch -> branch.name().equals(name))
        .findFirst()
        .ifPresent(
            branch ->
                stage.put(
                    "branch",
                    Json.object()
                        .put("type", "branch")
                        .put("name", name)
                        .put("target", Json.object().put("hash", branch.head().hash()))));
  }

  private static boolean hasProduction(Repository repository) {
    return repository.index() % 2 == 0 && repository.shape().commits() > 0;
  }

  private static List<Object> branchTypes(boolean all) {
    List<Object> types = new ArrayList<>();
    for (String kind : List.of("release", "hotfix", "feature", "bugfix")) {
      Json type = Json.object().put("kind", kind);
      if (all) {
        type.put("enabled", !kind.equals("bugfix"));
      }
      if (all || !kind.equals("bugfix")) {
        types.add(type.put("prefix", kind + "/"));
      }
    }
    return types;
  }

  /** {@code default_branch_deletion} is a text in the documented answer. */
  private static Json settings(Repository repository) {
    boolean ownDevelopment = repository.index() % 2 == 1;
    return Json.object()
        .put("type", "branching_model_settings")
        .put(
            "development",
            Json.object()
                .put("is_valid", true)
                .put("name", ownDevelopment ? "develop" : null)
                .put("use_mainbranch", !ownDevelopment))
        .put(
            "production",
            Json.object()
                .put("is_valid", repository.shape().branches() > 3)
                .put("name", PRODUCTION)
                .put("use_mainbranch", false)
                .put("enabled", hasProduction(repository)))
        .put("branch_types", branchTypes(true))
        .put("default_branch_deletion", repository.index() % 2 == 0 ? "true" : "false")
        .put("links", Links.self(repository.path() + "/branching-model/settings").json());
  }

  private static Json overrides(Repository repository) {
    return Json.object()
        .put("type", "repository_inheritance_state")
        .put(
            "override_settings",
            Json.object()
                .put("default_merge_strategy", false)
                .put("branching_model", repository.index() % 2 == 1));
  }

  private static List<Json> groups(Repository repository) {
    List<Json> rows = new ArrayList<>();
    rows.add(granted("group", group(repository, "Administrators", "administrators"), "admin"));
    rows.add(granted("group", group(repository, "Développeurs & co", "developpeurs-co"), "write"));
    if (repository.index() % 2 == 0) {
      rows.add(granted("group", group(repository, "Guests", "guests"), "read"));
    }
    return rows;
  }

  private static Json group(Repository repository, String name, String slug) {
    String workspace = repository.world().workspace().slug();
    return Json.object()
        .put("type", "group")
        .put("name", name)
        .put("slug", slug)
        .put("full_slug", workspace + ":" + slug);
  }

  private static List<Json> users(Repository repository) {
    World world = repository.world();
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(4, world.members()); i++) {
      rows.add(
          granted(
              "user",
              world.person((repository.index() + i) % world.members()).json(),
              List.of("admin", "write", "read", "none").get(i)));
    }
    return rows;
  }

  private static Json granted(String kind, Json whom, String permission) {
    return Json.object()
        .put("type", "repository_" + kind + "_permission")
        .put(kind, whom)
        .put("permission", permission);
  }
}
