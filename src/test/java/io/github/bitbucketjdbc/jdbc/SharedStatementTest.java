package io.github.bitbucketjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * A statement that threads take from each other, as a careless program lets them: each execution
 * closes the result of another thread, which gets the row or an SQLException and nothing else.
 */
class SharedStatementTest {
  private static final int THREADS = 8;
  private static final int TIMES = 300;

  @Test
  void threadsGetARowOrAnSqlException() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:bitbucket:Demo=true;Workspace=acme");
        Statement statement = connection.createStatement()) {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      List<Future<Integer>> ends = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        ends.add(threads.submit(rowsRead(statement)));
      }
      threads.shutdown();
      int rows = 0;
      for (Future<Integer> end : ends) {
        rows += read(end);
      }
      assertThat(rows).isPositive();
    }
  }

  private static Callable<Integer> rowsRead(Statement statement) {
    return () -> {
      int rows = 0;
      for (int i = 0; i < TIMES; i++) {
        try (ResultSet result = statement.executeQuery("SELECT 7")) {
          rows += result.next() && result.getInt(1) == 7 ? 1 : 0;
        } catch (SQLException e) {
          assertThat(e.getSQLState()).isIn("08003", "57014");
        }
      }
      return rows;
    };
  }

  private static int read(Future<Integer> end) throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new AssertionError("A thread met something else", e.getCause());
    }
  }
}
