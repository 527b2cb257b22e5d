package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.BIGINT;
import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.FilterKind.INSTANT;
import static io.github.bitbucketjdbc.catalog.FilterKind.NUMBER;
import static io.github.bitbucketjdbc.catalog.FilterKind.TOKEN;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.http.Paging;
import java.util.List;

/** What belongs to commits. Without a CommitHash, each of these lists is asked for every commit. */
final class CommitTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String COMMIT = REPOSITORY + "/commit/{CommitHash}";
  private static final String[] READ = {"read:repository:bitbucket", "repository"};
  private static final String[] WRITE = {"write:repository:bitbucket", "repository:write"};

  private CommitTables() {}

  static List<TableDef> all() {
    return List.of(parents(), comments(), statuses(), pullRequests());
  }

  /**
   * Starts a table whose rows belong to one commit each. What a query or a lookup gives for the
   * commit goes into the address as it is, and the rows show it again: a hash of 12 digits, as pull
   * requests have them, finds the rows of its commit. A commit that was listed has 40 digits, which
   * a text of 12 does not equal. Only comments are published with their commit, so nothing in the
   * other rows could make the two equal.
   */
  static TableBuilder ofCommit(String name, String description) {
    return table(name, Scope.REPOSITORY, description)
        .requestKey(
            "CommitHash",
            VARCHAR,
            "Hash of the commit; 12 digits are enough to ask for it, but with Pushdown=none not to"
                + " join it")
        .parent("Commits", "Hash", "CommitHash");
  }

  /** The first commit has no parents, and the list is there but empty (seen 2026-03-23). */
  private static TableDef parents() {
    return table("CommitParents", Scope.REPOSITORY, "Parents of commits; merges have several")
        .fromOuter()
        .key("CommitHash", VARCHAR, "hash", "Hash of the commit")
        .parent("Commits", "Hash", "CommitHash")
        .fromRow()
        .key("ParentHash", VARCHAR, "hash", "Hash of the parent")
        .references("Commits", "Hash", "ParentHash")
        .text("ParentURL", "links.html.href", "Page of the parent")
        .list(REPOSITORY + "/commits", l -> l.paging(Paging.OPAQUE).rows("parents").scopes(READ))
        .getRows(COMMIT, "parents", READ)
        .typicalRows(5000)
        .example(
            "SELECT CommitHash, COUNT(*) FROM api.CommitParents GROUP BY CommitHash"
                + " HAVING COUNT(*) > 1")
        .build();
  }

  /** Whether the list filters on {@code deleted} is not known, so that is decided locally. */
  private static TableDef comments() {
    return ofCommit("CommitComments", "Comments on commits")
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
        .notNull()
        .text("InlinePath", "inline.path", "File it stands in")
        .integer("InlineFrom", "inline.from", "Line in the old file")
        .integer("InlineTo", "inline.to", "Line in the new file")
        .integer("InlineStartFrom", "inline.start_from", "First of several lines in the old file")
        .integer("InlineStartTo", "inline.start_to", "First of several lines in the new file")
        .text("URL", "links.html.href", "Its page")
        .hiddenBy("Deleted")
        .list(COMMIT + "/comments", l -> l.filters().stableSort("created_on").scopes(READ))
        .insert(
            Method.POST,
            COMMIT + "/comments",
            w ->
                w.required("ContentRaw")
                    .optional("ParentId", "InlinePath", "InlineFrom", "InlineTo")
                    .scopes(READ))
        .update(Method.PUT, COMMIT + "/comments/{Id}", w -> w.optional("ContentRaw").scopes(READ))
        .delete(Method.DELETE, COMMIT + "/comments/{Id}", w -> w.scopes(READ))
        .typicalRows(3)
        .example(
            "SELECT UserDisplayName, ContentRaw FROM api.CommitComments"
                + " WHERE CommitHash = '2e0621342e1e'")
        .build();
  }

  /** The columns of a build status, which commits and pull requests list alike. */
  static TableBuilder status(TableBuilder table) {
    return table
        .text("State", "state", "SUCCESSFUL, FAILED, INPROGRESS or STOPPED")
        .filter(TOKEN)
        .values("SUCCESSFUL", "FAILED", "INPROGRESS", "STOPPED")
        .text("Name", "name", "Name of the build")
        .text("Description", "description", "What the build says about itself")
        .text("Refname", "refname", "Branch or tag it was built for; often NULL")
        .text("Type", "type", "Always build")
        .text("URL", "url", "Page of the build")
        .instant("CreatedOn", "created_on", "When it was first reported")
        .filter(INSTANT)
        .sortableStable()
        .notNull()
        .instant("UpdatedOn", "updated_on", "When it was last reported")
        .filter(INSTANT);
  }

  private static TableDef statuses() {
    TableBuilder statuses =
        ofCommit("CommitStatuses", "Builds and other checks of commits")
            .key("Key", VARCHAR, "key", "Key of the build, unique for its commit");
    return status(statuses)
        .list(COMMIT + "/statuses", l -> l.filters().stableSort("created_on").scopes(READ))
        .get(COMMIT + "/statuses/build/{Key}", READ)
        .insert(
            Method.POST,
            COMMIT + "/statuses/build",
            w ->
                w.required("Key", "State")
                    .optional("URL", "Name", "Description", "Refname")
                    .overwrites("Key")
                    .scopes(WRITE))
        .update(
            Method.PUT,
            COMMIT + "/statuses/build/{Key}",
            w ->
                w.kept("Key")
                    .optional("State", "URL", "Name", "Description", "Refname")
                    .scopes(WRITE))
        .typicalRows(3)
        .example("SELECT Key, State, URL FROM api.CommitStatuses WHERE CommitHash = '7685efabac71'")
        .build();
  }

  /**
   * Needs Bitbucket's app for links of commits: 404 before its first use, 202 while it collects
   * them (documentation of 2026-08-15). So a 404 for a commit that is there is no empty list.
   */
  private static TableDef pullRequests() {
    return ofCommit("CommitPullRequests", "Pull requests that commits were part of")
        .key("PullRequestId", BIGINT, "id", "Number of the pull request")
        .references("PullRequests", "Id", "PullRequestId")
        .text("Title", "title", "Title")
        .text("State", "state", "OPEN, MERGED, DECLINED or SUPERSEDED")
        .flag("Draft", "draft", "Whether it is a draft")
        .user("Author", "author", "the author")
        .text("SourceBranchName", "source.branch.name", "Branch it comes from")
        .text("DestinationBranchName", "destination.branch.name", "Branch it goes to")
        .instant("CreatedOn", "created_on", "When it was opened")
        .instant("UpdatedOn", "updated_on", "When it was last changed or commented on")
        .text("URL", "links.html.href", "Its page")
        .list(
            COMMIT + "/pullrequests",
            l ->
                l.maxPageLength(50)
                    .withoutSize()
                    .mayBeWithheld()
                    .scopes("read:pullrequest:bitbucket", "pullrequest"))
        .typicalRows(1)
        .example(
            "SELECT PullRequestId, Title FROM api.CommitPullRequests"
                + " WHERE CommitHash = '7685efabac71'")
        .build();
  }
}
