package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.List;

/** What Bitbucket's search finds. */
final class SearchTables {
  private SearchTables() {}

  static List<TableDef> all() {
    return List.of(codeSearchResults());
  }

  /**
   * Announced as deprecated on 2026-11-01, so it may answer 410. Pages may repeat rows
   * (BCLOUD-23644), so the size counts too many. The repository of a file is told only where {@code
   * fields} names it.
   */
  private static TableDef codeSearchResults() {
    return table(
            "CodeSearchResults",
            Scope.WORKSPACE,
            "Files that hold a search text; Bitbucket deprecates this search from 2026-11-01 on")
        .requestKey(
            "SearchQuery",
            VARCHAR,
            "What to look for, as in Bitbucket's search box; compare it with =")
        .key("FileURL", VARCHAR, "file.links.self.href", "Where the API has the file's content")
        .text("FilePath", "file.path", "Path of the file within its repository")
        .repository("Repository", "file.commit.repository", "the repository of the file")
        .text("CommitHash", "file.commit.hash", "Commit in which it was found")
        .bigint("ContentMatchCount", "content_match_count", "How often the text is in the file")
        .text("ContentMatches", "content_matches", "Lines around the matches, as a JSON list")
        .text("PathMatches", "path_matches", "Parts of the path, matching or not, as a JSON list")
        .list(
            "/workspaces/{workspace}/search/code",
            l ->
                l.always("search_query", "{SearchQuery}")
                    .withoutSize()
                    .scopes("read:repository:bitbucket", "repository"))
        .typicalRows(50)
        .example(
            "SELECT RepositoryName, FilePath FROM CodeSearchResults WHERE SearchQuery = 'TODO'")
        .build();
  }
}
