package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a project hands down to its repositories. */
record ProjectSettings(Project project) {
  private static final List<String> GROUPS =
      List.of("Administrators", "Range Safety", "Contractors");
  private static final List<String> PERMISSIONS =
      List.of("admin", "write", "create-repo", "read", "none");

  private World world() {
    return project.world();
  }

  String path() {
    return "/workspaces/" + world().workspace().slug() + "/projects/" + project.key();
  }

  private Dice dice() {
    return world().dice().of(42).of(project.index());
  }

  /** Some people of the workspace, in every project others. */
  private List<Person> some(int salt, int step) {
    List<Person> people = new ArrayList<>();
    int first = dice().below(salt, step);
    for (int i = first; i < world().members(); i += step) {
      people.add(world().person(i));
    }
    return people;
  }

  List<Person> reviewers() {
    return some(1, 4);
  }

  static Json reviewer(Person person) {
    return Json.object()
        .put("type", "default_reviewer")
        .put("reviewer_type", "project")
        .lazy("user", person::json);
  }

  /** Fields follow the specification's sample, where its schema has {@code added_on}. */
  List<Json> deployKeys() {
    List<Json> keys = new ArrayList<>();
    for (int i = 0; i < project.index() % 3 + 2; i++) {
      long id = 1_230_000L + project.index() * 100L + i;
      long created = Stamps.NOW - Stamps.DAY * (500 + i);
      keys.add(
          Json.object()
              .put("type", "project_deploy_key")
              .put("id", id)
              .put("key", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ" + id)
              .put("label", i == 0 ? "mission control" : "")
              .put("comment", i == 0 ? "deploy@pad" : "")
              .put("created_on", Stamps.core(created))
              .put("last_used", i == 0 ? Stamps.core(Stamps.NOW - Stamps.HOUR) : null)
              .lazy("created_by", () -> world().caller().json())
              .lazy("project", project::embedded)
              .put("links", Links.self(path() + "/deploy-keys/" + id).json()));
    }
    return keys;
  }

  List<Json> groups() {
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < GROUPS.size(); i++) {
      String name = GROUPS.get(i);
      String slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
      Json group =
          Json.object()
              .put("type", "group")
              .put("name", name)
              .put("slug", slug)
              .put("full_slug", world().workspace().slug() + ":" + slug)
              .lazy("workspace", () -> world().workspace().embedded());
      rows.add(
          Json.object()
              .put("type", "project_group_permission")
              .put("group", group)
              .put("permission", PERMISSIONS.get((i + project.index()) % PERMISSIONS.size()))
              .put("links", Links.self(path() + "/permissions-config/groups/" + slug).json()));
    }
    return rows;
  }

  List<Json> users() {
    List<Json> rows = new ArrayList<>();
    for (Person person : some(2, 3)) {
      String self = path() + "/permissions-config/users/" + Links.encoded(person.uuid());
      rows.add(
          Json.object()
              .put("type", "project_user_permission")
              .lazy("user", person::json)
              .put("permission", dice().of(person.index()).pick(3, PERMISSIONS))
              .put("links", Links.self(self).json()));
    }
    return rows;
  }

  private boolean hasProduction() {
    return project.index() % 2 == 0;
  }

  /** Without a production branch, {@code production} is missing. */
  Json branchingModel() {
    Json model =
        Json.object()
            .put("type", "project_branching_model")
            .put("development", branch(project.index() % 3 == 0 ? null : "develop", "main"));
    if (hasProduction()) {
      model.put("production", branch("production", "main"));
    }
    List<Json> types = new ArrayList<>();
    List.of("release", "hotfix", "feature").forEach(kind -> types.add(type(kind)));
    return model
        .put("branch_types", types)
        .put("links", Links.self(path() + "/branching-model").json());
  }

  /** Where the model has the main branch's name, its settings have null. */
  Json branchingModelSettings() {
    String development = project.index() % 3 == 0 ? null : "develop";
    List<Json> types = new ArrayList<>();
    for (String kind : List.of("release", "hotfix", "feature", "bugfix")) {
      types.add(type(kind).put("enabled", !kind.equals("bugfix")));
    }
    return Json.object()
        .put("type", "branching_model_settings")
        .put("development", branch(development, null).put("is_valid", true))
        .put(
            "production",
            branch("production", null)
                .put("is_valid", hasProduction())
                .put("enabled", hasProduction()))
        .put("branch_types", types)
        .put("default_branch_deletion", project.index() == 1 ? "true" : "false")
        .put("links", Links.self(path() + "/branching-model/settings").json());
  }

  private static Json branch(@Nullable String name, @Nullable String main) {
    return Json.object()
        .put("name", name == null ? main : name)
        .put("use_mainbranch", name == null);
  }

  private static Json type(String kind) {
    return Json.object().put("kind", kind).put("prefix", kind + "/");
  }
}
