package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ProcedureDef.procedure;
import static java.sql.JDBCType.BIGINT;
import static java.sql.JDBCType.BOOLEAN;
import static java.sql.JDBCType.TIMESTAMP;
import static java.sql.JDBCType.VARCHAR;

import io.github.bitbucketjdbc.catalog.ProcedureBuilder;
import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.Scope;
import java.util.List;

/** What people do with pull requests. */
final class PullRequestProcedures {
  private static final String ONE =
      "/repositories/{workspace}/{RepositorySlug}/pullrequests/{PullRequestId}";
  private static final String RESOLVE = ONE + "/comments/{CommentId}/resolve";
  private static final String[] WRITE = {"write:pullrequest:bitbucket", "pullrequest:write"};
  private static final String[] READ = {"read:pullrequest:bitbucket", "pullrequest"};

  private PullRequestProcedures() {}

  static List<ProcedureDef> all() {
    return List.of(
        merge(),
        decline(),
        approve(),
        unapprove(),
        requestChanges(),
        removeChangeRequest(),
        resolveComment(),
        reopenComment());
  }

  private static ProcedureBuilder ofPullRequest(String name, String description) {
    return procedure(name, Scope.REPOSITORY, description)
        .required("PullRequestId", BIGINT, "Id of the pull request");
  }

  /** The service has merged with 200, with 202 and a task, and given up with 555 (2026). */
  private static ProcedureDef merge() {
    return ofPullRequest("MergePullRequest", "Merges an open pull request")
        .optional("Message", VARCHAR, "Message of the merge commit; Bitbucket's own when absent")
        .body("message")
        .optional(
            "MergeStrategy", VARCHAR, "How to merge; the strategy of the branch when it is absent")
        .body("merge_strategy")
        .choices(
            "merge_commit",
            "squash",
            "fast_forward",
            "squash_fast_forward",
            "rebase_fast_forward",
            "rebase_merge")
        .optional(
            "CloseSourceBranch",
            BOOLEAN,
            "Whether to delete the source branch; as the pull request says when absent")
        .body("close_source_branch")
        .optional(
            "Async",
            BOOLEAN,
            "Whether Bitbucket merges in the background; the call waits for the end all the same,"
                + " and large merges do not run into Bitbucket's own time limit")
        .query("async")
        .post(ONE + "/merge")
        .kind(ProcedureDef.Kind.MERGE)
        .result("PullRequestId", BIGINT, "id", "Id of the pull request")
        .result("State", VARCHAR, "state", "Its state, which is MERGED")
        .result("MergeCommitHash", VARCHAR, "merge_commit.hash", "Hash of the merge commit")
        .result("ClosedByUUID", VARCHAR, "closed_by.uuid", "UUID of the person who merged it")
        .result("UpdatedOn", TIMESTAMP, "updated_on", "When it was merged")
        .scopes("read:pullrequest:bitbucket", "write:pullrequest:bitbucket", "pullrequest:write")
        .note(
            "When the merge takes longer than the statement may (QueryTimeout), the error has the"
                + " SQLState 08007: Bitbucket goes on, so look at the State of the pull request"
                + " before merging again.")
        .example("CALL api.MergePullRequest(PullRequestId => 17, MergeStrategy => 'squash')")
        .build();
  }

  private static ProcedureDef decline() {
    return ofPullRequest("DeclinePullRequest", "Declines an open pull request")
        .post(ONE + "/decline")
        .result("PullRequestId", BIGINT, "id", "Id of the pull request")
        .result("State", VARCHAR, "state", "Its state, which is DECLINED")
        .result("ClosedByUUID", VARCHAR, "closed_by.uuid", "UUID of the person who declined it")
        .result("UpdatedOn", TIMESTAMP, "updated_on", "When it was declined")
        .scopes(WRITE)
        .example("CALL api.DeclinePullRequest(17)")
        .build();
  }

  private static ProcedureBuilder review(ProcedureBuilder procedure) {
    return procedure
        .result("PullRequestId", BIGINT, "Id of the pull request")
        .result("UserUUID", VARCHAR, "user.uuid", "UUID of the signed-in user")
        .result("Approved", BOOLEAN, "approved", "Whether that user approves")
        .result("State", VARCHAR, "state", "What that user said: approved or changes_requested")
        .scopes(WRITE);
  }

  private static ProcedureDef approve() {
    return review(
            ofPullRequest(
                "ApprovePullRequest", "Approves a pull request in the name of the signed-in user"))
        .post(ONE + "/approve")
        .example("CALL api.ApprovePullRequest(17)")
        .build();
  }

  private static ProcedureDef unapprove() {
    return ofPullRequest("UnapprovePullRequest", "Takes the approval of the signed-in user back")
        .delete(ONE + "/approve")
        .result("PullRequestId", BIGINT, "Id of the pull request")
        .then("Approved", false, "Whether the signed-in user approves")
        .scopes(WRITE)
        .example("CALL api.UnapprovePullRequest(17)")
        .build();
  }

  private static ProcedureDef requestChanges() {
    return review(
            ofPullRequest(
                "RequestChanges",
                "Requests changes to a pull request in the name of the signed-in user"))
        .post(ONE + "/request-changes")
        .example("CALL api.RequestChanges(17)")
        .build();
  }

  private static ProcedureDef removeChangeRequest() {
    return ofPullRequest(
            "RemoveChangeRequest", "Takes the request for changes of the signed-in user back")
        .delete(ONE + "/request-changes")
        .result("PullRequestId", BIGINT, "Id of the pull request")
        .then("ChangesRequested", false, "Whether the signed-in user requests changes")
        .scopes(WRITE)
        .example("CALL api.RemoveChangeRequest(17)")
        .build();
  }

  private static ProcedureBuilder ofComment(String name, String description) {
    return ofPullRequest(name, description)
        .required("CommentId", BIGINT, "Id of the first comment of the thread")
        .result("PullRequestId", BIGINT, "Id of the pull request")
        .result("CommentId", BIGINT, "Id of the comment");
  }

  private static ProcedureDef resolveComment() {
    return ofComment("ResolveComment", "Resolves a thread of comments on a pull request")
        .post(RESOLVE)
        .then("Resolved", true, "Whether the thread is resolved")
        .result("ResolutionUserUUID", VARCHAR, "user.uuid", "UUID of the person who resolved it")
        .result("ResolutionCreatedOn", TIMESTAMP, "created_on", "When it was resolved")
        .scopes(READ)
        .example("CALL api.ResolveComment(PullRequestId => 17, CommentId => 4711)")
        .build();
  }

  private static ProcedureDef reopenComment() {
    return ofComment("ReopenComment", "Reopens a resolved thread of comments on a pull request")
        .delete(RESOLVE)
        .then("Resolved", false, "Whether the thread is resolved")
        .scopes(READ)
        .example("CALL api.ReopenComment(PullRequestId => 17, CommentId => 4711)")
        .build();
  }
}
