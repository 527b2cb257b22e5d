package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.BIGINT;
import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.List;

/** What people may do in a repository, and how its branches are meant. */
final class RuleTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String[] READ = {"read:repository:bitbucket", "repository"};
  private static final String[] ADMIN = {"admin:repository:bitbucket", "repository:admin"};
  private static final String[] PERMISSIONS = {"read:repository:bitbucket", "repository:admin"};

  private RuleTables() {}

  static List<TableDef> all() {
    return List.of(
        restrictions(),
        model("BranchingModel", "Which branches are for what", "/branching-model"),
        settings(),
        model(
            "EffectiveBranchingModel",
            "Which branches are for what, with what the project decides",
            "/effective-branching-model"),
        overrides(),
        groups(),
        users());
  }

  /** Whether {@code pattern} finds more than equal patterns is not told, so it is decided here. */
  private static TableDef restrictions() {
    return table("BranchRestrictions", Scope.REPOSITORY, "Rules about pushing, merging, deleting")
        .key("Id", BIGINT, "id", "Number of the rule")
        .text("Kind", "kind", "What it restricts or requires, such as push")
        .text("BranchMatchKind", "branch_match_kind", "glob or branching_model")
        .text("BranchType", "branch_type", "Type of the branches, with branching_model")
        .text("Pattern", "pattern", "Pattern of the branches, with glob; otherwise empty")
        .integer("Value", "value", "Number the rule needs, such as how many approvals")
        .text("Users", "users", "People it does not hold for, as a JSON list")
        .text("Groups", "groups", "Groups it does not hold for, as a JSON list")
        .list(
            REPOSITORY + "/branch-restrictions",
            l -> l.narrowing("Kind", "kind").narrowing("Pattern", "pattern").scopes(ADMIN))
        .get(REPOSITORY + "/branch-restrictions/{Id}", ADMIN)
        .typicalRows(20)
        .example("SELECT Kind, Pattern, Value FROM api.BranchRestrictions WHERE Kind = 'push'")
        .build();
  }

  /** A branch that does not exist is missing from the answer, and so is a disabled production. */
  private static TableDef model(String name, String description, String path) {
    TableBuilder table = table(name, Scope.REPOSITORY, description);
    for (String stage : List.of("Development", "Production")) {
      String at = stage.equals("Development") ? "development" : "production";
      table
          .text(stage + "Name", at + ".name", "Name of the " + at + " branch")
          .flag(stage + "UseMainbranch", at + ".use_mainbranch", "Whether it is the main branch")
          .text(stage + "BranchName", at + ".branch.name", "Name of that branch, if it exists")
          .text(
              stage + "BranchTargetCommitHash",
              at + ".branch.target.hash",
              "Newest commit of that branch");
    }
    return table
        .text("BranchTypes", "branch_types", "Kinds of branches and prefixes, as a JSON list")
        .get(REPOSITORY + path, READ)
        .typicalRows(1)
        .example("SELECT RepositorySlug, DevelopmentName FROM AllRepositories." + name)
        .build();
  }

  private static TableDef settings() {
    TableBuilder table =
        table("BranchingModelSettings", Scope.REPOSITORY, "How the branching model is set up");
    for (String stage : List.of("Development", "Production")) {
      String at = stage.equals("Development") ? "development" : "production";
      table
          .text(stage + "Name", at + ".name", "Branch that is set; NULL for the main branch")
          .flag(stage + "UseMainbranch", at + ".use_mainbranch", "Whether it is the main branch")
          .flag(stage + "IsValid", at + ".is_valid", "Whether that branch exists");
    }
    return table
        .flag("ProductionEnabled", "production.enabled", "Whether there is a production branch")
        .text("BranchTypes", "branch_types", "Kinds, prefixes and whether in use, as a JSON list")
        .flag(
            "DefaultBranchDeletion",
            "default_branch_deletion",
            "Whether merging offers to delete the branch")
        .get(REPOSITORY + "/branching-model/settings", ADMIN)
        .typicalRows(1)
        .example("SELECT * FROM api.BranchingModelSettings")
        .build();
  }

  private static TableDef overrides() {
    String path = "override_settings";
    return table(
            "OverrideSettings",
            Scope.REPOSITORY,
            "Which settings the repository does not inherit from its project")
        .flag(
            "OverrideSettingsDefaultMergeStrategy",
            path + ".default_merge_strategy",
            "Whether it has merge strategies of its own")
        .flag(
            "OverrideSettingsBranchingModel",
            path + ".branching_model",
            "Whether it has a branching model of its own")
        .get(REPOSITORY + "/override-settings", ADMIN)
        .typicalRows(1)
        .example(
            "SELECT RepositorySlug FROM AllRepositories.OverrideSettings"
                + " WHERE OverrideSettingsBranchingModel = TRUE")
        .build();
  }

  private static TableDef groups() {
    String list = REPOSITORY + "/permissions-config/groups";
    return table("GroupPermissions", Scope.REPOSITORY, "What groups were granted")
        .key("GroupSlug", VARCHAR, "group.slug", "Slug of the group")
        .text("GroupName", "group.name", "Name of the group")
        .text("GroupFullSlug", "group.full_slug", "Workspace and slug of the group")
        .text("Permission", "permission", "read, write, admin or none")
        .list(list, l -> l.scopes(PERMISSIONS))
        .get(list + "/{GroupSlug}", PERMISSIONS)
        .typicalRows(5)
        .example("SELECT GroupName, Permission FROM api.GroupPermissions")
        .build();
  }

  private static TableDef users() {
    String list = REPOSITORY + "/permissions-config/users";
    return table("UserPermissions", Scope.REPOSITORY, "What people were granted themselves")
        .keyUser("the person")
        .text("Permission", "permission", "read, write, admin or none")
        .list(list, l -> l.scopes(PERMISSIONS))
        .get(list + "/{UserUUID}", PERMISSIONS)
        .typicalRows(10)
        .example("SELECT UserDisplayName FROM api.UserPermissions WHERE Permission = 'admin'")
        .build();
  }
}
