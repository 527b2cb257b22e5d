package io.github.bitbucketjdbc.write;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Finds what a new row has to refer to: its parents, people, commits. */
final class RoundTripFixtures {
  private final Connection connection;
  private final RoundTripValues values;

  RoundTripFixtures(Connection connection, RoundTripValues values) {
    this.connection = connection;
    this.values = values;
  }

  void find(TableDef table, WriteDef def) throws SQLException {
    values.add(TableDef.REPOSITORY_SLUG, "api");
    values.add(TableDef.PROJECT_KEY, "ROCK");
    values.add("PullRequestId", 5L);
    values.add("IssueId", 1L);
    List<String> needed = new ArrayList<>(def.pathColumns());
    def.fields().forEach(f -> needed.add(f.column()));
    for (String column : needed) {
      String query = query(table.name(), column);
      if (!query.isEmpty()) {
        values.add(table.name() + "." + column, read(query));
      }
    }
  }

  private static String query(String table, String column) {
    return switch (table + "." + column) {
      case "Branches.TargetCommitHash", "Tags.TargetCommitHash", "Pipelines.TargetCommitHash" ->
          "SELECT TargetCommitHash FROM api.Branches WHERE Name = 'main'";
      case "CommitComments.ParentId" ->
          "SELECT Id FROM api.CommitComments WHERE CommitHash = '" + COMMENTED + "'";
      case "CommitComments.CommitHash" -> "VALUES '" + COMMENTED + "'";
      case "CommitReports.CommitHash", "CommitStatuses.CommitHash" ->
          "SELECT TargetCommitHash FROM api.Branches WHERE Name = 'develop'";
      case "CommitReportAnnotations.CommitHash" ->
          "SELECT CommitHash FROM api.CommitReports WHERE CommitHash = '" + REPORTED + "'";
      case "CommitReportAnnotations.ReportUUID" ->
          "SELECT UUID FROM api.CommitReports WHERE CommitHash = '" + REPORTED + "'";
      case "DefaultReviewers.UUID" ->
          "SELECT UUID FROM Users WHERE UUID NOT IN (SELECT UUID FROM api.DefaultReviewers)";
      case "DefaultReviewers.UserUUID" ->
          "SELECT UUID FROM Users WHERE UUID NOT IN (SELECT UserUUID FROM ROCK.DefaultReviewers)";
      case "PullRequestReviewers.UserUUID" ->
          "SELECT UUID FROM Users WHERE UUID NOT IN (SELECT UserUUID FROM api.PullRequestReviewers"
              + " WHERE PullRequestId = 5) AND UUID NOT IN (SELECT AuthorUUID FROM api.PullRequests"
              + " WHERE Id = 5)";
      case "UserPermissions.UserUUID" ->
          "SELECT UUID FROM Users WHERE UUID NOT IN (SELECT UserUUID FROM api.UserPermissions)"
              + " AND UUID NOT IN (SELECT UserUUID FROM ROCK.UserPermissions)";
      case "Issues.AssigneeUUID" -> "SELECT UUID FROM Users";
      case "Issues.ComponentName" -> "SELECT Name FROM api.Components";
      case "Issues.MilestoneName" -> "SELECT Name FROM api.Milestones";
      case "Issues.VersionName" -> "SELECT Name FROM api.Versions";
      case "PullRequests.SourceBranchName" -> "VALUES 'feature/ROCK-106-orbit-solver'";
      case "PullRequestComments.ParentId", "PullRequestTasks.CommentId" ->
          "SELECT Id FROM api.PullRequestComments WHERE PullRequestId = 5";
      case "EnvironmentVariables.EnvironmentUUID" -> "SELECT UUID FROM api.Environments";
      case "SnippetComments.SnippetId" -> "SELECT Id FROM Snippets WHERE Id = 'kypj'";
      case "SnippetComments.ParentId" -> "SELECT Id FROM SnippetComments WHERE SnippetId = 'kypj'";
      default -> "";
    };
  }

  private static final String COMMENTED = "2e0621342e1e6ffb88594f76950b8864feb39101";
  private static final String REPORTED = "7685efabac71";

  private Object read(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new AssertionError("no row for " + sql);
      }
      Object value = rows.getObject(1);
      return value instanceof String text ? text.strip() : value;
    }
  }
}
