package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.BIGINT;
import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteBuilder;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/** What a project hands down to its repositories. */
final class ProjectTables {
  private static final String PROJECT = "/workspaces/{workspace}/projects/{ProjectKey}";
  private static final String PERMISSIONS = PROJECT + "/permissions-config";
  private static final String BRANCHING_MODEL = PROJECT + "/branching-model";
  private static final String[] ADMIN = {"admin:project:bitbucket", "project:admin"};

  private ProjectTables() {}

  static List<TableDef> all() {
    return List.of(
        defaultReviewers(),
        deployKeys(),
        groupPermissions(),
        userPermissions(),
        branchingModel(),
        branchingModelSettings());
  }

  /** What is not sent is left as it is. */
  static WriteBuilder branchingModelChange(WriteBuilder write) {
    return write
        .optional("DevelopmentName", "DevelopmentUseMainbranch")
        .optional("ProductionName", "ProductionUseMainbranch", "ProductionEnabled")
        .json("BranchTypes")
        .asText("DefaultBranchDeletion")
        .scopes("admin:repository:bitbucket", "admin:project:bitbucket", "repository:admin");
  }

  /** The request for one reviewer answers with a bare person, so the list alone gives rows. */
  private static TableDef defaultReviewers() {
    TableBuilder table =
        table(
            "DefaultReviewers",
            Scope.PROJECT,
            "People who are asked to review every pull request in the project");
    return table
        .keyUser("the reviewer")
        .text("ReviewerType", "reviewer_type", "Where it was set: project")
        .list(
            PROJECT + "/default-reviewers",
            l -> l.scopes("read:pullrequest:bitbucket", "project:admin"))
        .insert(
            Method.PUT,
            PROJECT + "/default-reviewers/{UserUUID}",
            w -> w.withoutRow().scopes(ADMIN))
        .delete(Method.DELETE, PROJECT + "/default-reviewers/{UserUUID}", w -> w.scopes(ADMIN))
        .typicalRows(5)
        .example("SELECT ProjectKey, UserDisplayName FROM AllProjects.DefaultReviewers")
        .build();
  }

  /**
   * The specification's schema has {@code added_on} where its sample, and keys of repositories,
   * have {@code created_on} (August 2026), so both are columns.
   */
  private static TableDef deployKeys() {
    String[] read = {"admin:project:bitbucket", "project:admin"};
    return table(
            "DeployKeys", Scope.PROJECT, "Keys that read every repository of the project over SSH")
        .key("Id", BIGINT, "id", "Number of the key")
        .text("Label", "label", "Name that it was given")
        .text("Key", "key", "The public key, as OpenSSH writes it")
        .text("Comment", "comment", "Comment at the end of the key")
        .instant("CreatedOn", "created_on", "When it was added")
        .instant("AddedOn", "added_on", "When it was added, where the service calls it so")
        .instant("LastUsed", "last_used", "When it was last used")
        .user("CreatedBy", "created_by", "the person who added it")
        .list(PROJECT + "/deploy-keys", l -> l.scopes(read))
        .get(PROJECT + "/deploy-keys/{Id}", read)
        .insert(
            Method.POST,
            PROJECT + "/deploy-keys",
            w -> w.required("Key").optional("Label").scopes(ADMIN))
        .delete(Method.DELETE, PROJECT + "/deploy-keys/{Id}", w -> w.scopes(ADMIN))
        .typicalRows(3)
        .example("SELECT ProjectKey, Label, LastUsed FROM AllProjects.DeployKeys")
        .build();
  }

