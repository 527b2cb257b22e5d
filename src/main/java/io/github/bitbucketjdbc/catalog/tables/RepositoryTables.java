package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.FilterKind.FLAG;
import static io.github.bitbucketjdbc.catalog.FilterKind.INSTANT;
import static io.github.bitbucketjdbc.catalog.FilterKind.TEXT;
import static io.github.bitbucketjdbc.catalog.FilterKind.TOKEN;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/** Repositories and who may do what in them. */
final class RepositoryTables {
  private static final String ONE = "/repositories/{workspace}/{Slug}";
  private static final String[] READ = {"read:repository:bitbucket", "repository"};
  private static final String[] ADMIN = {"admin:repository:bitbucket", "repository:admin"};

  private RepositoryTables() {}

  static List<TableDef> all() {
    return List.of(repositories(), permissions(), ownPermissions());
  }

  private static TableDef repositories() {
    return table("Repositories", Scope.WORKSPACE, "Repositories of the workspace")
        .text("UUID", "uuid", "UUID of the repository")
        .notNull()
        .key("Slug", VARCHAR, "slug", "Short name that stands in addresses and names its schema")
        .form(TableDef.SLUG_FORM)
        .text("Name", "name", "Name that people see")
        .filter(TEXT)
        .text("FullName", "full_name", "Workspace and slug, joined by a slash")
        .filter(TEXT)
        .text("Description", "description", "What the repository is about")
        .flag("IsPrivate", "is_private", "Whether it is hidden from other people")
        .filter(FLAG)
        .text("Language", "language", "Main programming language, or empty")
        .filter(TEXT)
        .bigint("SizeBytes", "size", "Size in bytes")
        .text("MainBranchName", "mainbranch.name", "Main branch; NULL while it is empty")
        .text("ProjectKey", "project.key", "Key of the project it is in")
        .filter(TEXT)
        .references("Projects", "Key", "ProjectKey")
        .text("ProjectName", "project.name", "Name of the project it is in")
        .text("ProjectUUID", "project.uuid", "UUID of the project it is in")
        .user("Owner", "owner", "the owner")
        .repository("Parent", "parent", "the repository from which this one was forked")
        .text("ForkPolicy", "fork_policy", "Who may fork it")
        .text("SCM", "scm", "Version control system")
        .flag("HasIssues", "has_issues", "Whether it had an issue tracker")
        .flag("HasWiki", "has_wiki", "Whether it had a wiki")
        .text(
            "OverrideSettings",
            "override_settings",
            "Settings that are not inherited from the project, as JSON")
        .text("Website", "website", "Web page named by its owner")
        .text("CloneHTTPS", "links.clone[name=https].href", "Address to clone over HTTPS")
        .text("CloneSSH", "links.clone[name=ssh].href", "Address to clone over SSH")
        .text("URL", "links.html.href", "Its page")
        .instant("CreatedOn", "created_on", "When it was made")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .instant("UpdatedOn", "updated_on", "When it was last changed or pushed to")
        .filter(INSTANT)
        .sortable()
        .notNull()
        .list("/repositories/{workspace}", l -> l.filters().stableSort("created_on").scopes(READ))
        .get(ONE, READ)
        .insert(
            Method.POST,
            ONE,
            w ->
                w.optional("Name", "Description", "IsPrivate", "Language", "ProjectKey")
                    .optional("ForkPolicy", "SCM", "Website")
                    .scopes(ADMIN)
                    .note("Without ProjectKey it goes to the oldest project of the workspace."))
        .update(
            Method.PUT,
            ONE,
            w ->
                w.optional("Name", "Description", "IsPrivate", "Language", "ProjectKey")
                    .optional("ForkPolicy", "MainBranchName", "Website")
                    .neverNull("Name", "IsPrivate", "ProjectKey", "ForkPolicy", "MainBranchName")
                    .overwrites()
                    .scopes(ADMIN)
                    .note("A new Name changes Slug too, and with it every address."))
        .delete(
            Method.DELETE,
            ONE,
            w ->
                w.scopes("delete:repository:bitbucket", "repository:delete")
                    .note("DELETE removes the repository with everything in it."))
        .typicalRows(200)
        .example("SELECT Slug, Language, SizeBytes FROM Repositories WHERE IsPrivate = TRUE")
        .build();
  }

  private static TableDef permissions() {
    TableBuilder people =
        table(
                "RepositoryPermissions",
                Scope.WORKSPACE,
                "Highest permission of each person on each repository; only admins of the"
                    + " workspace may read it")
            .keyUser("the person");
    return permission(people)
        .list(
            "/workspaces/{workspace}/permissions/repositories",
            l ->
                l.filters()
                    .stableSort("repository.name")
                    .scopes("read:repository:bitbucket", "account"))
        .typicalRows(1000)
        .example(
            "SELECT UserDisplayName, RepositoryName FROM RepositoryPermissions WHERE Permission = 'admin'")
        .build();
  }

  /** Leaves out public repositories on which the user was given nothing. */
  private static TableDef ownPermissions() {
    return permission(
            table(
                "UserRepositoryPermissions",
                Scope.WORKSPACE,
                "Highest permission of the user who is signed in on each repository"))
        .list(
            "/user/workspaces/{workspace}/permissions/repositories",
            l ->
                l.filters()
                    .stableSort("repository.name")
                    .scopes("read:repository:bitbucket", "account", "repository"))
        .typicalRows(200)
        .example("SELECT RepositoryName FROM UserRepositoryPermissions WHERE Permission = 'admin'")
        .build();
  }

  private static TableBuilder permission(TableBuilder table) {
    return table
        .key("RepositoryUUID", VARCHAR, "repository.uuid", "UUID of the repository")
        .text("RepositoryName", "repository.name", "Name of the repository")
        .filter(TEXT)
        .text("RepositoryFullName", "repository.full_name", "Workspace and slug of the repository")
        .text("Permission", "permission", "read, write or admin")
        .filter(TOKEN)
        .values("read", "write", "admin")
        .notNull();
  }
}
