package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.BIGINT;
import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.FilterKind.INSTANT;
import static io.github.bitbucketjdbc.catalog.FilterKind.TEXT;
import static io.github.bitbucketjdbc.catalog.FilterKind.TOKEN;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteBuilder;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/**
 * The issue tracker, which Bitbucket Cloud answers with 410 since 2026-08-20; the tables work where
 * a service still answers. {@code q} and {@code sort} work on issues though undeclared.
 */
final class IssueTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String ISSUES = REPOSITORY + "/issues";
  private static final String[] READ = {"read:issue:bitbucket", "issue"};
  private static final String[] WRITE = {"write:issue:bitbucket", "issue:write"};

  private IssueTables() {}

  static List<TableDef> all() {
    return List.of(
        issues(),
        comments(),
        changes(),
        attachments(),
        choice("Milestones", "milestone"),
        choice("Versions", "version"),
        choice("Components", "component"));
  }

  private static TableBuilder tracker(String name, String description) {
    return table(name, Scope.REPOSITORY, description).removed("2026-08-20", "its issue tracker");
  }

  private static TableBuilder ofIssue(String name, String description) {
    return tracker(name, description)
        .requestKey("IssueId", BIGINT, "Number of the issue")
        .parent("Issues", "Id", "IssueId");
  }

  private static TableDef issues() {
    return tracker("Issues", "Issues; Bitbucket removed its issue tracker on 2026-08-20")
        .key("Id", BIGINT, "id", "Number of the issue within its repository")
        .text("Title", "title", "Title")
        .filter(TEXT)
        .text("ContentRaw", "content.raw", "Description, as it was written")
        .text("State", "state", "new, open, resolved, on hold, invalid, duplicate, wontfix, closed")
        .filter(TOKEN)
        .text("Kind", "kind", "bug, enhancement, proposal or task")
        .filter(TOKEN)
        .text("Priority", "priority", "trivial, minor, major, critical or blocker")
        .filter(TOKEN)
        .user("Reporter", "reporter", "the person who reported it")
        .user("Assignee", "assignee", "the person who has it")
        .text("ComponentName", "component.name", "Component it is about")
        .text("MilestoneName", "milestone.name", "Milestone it is planned for")
        .text("VersionName", "version.name", "Version it was seen in")
        .integer("Votes", "votes", "How many people voted for it")
        .integer("Watches", "watches", "How many people watch it")
        .instant("CreatedOn", "created_on", "When it was reported")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .instant("UpdatedOn", "updated_on", "When it was last changed or commented on")
        .filter(INSTANT)
        .instant("EditedOn", "edited_on", "When its text was last changed")
        .text("URL", "links.html.href", "Its page")
        .list(ISSUES, l -> l.filters().stableSort("created_on").scopes(READ))
        .get(ISSUES + "/{Id}", READ)
        .insert(Method.POST, ISSUES, w -> issue(w.required("Title")))
        .update(Method.PUT, ISSUES + "/{Id}", w -> issue(w.optional("Title")))
        .delete(
            Method.DELETE, ISSUES + "/{Id}", w -> w.scopes("delete:issue:bitbucket", "issue:write"))
        .typicalRows(200)
        .example("SELECT Id, Title, AssigneeDisplayName FROM api.Issues WHERE State = 'open'")
        .build();
  }

  private static WriteBuilder issue(WriteBuilder write) {
    return write
        .optional("ContentRaw", "State", "Kind", "Priority")
        .references("AssigneeUUID", "ComponentName", "MilestoneName", "VersionName")
        .neverNull("State", "Kind", "Priority")
        .scopes(WRITE);
  }

  /** A comment that only records a change of state has no text. */
  private static TableDef comments() {
    return ofIssue("IssueComments", "Comments on issues of the removed tracker")
        .key("Id", BIGINT, "id", "Number of the comment")
        .instant("CreatedOn", "created_on", "When it was written")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .instant("UpdatedOn", "updated_on", "When it was last changed; mostly NULL")
        .user("User", "user", "the person who wrote it")
        .text("ContentRaw", "content.raw", "Text, as it was written; NULL on mere changes")
        .text("URL", "links.html.href", "Its page")
        .list(
            ISSUES + "/{IssueId}/comments", l -> l.filters().stableSort("created_on").scopes(READ))
        .get(ISSUES + "/{IssueId}/comments/{Id}", READ)
        .insert(
            Method.POST,
            ISSUES + "/{IssueId}/comments",
            w -> w.required("ContentRaw").scopes(WRITE))
        .update(
            Method.PUT,
            ISSUES + "/{IssueId}/comments/{Id}",
            w -> w.optional("ContentRaw").scopes(WRITE))
        .delete(Method.DELETE, ISSUES + "/{IssueId}/comments/{Id}", w -> w.scopes(WRITE))
        .typicalRows(5)
        .example("SELECT UserDisplayName, ContentRaw FROM api.IssueComments WHERE IssueId = 1")
        .build();
  }

  private static TableDef changes() {
    return ofIssue("IssueChanges", "Changes of issues of the removed tracker, oldest first")
        .key("Id", BIGINT, "id", "Number of the change")
        .instant("CreatedOn", "created_on", "When it was made")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .user("User", "user", "the person who made it")
        .text("Changes", "changes", "Old and new value by field, as a JSON object")
        .text("MessageRaw", "message.raw", "What the person wrote about it")
        .text("URL", "links.html.href", "Its page")
        .list(ISSUES + "/{IssueId}/changes", l -> l.filters().stableSort("created_on").scopes(READ))
        .get(ISSUES + "/{IssueId}/changes/{Id}", READ)
        .insert(
            Method.POST,
            ISSUES + "/{IssueId}/changes",
            w -> w.requiredJson("Changes").optional("MessageRaw").scopes(WRITE))
        .typicalRows(5)
        .example("SELECT CreatedOn, Changes FROM api.IssueChanges WHERE IssueId = 1")
        .build();
  }

  private static TableDef attachments() {
    return ofIssue("IssueAttachments", "Files attached to issues of the removed tracker")
        .key("Name", VARCHAR, "name", "Name of the file")
        .text("URL", "links.self.href", "Address that leads to the file")
        .list(ISSUES + "/{IssueId}/attachments", l -> l.scopes(READ))
        .delete(
            Method.DELETE,
            ISSUES + "/{IssueId}/attachments/{Name}",
            w -> w.scopes("delete:issue:bitbucket", "issue:write"))
        .typicalRows(1)
        .example("SELECT Name, URL FROM api.IssueAttachments WHERE IssueId = 1")
        .build();
  }

  private static TableDef choice(String name, String what) {
    String list = REPOSITORY + "/" + what + "s";
    return tracker(name, "What the removed tracker offered as the " + what + " of an issue")
        .key("Id", BIGINT, "id", "Number of the " + what)
        .text("Name", "name", "Name of the " + what)
        .list(list, l -> l.scopes(READ))
        .get(list + "/{Id}", READ)
        .typicalRows(10)
        .example("SELECT Id, Name FROM api." + name)
        .build();
  }
}
