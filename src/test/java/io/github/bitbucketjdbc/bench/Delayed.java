package io.github.bitbucketjdbc.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Many requests to a service that takes its time for each. */
final class Delayed {
  private Delayed() {}

  static List<Figure> figures(Scene scene) throws Exception {
    Sizes sizes = scene.sizes();
    try (Connection connection = scene.connect()) {
      String list = Scene.pullRequests(connection);
      String lists = "SELECT RepositorySlug, Name FROM AllRepositories.Branches";
      String after = " with " + sizes.delayMillis() + " ms a request, faster than the loop";
      return List.of(
          faster(scene, connection, list, sizes.pages() + " pages" + after),
          faster(scene, connection, lists, sizes.repositories() + " repositories" + after));
    }
  }

  private static Figure faster(Scene scene, Connection connection, String sql, String what)
      throws Exception {
    HandWritten loop = new HandWritten();
    int rows = count(connection, sql);
    List<String> requests = scene.sent(connection);
    if (loop.count(requests) < rows) {
      throw new IOException("The loop reads fewer rows than the driver: " + sql);
    }
    Rounds rounds =
        Rounds.of(
            1, scene.sizes().rounds(), () -> count(connection, sql), () -> loop.count(requests));
    return Figure.ratioAtLeast(what, 1 / rounds.wallRatio(), 3);
  }

  private static int count(Connection connection, String sql) throws SQLException {
    int count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }
}
