package io.github.bitbucketjdbc.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A join of three tables, planned anew each time because its text is another. */
final class Planning {
  private Planning() {}

  static List<Figure> figures(Scene scene) throws Exception {
    int repeats = scene.sizes().repeats();
    try (Connection connection = scene.connect()) {
      String repository = Scene.repository(connection);
      int[] run = {0};
      Rounds prepared =
          Rounds.of(
              repeats,
              repeats,
              () -> connection.prepareStatement(join(repository, run[0]++)).close(),
              () -> {});
      Rounds run1 =
          Rounds.of(
              repeats / 4,
              repeats / 4 + 1,
              () -> execute(connection, join(repository, run[0]++)),
              () -> execute(connection, join(repository, run[0] - 1)));
      return List.of(
          Figure.atMost("planning a join of three tables", prepared.wall(), 40),
          Figure.atMost("planning it, with the physical plan and its code", run1.difference(), 40));
    }
  }

  private static String join(String repository, int number) {
    return "SELECT p.Title, r.UserDisplayName, x.Name, "
        + number
        + " FROM AllRepositories.PullRequests p"
        + " JOIN AllRepositories.PullRequestReviewers r"
        + " ON r.RepositorySlug = p.RepositorySlug AND r.PullRequestId = p.Id"
        + " JOIN Repositories x ON x.Slug = p.RepositorySlug"
        + " WHERE p.RepositorySlug = '"
        + repository
        + "' AND p.Id = 7";
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        rows.getString(1);
      }
    }
  }
}
