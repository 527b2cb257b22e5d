package io.github.bitbucketjdbc.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** All pull requests of a repository, eight columns, on the loopback interface. */
final class FullScan {
  private FullScan() {}

  static List<Figure> figures(Scene scene) throws Exception {
    try (Connection connection = scene.connect();
        PreparedStatement query = connection.prepareStatement(Scene.pullRequests(connection))) {
      HandWritten loop = new HandWritten();
      long expected = read(query).sum();
      // only the latest requests are kept
      String first = scene.sent(connection).get(0).replaceAll("&page=[0-9]+", "");
      requireSame(expected, loop.pullRequests(first), scene.sizes().rows());
      Rounds rounds =
          Rounds.of(
              scene.sizes().warmUps(),
              scene.sizes().rounds(),
              () -> requireSame(expected, read(query), scene.sizes().rows()),
              () -> requireSame(expected, loop.pullRequests(first), scene.sizes().rows()));
      String what = "full scan of " + scene.sizes().rows() + " pull requests, ";
      return List.of(
          Figure.ratioAtMost(what + "CPU against the loop", rounds.cpuRatio(), 1.3),
          Figure.ratioAtMost(what + "time against the loop", rounds.wallRatio(), 1.0),
          Figure.told(
              what + "rows a second", Figure.number(scene.sizes().rows() / rounds.wall() * 1000)));
    }
  }

  private static Checksum read(PreparedStatement query) throws SQLException {
    Checksum checksum = new Checksum();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        checksum.row();
        checksum.add(rows.getLong(1));
        checksum.add(rows.getString(2));
        checksum.add(rows.getString(3));
        checksum.add(rows.getString(4));
        checksum.add(rows.getObject(5, Instant.class));
        checksum.add(rows.getObject(6, Instant.class));
        checksum.add(rows.getLong(7));
        checksum.add(rows.getString(8));
      }
    }
    return checksum;
  }

  private static void requireSame(long expected, Checksum read, int rows) throws IOException {
    if (read.sum() != expected || read.rows() != rows) {
      throw new IOException("The two sides read different rows: " + read.rows());
    }
  }
}
