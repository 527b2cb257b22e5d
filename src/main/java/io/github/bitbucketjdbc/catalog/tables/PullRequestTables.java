package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.BIGINT;
import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.FilterKind.FLAG;
import static io.github.bitbucketjdbc.catalog.FilterKind.INSTANT;
import static io.github.bitbucketjdbc.catalog.FilterKind.NUMBER;
import static io.github.bitbucketjdbc.catalog.FilterKind.TEXT;
import static io.github.bitbucketjdbc.catalog.FilterKind.TOKEN;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.EndpointBuilder;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.http.Paging;
import java.util.List;

/** Pull requests and what belongs to them. */
final class PullRequestTables {
  private static final String LIST = "/repositories/{workspace}/{RepositorySlug}/pullrequests";
  private static final String[] STATES = {"OPEN", "MERGED", "DECLINED", "SUPERSEDED"};
  private static final String[] READ = {"read:pullrequest:bitbucket", "pullrequest"};
  private static final String[] WRITE = {"write:pullrequest:bitbucket", "pullrequest:write"};

  private PullRequestTables() {}

  static List<TableDef> all() {
    return List.of(pullRequests(), comments(), reviewers(), participants(), tasks(), commits());
  }

  /**
   * The list takes 50 a page at most (documented as 100, refused in March 2026), means open ones
   * only unless {@code state} is sent, and ignores {@code state} when {@code q} is sent.
   */
  private static EndpointBuilder pullRequestList(EndpointBuilder list) {
    return list.maxPageLength(50)
        .filters()
        .stableSort("created_on")
        .unlessFiltered("state", STATES)
        .scopes(READ);
  }

  private static TableDef pullRequests() {
    return table("PullRequests", Scope.REPOSITORY, "Pull requests in every state")
        .key("Id", BIGINT, "id", "Number of the pull request within its repository")
        .filter(NUMBER)
        .text("Title", "title", "Title")
        .filter(TEXT)
        .text("SummaryRaw", "summary.raw", "Description, as it was written")
        .text("State", "state", "OPEN, MERGED, DECLINED or SUPERSEDED")
        .filter(TOKEN)
        .values(STATES)
        .notNull()
        .flag("Draft", "draft", "Whether it is a draft")
        .filter(FLAG)
        .flag("Queued", "queued", "Whether it waits in the merge queue")
        .filterableUser("Author", "author", "the author")
        .repository("SourceRepository", "source.repository", "the repository it comes from")
        .text("SourceBranchName", "source.branch.name", "Branch it comes from")
        .filter(TEXT)
        .text("SourceCommitHash", "source.commit.hash", "Newest commit, the first 12 digits")
        .repository("DestinationRepository", "destination.repository", "the repository it goes to")
        .text("DestinationBranchName", "destination.branch.name", "Branch it goes to")
        .filter(TEXT)
        .text("DestinationCommitHash", "destination.commit.hash", "Commit it goes to, 12 digits")
        .flag("CloseSourceBranch", "close_source_branch", "Whether merging deletes the branch")
        .integer("CommentCount", "comment_count", "Number of comments")
        .filter(NUMBER)
        .integer("TaskCount", "task_count", "Number of open tasks")
        .filter(NUMBER)
        .user("ClosedBy", "closed_by", "the person who merged or declined it")
        .text("Reason", "reason", "Why it was declined, or empty")
        .text("MergeCommitHash", "merge_commit.hash", "Commit that merged it, 12 digits")
        .instant("MergeCommitDate", "merge_commit.date", "When it was merged")
        .instant("CreatedOn", "created_on", "When it was opened")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .instant("UpdatedOn", "updated_on", "When it was last changed or commented on")
        .filter(INSTANT)
        .sortable()
        .notNull()
        .text("URL", "links.html.href", "Its page")
        .list(LIST, PullRequestTables::pullRequestList)
        .shortcut(
            "/workspaces/{workspace}/pullrequests/{AuthorUUID}",
            l ->
                pullRequestList(l)
                    .tells(TableDef.REPOSITORY_SLUG, "last(destination.repository.full_name)"))
        .insert(
            Method.POST,
            LIST,
            w ->
                w.required("Title", "SourceBranchName")
                    .optional("DestinationBranchName", "CloseSourceBranch", "Draft")
                    .field("SummaryRaw", "description")
                    .overwrites("SourceBranchName", "DestinationBranchName")
                    .among("State", "OPEN")
                    .scopes(WRITE)
                    .note(
                        "Without DestinationBranchName it goes to the main branch. A second open"
                            + " pull request between the same branches is refused, because Bitbucket"
                            + " would overwrite the first."))
        .update(
            Method.PUT,
            LIST + "/{Id}",
            w ->
                w.optional("Title", "DestinationBranchName", "CloseSourceBranch", "Draft")
                    .field("SummaryRaw", "description")
                    .neverNull("DestinationBranchName", "CloseSourceBranch", "Draft")
                    .scopes(WRITE)
                    .note("Only open pull requests can be changed."))
        .delete(
            Method.POST,
            LIST + "/{Id}/decline",
            w -> w.scopes(WRITE).note("DELETE declines: Bitbucket keeps pull requests for ever."))
        .typicalRows(500)
        .example("SELECT Id, Title, AuthorDisplayName FROM api.PullRequests WHERE State = 'OPEN'")
        .build();
  }