  private static TableDef groupPermissions() {
    String[] read = {"read:project:bitbucket", "project:admin"};
    return table(
            "GroupPermissions", Scope.PROJECT, "Permissions given to groups for the whole project")
        .key("GroupSlug", VARCHAR, "group.slug", "Short name of the group")
        .text("GroupName", "group.name", "Name of the group")
        .text("GroupFullSlug", "group.full_slug", "Workspace and group, joined by a colon")
        .text("Permission", "permission", "read, write, create-repo, admin or none")
        .list(PERMISSIONS + "/groups", l -> l.scopes(read))
        .get(PERMISSIONS + "/groups/{GroupSlug}", read)
        .insert(
            Method.PUT,
            PERMISSIONS + "/groups/{GroupSlug}",
            w -> w.required("Permission").overwrites("GroupSlug").scopes(ADMIN))
        .update(
            Method.PUT,
            PERMISSIONS + "/groups/{GroupSlug}",
            w -> w.optional("Permission").overwrites().scopes(ADMIN))
        .delete(Method.DELETE, PERMISSIONS + "/groups/{GroupSlug}", w -> w.scopes(ADMIN))
        .typicalRows(3)
        .example("SELECT ProjectKey, GroupName, Permission FROM AllProjects.GroupPermissions")
        .build();
  }

  private static TableDef userPermissions() {
    String[] read = {"read:project:bitbucket", "project:admin"};
    TableBuilder table =
        table(
            "UserPermissions",
            Scope.PROJECT,
            "Permissions given to single people for the whole project");
    return table
        .keyUser("the person")
        .text("Permission", "permission", "read, write, create-repo, admin or none")
        .list(PERMISSIONS + "/users", l -> l.scopes(read))
        .get(PERMISSIONS + "/users/{UserUUID}", read)
        .insert(
            Method.PUT,
            PERMISSIONS + "/users/{UserUUID}",
            w -> w.required("Permission").overwrites("UserUUID").scopes(ADMIN))
        .update(
            Method.PUT,
            PERMISSIONS + "/users/{UserUUID}",
            w -> w.optional("Permission").overwrites().scopes(ADMIN))
        .delete(Method.DELETE, PERMISSIONS + "/users/{UserUUID}", w -> w.scopes(ADMIN))
        .typicalRows(5)
        .example("SELECT UserDisplayName FROM AllProjects.UserPermissions WHERE Permission='admin'")
        .build();
  }

  /** Without a production branch {@code production} is missing. */
  private static TableDef branchingModel() {
    return table(
            "BranchingModel",
            Scope.PROJECT,
            "Branches that repositories inherit: one row a project")
        .text("DevelopmentName", "development.name", "Branch on which development goes on")
        .flag(
            "DevelopmentUseMainbranch", "development.use_mainbranch", "Whether it is the main one")
        .text("ProductionName", "production.name", "Branch that is in production")
        .flag("ProductionUseMainbranch", "production.use_mainbranch", "Whether it is the main one")
        .text("BranchTypes", "branch_types", "Kinds of branches and their prefixes, as a JSON list")
        .get(BRANCHING_MODEL, "read:repository:bitbucket", "project:admin")
        .typicalRows(1)
        .example("SELECT ProjectKey, ProductionName FROM AllProjects.BranchingModel")
        .build();
  }

  /** The flag {@code default_branch_deletion} is a text in the specification's sample. */
  private static TableDef branchingModelSettings() {
    return table(
            "BranchingModelSettings",
            Scope.PROJECT,
            "Settings behind the branching model, with what is switched off: one row a project")
        .text(
            "DevelopmentName", "development.name", "Development branch, unless it is the main one")
        .flag(
            "DevelopmentUseMainbranch", "development.use_mainbranch", "Whether it is the main one")
        .flag("DevelopmentIsValid", "development.is_valid", "Whether the branch exists")
        .text("ProductionName", "production.name", "Production branch, unless it is the main one")
        .flag("ProductionUseMainbranch", "production.use_mainbranch", "Whether it is the main one")
        .flag("ProductionIsValid", "production.is_valid", "Whether the branch exists")
        .flag("ProductionEnabled", "production.enabled", "Whether there is a production branch")
        .text("BranchTypes", "branch_types", "Every kind of branch and its prefix, as a JSON list")
        .flag(
            "DefaultBranchDeletion",
            "default_branch_deletion",
            "Whether merging deletes the branch unless told otherwise")
        .get(BRANCHING_MODEL + "/settings", ADMIN)
        .update(Method.PUT, BRANCHING_MODEL + "/settings", ProjectTables::branchingModelChange)
        .typicalRows(1)
        .example(
            "SELECT ProjectKey FROM AllProjects.BranchingModelSettings"
                + " WHERE DefaultBranchDeletion = TRUE")
        .build();
  }
}
