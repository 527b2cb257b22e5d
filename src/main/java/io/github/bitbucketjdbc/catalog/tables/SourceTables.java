package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.FilterKind.TEXT;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Paging;
import java.util.List;

/** Branches, tags and commits. */
final class SourceTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String[] READ = {"read:repository:bitbucket", "repository"};

  private SourceTables() {}

  static List<TableDef> all() {
    return List.of(branches(), tags(), refs(), commits(), branchCommits());
  }

  private static TableDef branches() {
    return table("Branches", Scope.REPOSITORY, "Branches and the commits they point to")
        .key("Name", VARCHAR, "name", "Name of the branch, without refs/heads")
        .filter(TEXT)
        .text("DefaultMergeStrategy", "default_merge_strategy", "Merge strategy offered first")
        .text("MergeStrategies", "merge_strategies", "Merge strategies allowed, as a JSON list")
        .text("SyncStrategies", "sync_strategies", "Ways to bring it up to date, as a JSON list")
        .text("TargetCommitHash", "target.hash", "Hash of its newest commit")
        .references("Commits", "Hash", "TargetCommitHash")
        .instant("TargetCommitDate", "target.date", "When its newest commit was made")
        .text("TargetCommitMessage", "target.message", "Message of its newest commit")
        .text("TargetRepositoryUUID", "target.repository.uuid", "UUID of the repository")
        .text("TargetRepositoryName", "target.repository.name", "Name of the repository")
        .text("TargetAuthorRaw", "target.author.raw", "Author of its newest commit, as Git has it")
        .user("TargetAuthor", "target.author.user", "the author of its newest commit")
        .text("URL", "links.html.href", "Its page")
        .list(REPOSITORY + "/refs/branches", l -> l.filters().stableSort("name").scopes(READ))
        .typicalRows(40)
        .example("SELECT Name, TargetCommitDate FROM api.Branches ORDER BY TargetCommitDate")
        .build();
  }

  /** Lightweight tags have neither date nor message nor tagger (seen 2026-03-23). */
  private static TableDef tags() {
    TableBuilder tags =
        table("Tags", Scope.REPOSITORY, "Tags and the commits they point to")
            .key("Name", VARCHAR, "name", "Name of the tag, without refs/tags")
            .filter(TEXT)
            .text("Message", "message", "Message of the tag; NULL for a lightweight one")
            .instant("Date", "date", "When it was made; NULL for a lightweight one")
            .text("TaggerRaw", "tagger.raw", "Person who made it, as Git has it")
            .user("Tagger", "tagger.user", "the person who made it, when known to Bitbucket");
    return target(tags, "its commit")
        .list(REPOSITORY + "/refs/tags", l -> l.filters().stableSort("name").scopes(READ))
        .typicalRows(60)
        .example("SELECT Name, Date, TargetCommitHash FROM api.Tags WHERE Name LIKE 'v1%'")
        .build();
  }

  private static TableDef refs() {
    TableBuilder refs =
        table("Refs", Scope.REPOSITORY, "Branches and tags together")
            .key("Type", VARCHAR, "type", "branch or tag")
            .key("Name", VARCHAR, "name", "Name of the branch or tag, without refs/…")
            .filter(TEXT)
            .text("Message", "message", "Message of an annotated tag")
            .instant("Date", "date", "When an annotated tag was made")
            .text("TaggerRaw", "tagger.raw", "Person who made a tag, as Git has it")
            .text(
                "DefaultMergeStrategy", "default_merge_strategy", "Of a branch: strategy offered");
    return target(refs, "the commit it points to")
        .list(REPOSITORY + "/refs", l -> l.filters().stableSort("name").scopes(READ))
        .typicalRows(100)
        .example("SELECT Type, Name, TargetCommitHash FROM api.Refs WHERE Name = 'main'")
        .build();
  }

  private static TableBuilder target(TableBuilder ref, String which) {
    return ref.text("TargetCommitHash", "target.hash", "Hash of " + which)
        .references("Commits", "Hash", "TargetCommitHash")
        .instant("TargetCommitDate", "target.date", "When " + which + " was made")
        .text("TargetCommitMessage", "target.message", "Message of " + which)
        .text("TargetAuthorRaw", "target.author.raw", "Author of " + which + ", as Git has it")
        .user("TargetAuthor", "target.author.user", "the author of " + which)
        .text("URL", "links.html.href", "Its page");
  }

  /** Lists of commits accept {@code q} and {@code sort} and ignore them (seen 2026-10-05). */
  private static TableDef commits() {
    return commit(table("Commits", Scope.REPOSITORY, "Commits, newest first"))
        .list(REPOSITORY + "/commits", l -> l.paging(Paging.OPAQUE).scopes(READ))
        .get(REPOSITORY + "/commit/{Hash}", READ)
        .typicalRows(5000)
        .example("SELECT Hash, Date, AuthorRaw FROM api.Commits LIMIT 20")
        .build();
  }

  /** A commit is on every branch from which it can be reached. */
  private static TableDef branchCommits() {
    TableBuilder commits =
        table("BranchCommits", Scope.REPOSITORY, "Commits that each branch holds")
            .requestKey("BranchName", VARCHAR, "Name of the branch, without refs/heads")
            .parent("Branches", "Name", "BranchName");
    return commit(commits)
        .references("Commits", "Hash", "Hash")
        .list(REPOSITORY + "/commits/{BranchName}", l -> l.paging(Paging.OPAQUE).scopes(READ))
        .typicalRows(3000)
        .example("SELECT Hash, Date FROM api.BranchCommits WHERE BranchName = 'main' LIMIT 20")
        .build();
  }

  private static TableBuilder commit(TableBuilder table) {
    return table
        .key("Hash", VARCHAR, "hash", "Hash of the commit, 40 digits")
        .instant("Date", "date", "When it was made, by the author's clock")
        .text("Message", "message", "Message of the commit")
        .text("AuthorRaw", "author.raw", "Author as Git has it: name and e-mail address")
        .user("Author", "author.user", "the author, when known to Bitbucket")
        .text("CommitterRaw", "committer.raw", "Committer as Git has it")
        .user("Committer", "committer.user", "the committer, when known to Bitbucket")
        .repository("Repository", "repository", "the repository")
        .text("ParentHashes", "parents", "Parents of the commit, as a JSON list")
        .text("URL", "links.html.href", "Its page");
  }
}
