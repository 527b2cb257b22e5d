package io.github.bitbucketjdbc.calcite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Planning that takes seconds ends where it is when its statement is stopped. */
@Tag("slow")
@Timeout(120)
class PlanningStopTest {
  /** Hundreds of parts are deep. */
  private static final int STACK_BYTES = 256 << 20;

  private static final String LONG = union(800);
  private static final String SHORTER = union(200);

  private Connection connection;

  private static String union(int parts) {
    return IntStream.range(0, parts)
        .mapToObj(i -> "SELECT Name, " + i + " AS N FROM sys_connection_props WHERE Name > '~'")
        .collect(Collectors.joining(" UNION ALL "));
  }

  @BeforeEach
  void open() throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;AuthScheme=None;BaseURL=http://127.0.0.1:1/2.0");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** What may fail. */
  private interface Work {
    void run() throws SQLException;
  }

  /** A way to stop a statement that is being planned by its connection. */
  record Way(String name, boolean prepared, Stop stop) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Stops a statement. */
  interface Stop {
    void stop(Statement statement, Connection connection, Thread planning) throws SQLException;
  }

  static Stream<Way> ways() {
    return Stream.of(
        new Way("cancel", false, (s, c, t) -> s.cancel()),
        new Way("close", false, (s, c, t) -> s.close()),
        new Way("interrupt", false, (s, c, t) -> t.interrupt()),
        new Way("abort", false, (s, c, t) -> c.abort(Runnable::run)),
        new Way("close connection", true, (s, c, t) -> c.close()),
        new Way("abort while preparing", true, (s, c, t) -> c.abort(Runnable::run)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void stops(Way way) throws Exception {
    Statement statement = connection.createStatement();
    Running planning =
        start(
            () -> {
              if (way.prepared()) {
                connection.prepareStatement(LONG);
              } else {
                statement.executeQuery(LONG);
              }
            });
    planning.awaitIn("HepPlanner");

    way.stop().stop(statement, connection, planning.thread());

    assertStopped(planning.failure());
  }

  @Test
  void thePhysicalPlanIsStoppedAndMadeAnewNextTime() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(SHORTER)) {
      Running planning = start(statement::executeQuery);
      planning.awaitIn("VolcanoPlanner");
      statement.cancel();
      assertStopped(planning.failure());

      start(
              () -> {
                try (ResultSet rows = statement.executeQuery()) {
                  assertThat(rows.next()).isFalse();
                }
              })
          .end()
          .join();
    }
  }

  @Test
  void theTimeoutEndsPlanning() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);

      SQLException e = start(() -> statement.executeQuery("EXPLAIN PLAN FOR " + LONG)).failure();

      assertThat((Throwable) e)
          .isInstanceOf(SQLTimeoutException.class)
          .hasMessageContaining("1.0 s");
      assertThat(origin(e)).contains("StatementPlanner");
    }
  }

  private static void assertStopped(SQLException e) {
    assertThat(e.getSQLState()).isEqualTo(SqlState.CANCELED.code());
    assertThat(origin(e)).as("where it was noticed").contains("StatementPlanner");
  }

  /** Returns the classes that were under way when the driver's own error was made. */
  private static String origin(SQLException e) {
    Throwable own = e;
    while (!(own instanceof BitbucketException) && own.getCause() != null) {
      own = own.getCause();
    }
    return classes(own.getStackTrace());
  }

  private static String classes(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .map(StackTraceElement::getClassName)
        .collect(Collectors.joining(" "));
  }

  private static Running start(Work work) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                work.run();
                end.complete(null);
              } catch (Throwable e) {
                end.completeExceptionally(e);
              }
            },
            "planning",
            STACK_BYTES);
    thread.start();
    return new Running(thread, end);
  }

  private record Running(Thread thread, CompletableFuture<Void> end) {
    /** Waits until the thread is in a class, or has ended. */
    void awaitIn(String type) throws InterruptedException {
      while (!end.isDone() && !classes(thread.getStackTrace()).contains(type)) {
        Thread.sleep(1);
      }
    }

    SQLException failure() throws InterruptedException {
      return (SQLException) catchThrowableOfType(ExecutionException.class, end::get).getCause();
    }
  }
}