  private static TableDef comments() {
    return table("PullRequestComments", Scope.REPOSITORY, "Comments on pull requests")
        .requestKey("PullRequestId", BIGINT, "Number of the pull request")
        .parent("PullRequests", "Id", "PullRequestId")
        .key("Id", BIGINT, "id", "Number of the comment")
        .filter(NUMBER)
        .instant("CreatedOn", "created_on", "When it was written")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .filter(INSTANT)
        .user("User", "user", "the person who wrote it")
        .text("ContentRaw", "content.raw", "Text, as it was written")
        .bigint("ParentId", "parent.id", "Number of the comment it replies to")
        .flag("Deleted", "deleted", "Whether it was deleted; such comments have no text")
        .filter(FLAG)
        .notNull()
        .text("InlinePath", "inline.path", "File it stands in")
        .integer("InlineFrom", "inline.from", "Line in the old file")
        .integer("InlineTo", "inline.to", "Line in the new file")
        .integer("InlineStartFrom", "inline.start_from", "First of several lines in the old file")
        .integer("InlineStartTo", "inline.start_to", "First of several lines in the new file")
        .flag("InlineOutdated", "inline.outdated", "Whether the lines were changed since")
        .flag("Pending", "pending", "Whether it is part of a review that was not sent yet")
        .instant("ResolutionCreatedOn", "resolution.created_on", "When its thread was resolved")
        .user("ResolutionUser", "resolution.user", "the person who resolved its thread")
        .text("URL", "links.html.href", "Its page")
        .hiddenBy("Deleted")
        .list(
            LIST + "/{PullRequestId}/comments",
            l -> l.filters().stableSort("created_on").scopes(READ))
        .insert(
            Method.POST,
            LIST + "/{PullRequestId}/comments",
            w ->
                w.required("ContentRaw")
                    .optional("ParentId", "InlinePath", "InlineFrom", "InlineTo", "Pending")
                    .scopes(WRITE))
        .update(
            Method.PUT,
            LIST + "/{PullRequestId}/comments/{Id}",
            w -> w.optional("ContentRaw").scopes(WRITE))
        .delete(
            Method.DELETE,
            LIST + "/{PullRequestId}/comments/{Id}",
            w ->
                w.scopes(WRITE)
                    .note(
                        "A deleted comment with replies stays in the list without its text, and"
                            + " Deleted is TRUE."))
        .typicalRows(10)
        .example(
            "SELECT UserDisplayName, ContentRaw FROM api.PullRequestComments WHERE PullRequestId = 17")
        .build();
  }

  /**
   * Reviewers are elements of the pull request, which lists leave out unless {@code fields} names
   * them: no request a row.
   */
  private static TableDef reviewers() {
    return table("PullRequestReviewers", Scope.REPOSITORY, "People asked to review pull requests")
        .fromOuter()
        .key("PullRequestId", BIGINT, "id", "Number of the pull request")
        .filter(NUMBER)
        .parent("PullRequests", "Id", "PullRequestId")
        .fromRow()
        .keyUser("the reviewer")
        .text("Role", "role", "Always REVIEWER")
        .flag("Approved", "approved", "Whether the reviewer approved")
        .text("State", "state", "approved, changes_requested, or NULL")
        .instant("ParticipatedOn", "participated_on", "When the reviewer last acted")
        .list(LIST, l -> pullRequestList(l).rows("participants[role=REVIEWER]"))
        .insert(
            Method.PUT,
            LIST + "/{PullRequestId}",
            w -> w.requiredField("UserUUID", "uuid").elementOf("reviewers").scopes(WRITE))
        .delete(
            Method.PUT,
            LIST + "/{PullRequestId}",
            w -> w.requiredField("UserUUID", "uuid").elementOf("reviewers").scopes(WRITE))
        .typicalRows(1000)
        .example(
            "SELECT UserDisplayName, Approved FROM api.PullRequestReviewers WHERE PullRequestId = 17")
        .build();
  }

