package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.BIGINT;
import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.EndpointBuilder;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.List;

/** What commits and pull requests change. */
final class DiffTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String PULL_REQUEST = REPOSITORY + "/pullrequests/{PullRequestId}";
  private static final String[] READ = {"read:repository:bitbucket", "repository"};

  private DiffTables() {}

  static List<TableDef> all() {
    return List.of(commitDiffstat(), pullRequestDiffstat(), conflicts());
  }

  private static EndpointBuilder diff(EndpointBuilder list) {
    return list.scopes(READ);
  }

  /**
   * A removed file has no new path and an added one no old path; binary files count no lines (seen
   * 2026-03-23).
   */
  private static TableBuilder change(TableBuilder table) {
    return table
        .key("Path", VARCHAR, "new.path|old.path", "Path of the file, the new one if it was moved")
        .text("Status", "status", "added, removed, modified or renamed")
        .integer("LinesAdded", "lines_added", "Number of lines added; 0 for a binary file")
        .integer("LinesRemoved", "lines_removed", "Number of lines removed; 0 for a binary file")
        .text("OldPath", "old.path", "Path before; NULL for an added file")
        .text("NewPath", "new.path", "Path after; NULL for a removed file")
        .text("OldEscapedPath", "old.escaped_path", "Path before, as it stands in a diff")
        .text("NewEscapedPath", "new.escaped_path", "Path after, as it stands in a diff");
  }

  private static TableDef commitDiffstat() {
    TableBuilder diffstat =
        table(
                "CommitDiffstat",
                Scope.REPOSITORY,
                "Files that each commit changes, or that differ between the revisions of a Spec")
            .requestColumn("CommitHash", VARCHAR, "Hash of the commit; NULL when a Spec is given")
            .parent("Commits", "Hash", "CommitHash")
            .requestKey(
                "Spec",
                VARCHAR,
                "CommitHash",
                "What is compared: a commit with its parent, or two as in 'main..dev'");
    return change(diffstat)
        .list(REPOSITORY + "/diffstat/{Spec}", DiffTables::diff)
        .list(REPOSITORY + "/diffstat/{CommitHash}", DiffTables::diff)
        .typicalRows(10)
        .example("SELECT Path, LinesAdded FROM api.CommitDiffstat WHERE Spec = 'develop..main'")
        .build();
  }

  /** Redirects to the diffstat of the repository with the two commits. */
  private static TableDef pullRequestDiffstat() {
    TableBuilder diffstat =
        table("PullRequestDiffstat", Scope.REPOSITORY, "Files that pull requests change")
            .requestKey("PullRequestId", BIGINT, "Number of the pull request")
            .parent("PullRequests", "Id", "PullRequestId");
    return change(diffstat)
        .list(PULL_REQUEST + "/diffstat", DiffTables::diff)
        .typicalRows(10)
        .example(
            "SELECT Path, LinesAdded, LinesRemoved FROM api.PullRequestDiffstat"
                + " WHERE PullRequestId = 17")
        .build();
  }

  /** Answers 403 to API tokens whatever their scopes (seen 2026-08). */
  private static TableDef conflicts() {
    return table(
            "PullRequestConflicts",
            Scope.REPOSITORY,
            "Files in which pull requests conflict; needs AccessToken, as API tokens are refused")
        .requestKey("PullRequestId", BIGINT, "Number of the pull request")
        .parent("PullRequests", "Id", "PullRequestId")
        .key("Path", VARCHAR, "path", "Path of the file")
        .text("Scenario", "scenario", "Kind of conflict, such as content or delete_modify")
        .text("Message", "message", "What Bitbucket says about it")
        .list(PULL_REQUEST + "/conflicts", l -> l.scopes("pullrequest"))
        .typicalRows(2)
        .example("SELECT Path, Scenario FROM api.PullRequestConflicts WHERE PullRequestId = 14")
        .build();
  }
}
