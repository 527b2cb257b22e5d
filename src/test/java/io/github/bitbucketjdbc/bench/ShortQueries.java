package io.github.bitbucketjdbc.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What the driver adds to one request when everything is warm. */
final class ShortQueries {
  private ShortQueries() {}

  static List<Figure> figures(Scene scene) throws Exception {
    try (Connection connection = scene.connect()) {
      return List.of(firstRow(scene, connection), again(scene, connection));
    }
  }

  /** The loop ends when the first page has arrived, the driver when its first row can be read. */
  private static Figure firstRow(Scene scene, Connection connection) throws Exception {
    Sizes sizes = scene.sizes();
    HandWritten loop = new HandWritten();
    try (PreparedStatement query =
        connection.prepareStatement(Scene.pullRequests(connection) + " LIMIT 50")) {
      first(query);
      String page = scene.sent(connection).get(0);
      Rounds rounds =
          Rounds.of(sizes.repeats(), sizes.repeats(), () -> first(query), () -> loop.arrive(page));
      return Figure.atMost("first row, after its page arrived", rounds.difference(), 5);
    }
  }

  /** Both sides get one pull request by its number and read it. */
  private static Figure again(Scene scene, Connection connection) throws Exception {
    Sizes sizes = scene.sizes();
    HandWritten loop = new HandWritten();
    String sql = Scene.pullRequests(connection) + " WHERE Id = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      byId(query, 1);
      String one = scene.sent(connection).get(0);
      int[] run = {0};
      Rounds rounds =
          Rounds.of(
              sizes.repeats(),
              sizes.repeats(),
              () -> byId(query, run[0]++ % 50 + 1),
              () -> loop.arrive(one));
      return Figure.atMost("prepared statement, more than its request", rounds.difference(), 1);
    }
  }

  private static void byId(PreparedStatement query, long id) throws SQLException {
    query.setLong(1, id);
    first(query);
  }

  private static void first(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      if (!rows.next() || rows.getString(2).isEmpty()) {
        throw new SQLException("no row");
      }
    }
  }
}