  /** As reviewers, with those who merely took part. */
  private static TableDef participants() {
    return table(
            "PullRequestParticipants",
            Scope.REPOSITORY,
            "People who review pull requests or took part in them")
        .fromOuter()
        .key("PullRequestId", BIGINT, "id", "Number of the pull request")
        .filter(NUMBER)
        .parent("PullRequests", "Id", "PullRequestId")
        .fromRow()
        .keyUser("the person")
        .text("Role", "role", "REVIEWER or PARTICIPANT")
        .flag("Approved", "approved", "Whether the person approved")
        .text("State", "state", "approved, changes_requested, or NULL")
        .instant("ParticipatedOn", "participated_on", "When the person last acted")
        .list(LIST, l -> pullRequestList(l).rows("participants"))
        .typicalRows(1500)
        .example(
            "SELECT UserDisplayName, Role FROM api.PullRequestParticipants WHERE PullRequestId = 17")
        .build();
  }

  private static TableDef tasks() {
    return table("PullRequestTasks", Scope.REPOSITORY, "Tasks that pull requests wait for")
        .requestKey("PullRequestId", BIGINT, "Number of the pull request")
        .parent("PullRequests", "Id", "PullRequestId")
        .key("Id", BIGINT, "id", "Number of the task")
        .filter(NUMBER)
        .text("State", "state", "RESOLVED or UNRESOLVED")
        .filter(TOKEN)
        .values("RESOLVED", "UNRESOLVED")
        .text("ContentRaw", "content.raw", "Text, as it was written")
        .user("Creator", "creator", "the person who wrote it")
        .flag("Pending", "pending", "Whether it is part of a review that was not sent yet")
        .instant("CreatedOn", "created_on", "When it was written")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .filter(INSTANT)
        .instant("ResolvedOn", "resolved_on", "When it was done")
        .user("ResolvedBy", "resolved_by", "the person who did it")
        .bigint("CommentId", "comment.id", "Number of the comment it belongs to")
        .text("URL", "links.html.href", "Its page")
        .list(
            LIST + "/{PullRequestId}/tasks", l -> l.filters().stableSort("created_on").scopes(READ))
        .get(LIST + "/{PullRequestId}/tasks/{Id}", READ)
        .insert(
            Method.POST,
            LIST + "/{PullRequestId}/tasks",
            w -> w.required("ContentRaw").optional("CommentId", "Pending").scopes(WRITE))
        .update(
            Method.PUT,
            LIST + "/{PullRequestId}/tasks/{Id}",
            w -> w.optional("ContentRaw", "State").neverNull("State").scopes(WRITE))
        .delete(Method.DELETE, LIST + "/{PullRequestId}/tasks/{Id}", w -> w.scopes(WRITE))
        .typicalRows(3)
        .example("SELECT ContentRaw, State FROM api.PullRequestTasks WHERE PullRequestId = 17")
        .build();
  }

  private static TableDef commits() {
    return table("PullRequestCommits", Scope.REPOSITORY, "Commits that pull requests bring")
        .requestKey("PullRequestId", BIGINT, "Number of the pull request")
        .parent("PullRequests", "Id", "PullRequestId")
        .key("Hash", VARCHAR, "hash", "Hash of the commit, 40 digits")
        .references("Commits", "Hash", "Hash")
        .instant("Date", "date", "When it was made, by the author's clock")
        .text("Message", "message", "Message of the commit")
        .text("AuthorRaw", "author.raw", "Author as Git has it: name and e-mail address")
        .user("Author", "author.user", "the author, when known to Bitbucket")
        .text("ParentHashes", "parents", "Parents of the commit, as a JSON list")
        .text("URL", "links.html.href", "Its page")
        .list(
            LIST + "/{PullRequestId}/commits",
            l -> l.paging(Paging.OPAQUE).mayBeWithheld().scopes(READ))
        .typicalRows(5)
        .example("SELECT Hash, Message FROM api.PullRequestCommits WHERE PullRequestId = 17")
        .build();
  }
}
