package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.FilterKind.FLAG;
import static io.github.bitbucketjdbc.catalog.FilterKind.INSTANT;
import static io.github.bitbucketjdbc.catalog.FilterKind.TEXT;
import static io.github.bitbucketjdbc.catalog.FilterKind.TOKEN;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/** Workspaces, their members and projects. */
final class WorkspaceTables {
  private static final String[] MEMBERS = {"read:workspace:bitbucket", "account"};

  private WorkspaceTables() {}

  static List<TableDef> all() {
    return List.of(workspaces(), users(), permissions(), projects());
  }

  /**
   * The rows of {@code /user/workspaces} hold only slug, UUID and the administrator flag since the
   * lists across workspaces were removed on 2026-04-14; everything else is one request a row.
   */
  private static TableDef workspaces() {
    return table("Workspaces", Scope.USER, "Workspaces that the signed-in user can see")
        .key("Slug", VARCHAR, "workspace.slug", "Short name that stands in addresses")
        .filter(TOKEN, "slug")
        .text("UUID", "workspace.uuid", "UUID of the workspace")
        .notNull()
        .flag("Administrator", "administrator", "Whether the user administers the workspace")
        .fromDetail("/workspaces/{Slug}", "read:workspace:bitbucket", "account")
        .text("Name", "name", "Name that people see; costs one request a row")
        .flag("IsPrivate", "is_private", "Whether it is hidden; costs one request a row")
        .instant("CreatedOn", "created_on", "When it was made; costs one request a row")
        .flag("IsPersonal", "is_personal", "Whether one user owns it; costs one request a row")
        .flag(
            "IsPrivacyEnforced",
            "is_privacy_enforced",
            "Whether nothing in it can be public; costs one request a row")
        .instant("UpdatedOn", "updated_on", "When it was last changed; costs one request a row")
        .text("ForkingMode", "forking_mode", "Who may fork; costs one request a row")
        .text("URL", "links.html.href", "Its page; costs one request a row")
        .list(
            "/user/workspaces",
            l -> l.filters().stableSort("slug").scopes("read:workspace:bitbucket", "account"))
        .typicalRows(5)
        .example("SELECT Slug, Administrator FROM Workspaces")
        .build();
  }

  /** Members are found by e-mail address, but the service never shows one. */
  private static TableDef users() {
    return table("Users", Scope.WORKSPACE, "Members of the workspace")
        .key("UUID", VARCHAR, "user.uuid", "UUID of the person")
        .filter(TOKEN, "user.uuid")
        .text("DisplayName", "user.display_name", "Name that people see")
        .text("AccountId", "user.account_id", "Atlassian account id")
        .filter(TOKEN)
        .text("Nickname", "user.nickname", "Nickname, which is not unique")
        .filter(TEXT)
        .requestColumn("UserEmail", VARCHAR, "E-mail address; only filled when compared by = or IN")
        .list("/workspaces/{workspace}/members", l -> l.filters().scopes(MEMBERS))
        .list(
            "/workspaces/{workspace}/members",
            l -> l.always("q", "user.email IN ({UserEmail})").scopes(MEMBERS))
        .typicalRows(50)
        .example("SELECT DisplayName, Nickname FROM Users ORDER BY DisplayName")
        .build();
  }

  /**
   * Times of workspaces that are administered elsewhere are missing; where there are some, they
   * have no zone.
   */
  private static TableDef permissions() {
    return table("WorkspacePermissions", Scope.WORKSPACE, "What each member is in the workspace")
        .keyUser("the person")
        .text("Permission", "permission", "owner or member")
        .filter(TOKEN)
        .instant("AddedOn", "added_on", "When the person joined")
        .instant("LastAccessed", "last_accessed", "When the person was last there")
        .list(
            "/workspaces/{workspace}/permissions",
            l -> l.filters().scopes("read:workspace:bitbucket", "account"))
        .typicalRows(50)
        .example("SELECT UserDisplayName FROM WorkspacePermissions WHERE Permission = 'owner'")
        .build();
  }

  private static TableDef projects() {
    String list = "/workspaces/{workspace}/projects";
    String[] admin = {"admin:project:bitbucket", "project:admin"};
    return table("Projects", Scope.WORKSPACE, "Projects, which group the workspace's repositories")
        .text("UUID", "uuid", "UUID of the project")
        .notNull()
        .key("Key", VARCHAR, "key", "Short key that stands in addresses")
        .form(TableDef.KEY_FORM)
        .text("Name", "name", "Name of the project")
        .filter(TEXT)
        .text("Description", "description", "What the project is about")
        .flag("IsPrivate", "is_private", "Whether it is hidden from other people")
        .filter(FLAG)
        .instant("CreatedOn", "created_on", "When it was made")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .filter(INSTANT)
        .flag(
            "HasPubliclyVisibleRepos",
            "has_publicly_visible_repos",
            "Whether a repository in it is public")
        .user("Owner", "owner", "the owner")
        .text("URL", "links.html.href", "Its page")
        .list(
            list,
            l -> l.filters().stableSort("created_on").scopes("read:project:bitbucket", "project"))
        .get(list + "/{Key}", "read:project:bitbucket", "project")
        .insert(
            Method.POST,
            list,
            w -> w.required("Key", "Name").optional("Description", "IsPrivate").scopes(admin))
        .update(
            Method.PUT,
            list + "/{Key}",
            w ->
                w.optional("Key", "Name", "Description", "IsPrivate")
                    .complete()
                    .overwrites()
                    .scopes(admin))
        .delete(
            Method.DELETE,
            list + "/{Key}",
            w -> w.scopes(admin).note("Only a project without repositories can be deleted."))
        .typicalRows(20)
        .example("SELECT Key, Name FROM Projects WHERE IsPrivate = TRUE")
        .build();
  }
}
