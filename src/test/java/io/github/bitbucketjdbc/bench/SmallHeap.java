package io.github.bitbucketjdbc.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** More rows than the heap could hold; the process that runs this has a small one. */
final class SmallHeap {
  private SmallHeap() {}

  static List<Figure> figures(Scene scene) throws SQLException {
    int count = 0;
    long start = System.nanoTime();
    try (Connection connection = scene.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Scene.pullRequests(connection))) {
      while (rows.next()) {
        rows.getString(2);
        count++;
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    return List.of(
        new Figure(
            "rows through a heap of " + heap + " MB",
            count + " in " + Figure.number(seconds) + " s",
            String.valueOf(scene.sizes().manyRows()),
            count == scene.sizes().manyRows()));
  }
}
