package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of sources, commits and reviews, in a repository's schema and over all of them. */
class EveryNewTableTest {
  private static BothWays small;

  @BeforeAll
  static void start() throws SQLException {
    DemoOptions options =
        DemoOptions.generated(3)
            .workspace("acme")
            .repositories(3)
            .pullRequests(6)
            .comments(2)
            .commits(12)
            .branches(9);
    small = new BothWays(options, "AuthScheme=None");
  }

  @AfterAll
  static void stop() throws SQLException {
    small.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Tags, Repositories, RepositorySlug, Slug",
    "Refs, Commits, TargetCommitHash, Hash",
    "Files, Repositories, RepositorySlug, Slug",
    "BranchCommits, Branches, BranchName, Name",
    "CommitParents, Commits, CommitHash, Hash",
    "CommitComments, Commits, CommitHash, Hash",
    "CommitStatuses, Commits, CommitHash, Hash",
    "CommitPullRequests, PullRequests, PullRequestId, Id",
    "CommitReports, Commits, CommitHash, Hash",
    "CommitReportAnnotations, CommitReports, ReportUUID, UUID",
    "CommitDiffstat, Commits, CommitHash, Hash",
    "PullRequestTasks, PullRequests, PullRequestId, Id",
    "PullRequestActivity, PullRequests, PullRequestId, Id",
    "PullRequestCommits, PullRequests, PullRequestId, Id",
    "PullRequestStatuses, PullRequests, PullRequestId, Id",
    "PullRequestDiffstat, PullRequests, PullRequestId, Id",
    "PullRequestConflicts, PullRequests, PullRequestId, Id",
    "PullRequestParticipants, PullRequests, PullRequestId, Id",
    "PullRequestMergeChecks, PullRequests, PullRequestId, Id",
    "DefaultReviewers, Users, UUID, UUID",
    "EffectiveDefaultReviewers, Users, UserUUID, UUID"
  })
  void isTheSameInEverySchema(String table, String parent, String column, String key)
      throws SQLException {
    List<@Nullable String> slugs = small.column("SELECT Slug FROM Repositories ORDER BY Slug");
    List<List<@Nullable String>> all = small.sql("SELECT * FROM AllRepositories." + table);

    assertThat(all).isNotEmpty();
    long counted = 0;
    for (String slug : slugs) {
      List<List<@Nullable String>> own = small.sql("SELECT * FROM \"" + slug + "\"." + table);
      assertThat(all.stream().filter(row -> slug.equals(row.get(0))).toList())
          .as("rows of %s", slug)
          .containsExactlyInAnyOrderElementsOf(BothWays.after(slug, own));
      counted +=
          Long.parseLong(small.column("SELECT COUNT(*) FROM \"" + slug + "\"." + table).get(0));
    }
    assertThat(small.column("SELECT COUNT(*) FROM AllRepositories." + table))
        .containsExactly(String.valueOf(counted));
    assertThat(counted).isEqualTo(all.size());

    String slug = slugs.get(0);
    String joined =
        "SELECT COUNT(*) FROM %s.%s c JOIN %s.%s p ON c.\"%s\" = p.\"%s\"%s"
            .formatted(
                "AllRepositories",
                table,
                scopeOf(parent),
                parent,
                column,
                key,
                scopeOf(parent).equals("Information")
                    ? " WHERE c.RepositorySlug = '" + slug + "'"
                    : " AND c.RepositorySlug = p.RepositorySlug WHERE p.RepositorySlug = '"
                        + slug
                        + "'");
    int at = columnOf(table, column);
    assertThat(small.column(joined))
        .as(joined)
        .containsExactly(
            String.valueOf(
                all.stream()
                    .filter(row -> slug.equals(row.get(0)) && row.get(at) != null)
                    .count()));
  }

  private static int columnOf(String table, String column) {
    return repositoryTable(table).indexOf(column);
  }

  private static TableDef repositoryTable(String name) {
    return BitbucketCatalog.get().find("AllRepositories", name).orElseThrow();
  }

  private static String scopeOf(String parent) {
    return BitbucketCatalog.get().find("AllRepositories", parent).isPresent()
        ? "AllRepositories"
        : "Information";
  }
}
