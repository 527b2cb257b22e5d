package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.List;

/** Makes random conditions between two tables, mostly on columns that are made for it. */
final class Joins {
  private static final List<List<String>> MADE_FOR_EACH_OTHER =
      List.of(
          List.of("PullRequests", "Id", "PullRequestComments", "PullRequestId"),
          List.of("PullRequests", "Id", "PullRequestReviewers", "PullRequestId"),
          List.of("PullRequests", "Id", "PullRequestParticipants", "PullRequestId"),
          List.of("Commits", "Hash", "CommitParents", "CommitHash"),
          List.of("PullRequestComments", "PullRequestId", "PullRequestReviewers", "PullRequestId"),
          List.of("Pipelines", "UUID", "PipelineSteps", "PipelineUUID"),
          List.of("PullRequestReviewers", "UserUUID", "Users", "UUID"),
          List.of("PullRequests", "AuthorUUID", "Users", "UUID"),
          List.of("PullRequestComments", "UserUUID", "Users", "UUID"),
          List.of("PullRequestComments", "ParentId", "PullRequestComments", "Id"),
          List.of("Repositories", "ProjectKey", "Projects", "Key"),
          List.of("Repositories", "UUID", "RepositoryPermissions", "RepositoryUUID"),
          List.of("Users", "UUID", "RepositoryPermissions", "UserUUID"),
          List.of("Branches", "TargetCommitHash", "Commits", "Hash"),
          List.of("Pipelines", "TargetCommitHash", "Commits", "Hash"),
          List.of("Pipelines", "TargetRefName", "Branches", "Name"),
          List.of("PullRequests", "SourceBranchName", "Branches", "Name"),
          List.of("PullRequests", "Id", "PullRequests", "Id"),
          List.of("Projects", "OwnerUUID", "Users", "UUID"),
          List.of("Repositories", "MainBranchName", "Branches", "Name"));

  private final Dice dice;
  private final Conditions conditions;

  Joins(Dice dice, Conditions conditions) {
    this.dice = dice;
    this.conditions = conditions;
  }

  /** Returns whether two tables have columns that are made for a join. */
  static boolean related(ReferenceTable left, ReferenceTable right) {
    return !pairs(left, right).isEmpty();
  }

  private static List<List<String>> pairs(ReferenceTable left, ReferenceTable right) {
    List<List<String>> pairs = new ArrayList<>();
    for (List<String> p : MADE_FOR_EACH_OTHER) {
      if (p.get(0).equals(left.name()) && p.get(2).equals(right.name())) {
        pairs.add(List.of(p.get(1), p.get(3)));
      }
      if (p.get(2).equals(left.name()) && p.get(0).equals(right.name())) {
        pairs.add(List.of(p.get(3), p.get(1)));
      }
    }
    boolean sameRepository = left.indexOf("RepositorySlug") >= 0;
    if (sameRepository && right.name().equals("Repositories")) {
      pairs.add(List.of("RepositorySlug", "Slug"));
    }
    if (left.name().equals("Repositories") && right.indexOf("RepositorySlug") >= 0) {
      pairs.add(List.of("Slug", "RepositorySlug"));
    }
    return pairs;
  }

  /** Returns the condition of a join; always one that keeps the number of rows in bounds. */
  Sql on(Source left, Source right) {
    List<List<String>> pairs = pairs(left.table(), right.table());
    Sql on = pairs.isEmpty() ? onSameType(left, right) : equal(left, right, dice.pick(pairs));
    boolean slugs =
        left.table().indexOf("RepositorySlug") >= 0 && right.table().indexOf("RepositorySlug") >= 0;
    if (slugs && dice.percent(80)) {
      on.add(" AND ").add(equal(left, right, List.of("RepositorySlug", "RepositorySlug")));
    }
    if (dice.percent(15)) {
      on.add(" AND ").add(conditions.any(List.of(dice.oneOf(left, right)), 0));
    }
    return on;
  }

  private static Sql equal(Source left, Source right, List<String> columns) {
    ColumnDef a = left.table().columns().get(left.table().indexOf(columns.get(0)));
    ColumnDef b = right.table().columns().get(right.table().indexOf(columns.get(1)));
    return left.column(a).add(" = ").add(right.column(b));
  }

  private Sql onSameType(Source left, Source right) {
    for (int i = 0; i < 20; i++) {
      ColumnDef a = dice.pick(left.table().columns());
      List<ColumnDef> same =
          right.table().columns().stream()
              .filter(b -> Conditions.comparable(a.type(), b.type()))
              .toList();
      if (!same.isEmpty()) {
        ColumnDef b = dice.pick(same);
        conditions.mention(a);
        conditions.mention(b);
        return left.column(a).add(dice.oneOf(" = ", " = ", " < ")).add(right.column(b));
      }
    }
    return Sql.of("1 = 1");
  }
}
