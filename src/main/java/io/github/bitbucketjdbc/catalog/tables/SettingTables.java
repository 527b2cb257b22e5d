package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.FilterKind.FLAG;
import static io.github.bitbucketjdbc.catalog.FilterKind.INSTANT;
import static io.github.bitbucketjdbc.catalog.FilterKind.TEXT;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteBuilder;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/** What else belongs to a repository: files to download, forks, webhooks and watchers. */
final class SettingTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String[] READ = {"read:repository:bitbucket", "repository"};
  private static final String[] WEBHOOK = {"read:webhook:bitbucket", "webhook"};

  private SettingTables() {}

  static List<TableDef> all() {
    return List.of(downloads(), forks(), webhooks(), watchers());
  }

  private static TableDef downloads() {
    return table("Downloads", Scope.REPOSITORY, "Files that were put there to be downloaded")
        .key("Name", VARCHAR, "name", "Name of the file")
        .bigint("Size", "size", "Size in bytes")
        .bigint("Downloads", "downloads", "How often it was downloaded")
        .user("User", "user", "the person who put it there")
        .instant("CreatedOn", "created_on", "When it was put there")
        .text("URL", "links.self.href", "Address that leads to the file")
        .list(REPOSITORY + "/downloads", l -> l.scopes(READ))
        .delete(
            Method.DELETE,
            REPOSITORY + "/downloads/{Name}",
            w ->
                w.scopes("write:repository:bitbucket", "repository:write")
                    .note("The procedure UploadFile puts a file there."))
        .typicalRows(10)
        .example("SELECT Name, Size, Downloads FROM api.Downloads ORDER BY Downloads DESC")
        .build();
  }

  /** Forks may be in other workspaces, where another one may have the same slug. */
  private static TableDef forks() {
    return table("Forks", Scope.REPOSITORY, "Repositories that were forked from this one")
        .key("UUID", VARCHAR, "uuid", "UUID of the fork")
        .text("Slug", "slug", "Slug of the fork in its workspace")
        .text("Name", "name", "Name of the fork")
        .filter(TEXT)
        .text("FullName", "full_name", "Workspace and slug of the fork")
        .filter(TEXT)
        .text("Description", "description", "What the fork is about")
        .flag("IsPrivate", "is_private", "Whether it is hidden from other people")
        .filter(FLAG)
        .text("Language", "language", "Main programming language, or empty")
        .filter(TEXT)
        .bigint("SizeBytes", "size", "Size in bytes")
        .text("MainBranchName", "mainbranch.name", "Main branch; NULL while it is empty")
        .text("WorkspaceSlug", "workspace.slug", "Workspace the fork is in")
        .text("ProjectKey", "project.key", "Key of the project it is in, in that workspace")
        .text("ProjectName", "project.name", "Name of the project it is in")
        .user("Owner", "owner", "the owner of the fork")
        .text("ParentFullName", "parent.full_name", "Repository from which it was forked")
        .text("ForkPolicy", "fork_policy", "Who may fork it")
        .text("CloneHTTPS", "links.clone[name=https].href", "Address to clone over HTTPS")
        .text("CloneSSH", "links.clone[name=ssh].href", "Address to clone over SSH")
        .text("URL", "links.html.href", "Its page")
        .instant("CreatedOn", "created_on", "When it was forked")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .instant("UpdatedOn", "updated_on", "When it was last changed or pushed to")
        .filter(INSTANT)
        .sortable()
        .notNull()
        .list(REPOSITORY + "/forks", l -> l.filters().stableSort("created_on").scopes(READ))
        .insert(
            Method.POST,
            REPOSITORY + "/forks",
            w ->
                w.optional("Name", "Description", "IsPrivate", "WorkspaceSlug")
                    .scopes("admin:repository:bitbucket", "repository:admin")
                    .note("Without WorkspaceSlug it becomes the user's own; see ForkRepository."))
        .typicalRows(5)
        .example("SELECT FullName, UpdatedOn FROM api.Forks ORDER BY UpdatedOn DESC")
        .build();
  }

  /** Their time is called {@code created_at}, unlike everywhere else, and has nine digits. */
  private static TableDef webhooks() {
    return table("Webhooks", Scope.REPOSITORY, "Addresses that are told what happens")
        .key("UUID", VARCHAR, "uuid", "UUID of the webhook")
        .text("URL", "url", "Address that is called")
        .text("Description", "description", "What people call it")
        .flag("Active", "active", "Whether it is called")
        .text("Events", "events", "Events it is called for, as a JSON list")
        .text("SubjectType", "subject.type", "repository or workspace")
        .flag("ReadOnly", "read_only", "Whether it cannot be changed")
        .flag("HistoryEnabled", "history_enabled", "Whether calls are kept")
        .flag("SecretSet", "secret_set", "Whether calls are signed")
        .writtenText("Secret", "secret", "Secret to sign calls with; can be set and is never told")
        .flag("SkipCertVerification", "skip_cert_verification", "Whether certificates are ignored")
        .instant("CreatedAt", "created_at", "When it was made")
        .list(REPOSITORY + "/hooks", l -> l.scopes(WEBHOOK))
        .get(REPOSITORY + "/hooks/{UUID}", WEBHOOK)
        .insert(Method.POST, REPOSITORY + "/hooks", SettingTables::newWebhook)
        .update(Method.PUT, REPOSITORY + "/hooks/{UUID}", SettingTables::webhookChange)
        .delete(
            Method.DELETE,
            REPOSITORY + "/hooks/{UUID}",
            w -> w.scopes("delete:webhook:bitbucket", "webhook"))
        .typicalRows(5)
        .example("SELECT RepositorySlug, URL FROM AllRepositories.Webhooks WHERE Active = TRUE")
        .build();
  }

  static WriteBuilder newWebhook(WriteBuilder write) {
    return webhook(write.required("URL").requiredJson("Events"));
  }

  /** What is not sent becomes empty, but for the secret. */
  static WriteBuilder webhookChange(WriteBuilder write) {
    return webhook(write.optional("URL").json("Events").complete());
  }

  private static WriteBuilder webhook(WriteBuilder write) {
    return write
        .optional("Description", "Active", "Secret", "SkipCertVerification")
        .scopes("write:webhook:bitbucket", "webhook");
  }

  private static TableDef watchers() {
    return table("Watchers", Scope.REPOSITORY, "People who watch the repository")
        .key("UUID", VARCHAR, "uuid", "UUID of the person")
        .text("DisplayName", "display_name", "Name of the person")
        .text("AccountId", "account_id", "Atlassian account id of the person")
        .text("Nickname", "nickname", "Nickname of the person")
        .references("Users", "UUID", "UUID")
        .list(REPOSITORY + "/watchers", l -> l.scopes(READ))
        .typicalRows(20)
        .example("SELECT DisplayName FROM api.Watchers")
        .build();
  }
}
