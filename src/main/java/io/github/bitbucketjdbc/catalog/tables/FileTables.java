package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.FilterKind.INSTANT;
import static io.github.bitbucketjdbc.catalog.FilterKind.NUMBER;
import static io.github.bitbucketjdbc.catalog.FilterKind.TEXT;
import static io.github.bitbucketjdbc.catalog.FilterKind.TOKEN;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.EndpointBuilder;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Paging;
import java.util.List;

/** Files and how they came about. */
final class FileTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String[] READ = {"read:repository:bitbucket", "repository"};

  private FileTables() {}

  static List<TableDef> all() {
    return List.of(files(), history());
  }

  /**
   * Without {@code max_depth} a listing has no files in directories. A depth that is too large for
   * a repository answers 555, which is better than files that are silently missing.
   */
  private static EndpointBuilder tree(EndpointBuilder list) {
    return list.paging(Paging.OPAQUE).always("max_depth", "100").scopes(READ);
  }

  /**
   * {@code /src} redirects to the root of the main branch; the root of anything else needs its
   * trailing slash. Names of branches with a slash were not found there for years, even encoded
   * (BCLOUD-9969). Several refs may have the same files, so nothing is a key.
   */
  private static TableDef files() {
    return table(
            "Files",
            Scope.REPOSITORY,
            "Files and directories of the main branch, or of the Ref or CommitHash that is given")
        .requestColumn(
            "Ref", VARCHAR, "Branch, tag or commit that was asked for; NULL for the main branch")
        .text("CommitHash", "commit.hash", "Commit whose files these are")
        .notNull()
        .references("Commits", "Hash", "CommitHash")
        .text("Path", "path", "Path from the root of the repository")
        .notNull()
        .filter(TEXT)
        .text("Type", "type", "commit_file or commit_directory")
        .filter(TOKEN)
        .text("EscapedPath", "escaped_path", "Path as it stands in a diff")
        .bigint("SizeBytes", "size", "Size in bytes; NULL for a directory")
        .filter(NUMBER)
        .text("MimeType", "mimetype", "Media type that the name suggests, often NULL")
        .text("Attributes", "attributes", "Such as executable, link or binary, as a JSON list")
        .withoutKey()
        .list(REPOSITORY + "/src", FileTables::tree)
        .list(REPOSITORY + "/src/{Ref}/", l -> tree(l).filters())
        .list(REPOSITORY + "/src/{CommitHash}/", l -> tree(l).filters())
        .typicalRows(1000)
        .example("SELECT Path, SizeBytes FROM api.Files WHERE Ref = 'main' AND SizeBytes > 1000")
        .build();
  }

  /** Renames are followed, so the file may have had another path in older commits. */
  private static TableDef history() {
    return table(
            "FileHistory",
            Scope.REPOSITORY,
            "Commits that changed a file, whose Path must be given")
        .requestColumn("Path", VARCHAR, "Path of the file that was asked for")
        .notNull()
        .requestColumn(
            "Ref", VARCHAR, "Branch, tag or commit to begin with; NULL for the main branch")
        .text("CommitHash", "commit.hash", "Commit that changed the file")
        .notNull()
        .references("Commits", "Hash", "CommitHash")
        .text("PathInCommit", "path", "Path the file had in that commit")
        .instant("CommitDate", "commit.date", "When that commit was made")
        .filter(INSTANT)
        .text("CommitMessage", "commit.message", "Message of that commit")
        .text("CommitAuthorRaw", "commit.author.raw", "Author of that commit, as Git has it")
        .user("CommitAuthor", "commit.author.user", "the author of that commit")
        .text("Type", "type", "Always commit_file")
        .bigint("SizeBytes", "size", "Size of the file in bytes")
        .text("MimeType", "mimetype", "Media type that the name suggests, often NULL")
        .text("Attributes", "attributes", "Such as executable, link or binary, as a JSON list")
        .withoutKey()
        .list(
            REPOSITORY + "/filehistory/HEAD/{Path}",
            l -> l.paging(Paging.OPAQUE).filters().scopes(READ))
        .list(
            REPOSITORY + "/filehistory/{Ref}/{Path}",
            l -> l.paging(Paging.OPAQUE).filters().scopes(READ))
        .typicalRows(50)
        .example("SELECT CommitHash, CommitDate FROM api.FileHistory WHERE Path = 'README.md'")
        .build();
  }
}
