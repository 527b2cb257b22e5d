package io.github.bitbucketjdbc.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Many statements and connections in one JVM: what is left of them, after a quarter and at the end.
 */
final class Growth {
  private static final double ALLOWED_MB = 2;

  private Growth() {}

  private record State(double heap, double metaspace, int threads) {
    static State now() throws InterruptedException {
      for (int i = 0; i < 5; i++) {
        System.gc();
        Thread.sleep(100);
      }
      Runtime runtime = Runtime.getRuntime();
      double metaspace = 0;
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        metaspace += pool.getName().equals("Metaspace") ? pool.getUsage().getUsed() : 0;
      }
      return new State(
          (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0,
          metaspace / 1048576.0,
          ManagementFactory.getThreadMXBean().getThreadCount());
    }
  }

  static List<Figure> figures(Scene scene) throws Exception {
    Sizes sizes = scene.sizes();
    int each = sizes.statements() / sizes.connections();
    State before = State.now();
    for (int i = 0; i < sizes.connections(); i++) {
      if (i == sizes.connections() / 2) {
        before = State.now();
      }
      use(scene, each, i);
    }
    State after = State.now();
    String what = sizes.statements() + " statements, " + sizes.connections() + " connections: ";
    return List.of(
        growth(what + "heap", after.heap() - before.heap()),
        growth(what + "metaspace", after.metaspace() - before.metaspace()),
        new Figure(
            what + "threads",
            String.valueOf(after.threads() - before.threads()),
            "no more in the second half",
            after.threads() <= before.threads()));
  }

  private static Figure growth(String what, double megabytes) {
    return new Figure(
        what,
        Figure.number(megabytes) + " MB",
        "at most " + Figure.number(ALLOWED_MB) + " MB more in the second half",
        megabytes <= ALLOWED_MB);
  }

  /** Every text is a new one, so each is planned; one in twenty needs generated code. */
  private static void use(Scene scene, int statements, int round) throws SQLException {
    try (Connection connection = scene.connect()) {
      String repository = Scene.repository(connection);
      for (int i = 0; i < statements; i++) {
        String id = "WHERE Id = " + (i % 50 + 1) + " AND " + round + " = " + round;
        String from = " FROM \"" + repository + "\".PullRequests " + id;
        run(
            connection,
            i % 20 == 0 ? "SELECT UPPER(Title) || '" + round + "'" + from : "SELECT Title" + from);
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getString(1);
      }
    }
  }
}
