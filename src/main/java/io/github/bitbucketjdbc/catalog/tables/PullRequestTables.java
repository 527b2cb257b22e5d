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
import java.util.List;

/** Pull requests and what belongs to them. */
final class PullRequestTables {
  private static final String LIST = "/repositories/{workspace}/{RepositorySlug}/pullrequests";
  private static final String[] STATES = {"OPEN", "MERGED", "DECLINED", "SUPERSEDED"};
  private static final String[] READ = {"read:pullrequest:bitbucket", "pullrequest"};

  private PullRequestTables() {}

  static List<TableDef> all() {
    return List.of(pullRequests(), comments(), reviewers());
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
        .flag("Pending", "pending", "Whether it is part of a review that was not sent yet")
        .text("URL", "links.html.href", "Its page")
        .hiddenBy("Deleted")
        .list(
            LIST + "/{PullRequestId}/comments",
            l -> l.filters().stableSort("created_on").scopes(READ))
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
        .key("UserUUID", VARCHAR, "user.uuid", "UUID of the reviewer")
        .text("UserDisplayName", "user.display_name", "Name of the reviewer")
        .text("UserAccountId", "user.account_id", "Atlassian account id of the reviewer")
        .text("UserNickname", "user.nickname", "Nickname of the reviewer")
        .references("Users", "UUID", "UserUUID")
        .text("Role", "role", "Always REVIEWER")
        .flag("Approved", "approved", "Whether the reviewer approved")
        .text("State", "state", "approved, changes_requested, or NULL")
        .instant("ParticipatedOn", "participated_on", "When the reviewer last acted")
        .list(LIST, l -> pullRequestList(l).rows("participants[role=REVIEWER]"))
        .typicalRows(1000)
        .example(
            "SELECT UserDisplayName, Approved FROM api.PullRequestReviewers WHERE PullRequestId = 17")
        .build();
  }
}
