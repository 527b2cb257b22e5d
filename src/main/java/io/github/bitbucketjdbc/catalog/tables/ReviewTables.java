package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.BIGINT;
import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.EndpointBuilder;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Paging;
import java.util.List;

/** How pull requests are reviewed. */
final class ReviewTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String LIST = REPOSITORY + "/pullrequests";
  private static final String[] READ = {"read:pullrequest:bitbucket", "pullrequest"};

  private ReviewTables() {}

  static List<TableDef> all() {
    return List.of(
        activity(), statuses(), mergeChecks(), defaultReviewers(), effectiveDefaultReviewers());
  }

  /**
   * Takes 50 a page at most (seen 2026-07); accepts {@code q} and {@code sort} and ignores them.
   */
  private static EndpointBuilder feed(EndpointBuilder list) {
    return list.paging(Paging.OPAQUE).maxPageLength(50).scopes(READ);
  }

  /**
   * Items have neither type nor id: they have one of several members, or none, beside the pull
   * request, and the time stands inside it. Requests for changes are called {@code changes_request}
   * in recorded answers and {@code changes_requested} by some clients; both are read.
   */
  private static TableDef activity() {
    return table("PullRequestActivity", Scope.REPOSITORY, "What happened to pull requests")
        .bigint("PullRequestId", "pull_request.id", "Number of the pull request")
        .parent("PullRequests", "Id", "PullRequestId")
        .text("PullRequestTitle", "pull_request.title", "Title of the pull request")
        .text(
            "Kind",
            "name(update.date|approval.date|changes_request.date"
                + "|changes_request:changes_requested.date|comment.created_on)",
            "update, approval, changes_request or comment; NULL when Bitbucket does not tell")
        .instant(
            "Date",
            "update.date|approval.date|changes_request.date|changes_requested.date"
                + "|comment.created_on",
            "When it happened")
        .user(
            "User",
            "update.author|approval.user|changes_request.user|changes_requested.user|comment.user",
            "the person who did it")
        .text("UpdateState", "update.state", "State after an update")
        .text("UpdateTitle", "update.title", "Title after an update")
        .text("UpdateDescription", "update.description", "Description after an update")
        .flag("UpdateDraft", "update.draft", "Whether it was a draft after an update")
        .text("UpdateReason", "update.reason", "Why it was declined, or empty")
        .text("UpdateChanges", "update.changes", "What changed, as JSON; often an empty object")
        .text("UpdateReviewers", "update.reviewers", "Reviewers after an update, as a JSON list")
        .text("UpdateSourceBranchName", "update.source.branch.name", "Source branch then")
        .text("UpdateSourceCommitHash", "update.source.commit.hash", "Its commit then, 12 digits")
        .text(
            "UpdateDestinationBranchName",
            "update.destination.branch.name",
            "Destination branch then")
        .text(
            "UpdateDestinationCommitHash",
            "update.destination.commit.hash",
            "Its commit then, 12 digits")
        .bigint("CommentId", "comment.id", "Number of the comment")
        .text("CommentContentRaw", "comment.content.raw", "Text of the comment")
        .bigint("CommentParentId", "comment.parent.id", "Number of the comment it replies to")
        .flag("CommentDeleted", "comment.deleted", "Whether the comment was deleted")
        .text("CommentInlinePath", "comment.inline.path", "File the comment stands in")
        .integer("CommentInlineFrom", "comment.inline.from", "Line in the old file")
        .integer("CommentInlineTo", "comment.inline.to", "Line in the new file")
        .text("CommentURL", "comment.links.html.href", "Page of the comment")
        .withoutKey()
        .list(LIST + "/activity", ReviewTables::feed)
        .list(LIST + "/{PullRequestId}/activity", ReviewTables::feed)
        .typicalRows(2000)
        .example(
            "SELECT Kind, Date, UserDisplayName FROM api.PullRequestActivity"
                + " WHERE PullRequestId = 17 ORDER BY Date")
        .build();
  }

  private static TableBuilder ofPullRequest(String name, String description) {
    return table(name, Scope.REPOSITORY, description)
        .requestKey("PullRequestId", BIGINT, "Number of the pull request")
        .parent("PullRequests", "Id", "PullRequestId");
  }

  private static TableDef statuses() {
    TableBuilder statuses =
        ofPullRequest("PullRequestStatuses", "Builds and other checks of pull requests")
            .key("CommitHash", VARCHAR, "commit.hash", "Commit that was built")
            .references("Commits", "Hash", "CommitHash")
            .key("Key", VARCHAR, "key", "Key of the build, unique for its commit");
    return CommitTables.status(statuses)
        .list(
            LIST + "/{PullRequestId}/statuses",
            l -> l.filters().stableSort("created_on").scopes(READ))
        .typicalRows(3)
        .example("SELECT Key, State, URL FROM api.PullRequestStatuses WHERE PullRequestId = 17")
        .build();
  }

  /**
   * New since October 2026. Which members a check has depends on its type, and several may have the
   * same type.
   */
  private static TableDef mergeChecks() {
    return ofPullRequest("PullRequestMergeChecks", "Checks that decide whether one may be merged")
        .text("Type", "type", "What is checked, such as git_mergeability_check")
        .text("Status", "status", "PASSED, FAILED, PENDING, SKIPPED or UNKNOWN")
        .flag("Required", "required", "Whether it has to pass")
        .flag("Blocking", "blocking", "Whether it keeps the pull request from being merged")
        .text("State", "state", "State of the pull request, where that is checked")
        .text("Reason", "reason", "clean, conflicts or merge_impossible, where Git is checked")
        .text("Message", "message", "What a check of somebody else's says")
        .text("CheckKind", "check.kind", "Setting it comes from, such as minimum_approvals")
        .text("CheckId", "check.id", "Id of a check of somebody else's")
        .text("CheckName", "check.name", "Name of a check of somebody else's")
        .text("Requirement", "requirement", "What is wanted, as JSON")
        .text("Observed", "observed", "What is there, as JSON")
        .flag("Queued", "queued", "Whether it waits in the merge queue")
        .text("MergeQueueUUID", "merge_queue.uuid", "UUID of the merge queue")
        .text("MergeQueueName", "merge_queue.name", "Name of the merge queue")
        .text("MergeQueueState", "merge_queue.state", "State of the merge queue")
        .text("DetailsURL", "links.details.href", "Page with more about it")
        .withoutKey()
        .list(
            LIST + "/{PullRequestId}/mergeability/checks",
            l -> l.paging(Paging.ONE_PAGE).scopes(READ))
        .typicalRows(5)
        .example(
            "SELECT Type, Status, CheckKind FROM api.PullRequestMergeChecks"
                + " WHERE PullRequestId = 17 AND Blocking = TRUE")
        .build();
  }

  private static TableDef defaultReviewers() {
    return table(
            "DefaultReviewers",
            Scope.REPOSITORY,
            "People whom the repository asks to review each new pull request")
        .key("UUID", VARCHAR, "uuid", "UUID of the person")
        .text("DisplayName", "display_name", "Name of the person")
        .text("AccountId", "account_id", "Atlassian account id of the person")
        .text("Nickname", "nickname", "Nickname of the person")
        .references("Users", "UUID", "UUID")
        .list(REPOSITORY + "/default-reviewers", l -> l.scopes(READ))
        .get(REPOSITORY + "/default-reviewers/{UUID}", READ)
        .typicalRows(5)
        .example("SELECT RepositorySlug, DisplayName FROM AllRepositories.DefaultReviewers")
        .build();
  }

  private static TableDef effectiveDefaultReviewers() {
    return table(
            "EffectiveDefaultReviewers",
            Scope.REPOSITORY,
            "People asked to review each new pull request, by the repository or by its project")
        .keyUser("the person")
        .text("ReviewerType", "reviewer_type", "repository or project: who asks the person")
        .list(REPOSITORY + "/effective-default-reviewers", l -> l.scopes(READ))
        .typicalRows(5)
        .example("SELECT UserDisplayName, ReviewerType FROM api.EffectiveDefaultReviewers")
        .build();
  }
}
