package io.github.bitbucketjdbc.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import io.github.bitbucketjdbc.demo.Fault;
import io.github.bitbucketjdbc.query.QueryProgress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that are stopped wherever they are; the guard only says that nothing hangs. */
@Tag("slow")
@Timeout(120)
class StopTest {
  private static final Duration AGES = Duration.ofMinutes(10);
  private static final String COUNT =
      "SELECT COUNT(*) FROM sys_connection_props a, sys_connection_props b, sys_connection_props c,"
          + " sys_connection_props d, sys_connection_props e, sys_connection_props f";
  private static DemoServer service;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    connection = connect();
    // the first query loads classes for seconds, in which nothing is under way yet
    query("SELECT a.Name FROM sys_connection_props a FULL JOIN sys_sqlinfo b ON a.Name < b.Name");
    query("SELECT COUNT(*) FROM AllRepositories.Branches");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    service.close();
  }

  @BeforeEach
  void forget() {
    service.clearRequests();
  }

  @AfterEach
  void heal() {
    service.faults().clear();
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bitbucket:Workspace=acme;Pagesize=2;AuthScheme=None;Timeout=0;RetryWait=900;BaseURL="
            + service.baseUrl());
  }

  /** A statement that will not end, and how to see that it has come that far. */
  record Stuck(String name, String sql, String path, Fault fault, int nth, String waiting) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Stuck> stuck() {
    String list = "SELECT Slug FROM Repositories";
    String join = "SELECT a.Name, b.Name FROM AllRepositories.Branches a JOIN Projects b ON";
    return Stream.of(
        new Stuck("headers", list, "/repositories/acme", Fault.slowHeaders(AGES), 1, ""),
        new Stuck("body", list, "/repositories/acme", Fault.slowBody(AGES), 1, ""),
        new Stuck("second page", list, "/repositories/acme", Fault.slowHeaders(AGES), 2, ""),
        new Stuck("gate", list, "acme", limit(), 1, "waiting 600 s for the rate limit"),
        new Stuck(
            "back-off",
            list,
            "acme",
            Fault.status(503).with("Retry-After", "30"),
            1,
            "waiting 30 s to try again"),
        new Stuck(
            "parents",
            "SELECT Name FROM AllRepositories.Branches",
            "repositories/acme\\?",
            Fault.slowHeaders(AGES),
            2,
            ""),
        new Stuck("part", "SELECT Name FROM api.Branches", "refs", Fault.slowBody(AGES), 1, ""),
        new Stuck("count", "SELECT COUNT(*) FROM api.Tags", "refs", Fault.slowBody(AGES), 1, ""),
        new Stuck("join", join + " a.Name > b.Name", "/projects", Fault.slowHeaders(AGES), 1, ""),
        new Stuck("local loops", COUNT, "", Fault.RESET_BEFORE, 0, ""),
        new Stuck(
            "local outer join",
            COUNT.replace("COUNT(*)", "a.Name") + " FULL JOIN sys_sqlinfo g ON f.Name < g.Name",
            "",
            Fault.RESET_BEFORE,
            0,
            ""));
  }

  private static Fault limit() {
    return Fault.status(429).with("Retry-After", "600");
  }

  private static void prepare(Stuck stuck) {
    if (stuck.nth() > 0) {
      service.faults().on(stuck.path(), stuck.nth(), stuck.fault());
    }
  }

  /** Waits until the statement is where it will stay. */
  private static void awaitStuck(Stuck stuck, Statement statement) throws SQLException {
    QueryProgress progress = statement.unwrap(QueryProgress.class);
    while (stuck.nth() > 0
        && (service.faults().hits() == 0 || !progress.waiting().equals(stuck.waiting()))) {
      LockSupport.parkNanos(1_000_000);
    }
    LockSupport.parkNanos(Duration.ofMillis(stuck.nth() > 0 ? 20 : 300).toNanos());
  }

  /** Runs a statement to its end on a thread of its own. */
  private static CompletableFuture<Integer> run(Statement statement, String sql, Thread[] runner) {
    CompletableFuture<Integer> rows = new CompletableFuture<>();
    runner[0] =
        new Thread(
            () -> {
              try (ResultSet result = statement.executeQuery(sql)) {
                int count = 0;
                while (result.next()) {
                  count++;
                }
                rows.complete(count);
              } catch (SQLException e) {
                rows.completeExceptionally(e);
              }
            });
    runner[0].start();
    return rows;
  }

  private static SQLException failure(CompletableFuture<Integer> rows) {
    ExecutionException e = catchThrowableOfType(ExecutionException.class, rows::get);
    assertThat(e).as("the statement must not end by itself").isNotNull();
    return (SQLException) e.getCause();
  }

  private static int query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private static void assertUsable(Statement statement) throws SQLException {
    service.faults().clear();
    try (ResultSet rows = statement.executeQuery("SELECT Slug FROM Repositories LIMIT 1")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("stuck")
  void cancelStops(Stuck stuck) throws Exception {
    try (Connection own = connect();
        Statement statement = own.createStatement()) {
      prepare(stuck);
      CompletableFuture<Integer> rows = run(statement, stuck.sql(), new Thread[1]);
      awaitStuck(stuck, statement);
      statement.cancel();
      SQLException e = failure(rows);
      assertThat(e.getSQLState()).isEqualTo("57014");
      if (stuck.waiting().isEmpty()) {
        assertUsable(statement);
      }
    }
    assertNoThreads();
  }

  /** Frames are many steps of few rows, in which neither rows are read nor any given. */
  @Test
  void cancelStopsTheLoopsOverWindowFrames() throws Exception {
    String frames =
        "SELECT SUM(LENGTH(a.Name)) OVER (ORDER BY a.Name, b.Name, c.Name"
            + " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)"
            + " FROM sys_connection_props a, sys_connection_props b, sys_connection_props c,"
            + " (VALUES 1, 2, 3, 4, 5, 6) d";
    try (Statement statement = connection.createStatement()) {
      Thread[] runner = new Thread[1];
      CompletableFuture<Integer> rows = run(statement, frames, runner);
      while (!rows.isDone() && !isInGeneratedLoop(runner[0])) {
        LockSupport.parkNanos(1_000_000);
      }
      statement.cancel();

      SQLException e = failure(rows);
      assertThat(e.getSQLState()).isEqualTo("57014");
      assertUsable(statement);
    }
  }

  private static boolean isInGeneratedLoop(Thread runner) {
    StackTraceElement[] stack = runner.getStackTrace();
    return stack.length > 0
        && stack[0].getClassName().equals("Baz")
        && stack[0].getMethodName().equals("bind");
  }

  @ParameterizedTest
  @MethodSource("stuck")
  void theTimeoutStops(Stuck stuck) throws Exception {
    try (Connection own = connect();
        Statement statement = own.createStatement()) {
      prepare(stuck);
      statement.setQueryTimeout(1);
      SQLException e = failure(run(statement, stuck.sql(), new Thread[1]));
      if (stuck.waiting().isEmpty()) {
        assertThat((Throwable) e).isInstanceOf(SQLTimeoutException.class);
        assertThat(e.getSQLState()).isEqualTo("HYT00");
        statement.setQueryTimeout(0);
        assertUsable(statement);
      } else {
        assertThat(e.getSQLState()).as("no wait beyond the timeout").isIn("08R01", "08006");
      }
    }
    assertNoThreads();
  }

  @ParameterizedTest
  @MethodSource("stuck")
  void anInterruptStops(Stuck stuck) throws Exception {
    try (Connection own = connect();
        Statement statement = own.createStatement()) {
      prepare(stuck);
      AtomicBoolean kept = new AtomicBoolean();
      CompletableFuture<Integer> rows = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try (ResultSet result = statement.executeQuery(stuck.sql())) {
                  while (result.next()) {
                    rows.getNow(0);
                  }
                  rows.complete(0);
                } catch (SQLException e) {
                  kept.set(Thread.currentThread().isInterrupted());
                  rows.completeExceptionally(e);
                }
              });
      thread.start();
      awaitStuck(stuck, statement);
      thread.interrupt();
      assertThat(failure(rows).getSQLState()).isEqualTo("57014");
      assertThat(kept).as("the flag stays set").isTrue();
    }
    assertNoThreads();
  }

  @ParameterizedTest
  @MethodSource("stuck")
  void abortStops(Stuck stuck) throws Exception {
    Connection own = connect();
    Statement statement = own.createStatement();
    prepare(stuck);
    CompletableFuture<Integer> rows = run(statement, stuck.sql(), new Thread[1]);
    awaitStuck(stuck, statement);
    own.abort(Runnable::run);
    assertThat(failure(rows).getSQLState()).isIn("57014", "08003");
    assertThat(own.isClosed()).isTrue();
    assertNoThreads();
  }

  @Test
  void closingAResultStopsWhatIsReadAhead() throws Exception {
    try (Connection own = connect();
        Statement statement = own.createStatement()) {
      service.faults().on("/repositories/acme", 2, Fault.slowHeaders(AGES));
      ResultSet rows = statement.executeQuery("SELECT Slug FROM Repositories");
      assertThat(rows.next()).isTrue();
      while (service.faults().hits() == 0) {
        LockSupport.parkNanos(1_000_000);
      }
      rows.close();
      int sent = service.requests().size();
      assertUsable(statement);
      assertThat(service.requests()).hasSize(sent + 1);
    }
    assertNoThreads();
  }

  /** The rows of the first repositories come although the list of the others is stuck. */
  @Test
  void rowsDoNotWaitForMoreParents() throws Exception {
    try (Connection own = connect();
        Statement statement = own.createStatement()) {
      service.faults().on("repositories/acme\\?", 2, Fault.slowHeaders(AGES));
      ResultSet rows = statement.executeQuery("SELECT Name FROM AllRepositories.Branches");
      assertThat(rows.next()).isTrue();
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void theNetworkTimeoutBoundsARequest() throws Exception {
    try (Connection own = connect();
        Statement statement = own.createStatement()) {
      own.setNetworkTimeout(Runnable::run, 150);
      for (Fault fault : new Fault[] {Fault.slowHeaders(AGES), Fault.slowBody(AGES)}) {
        service.faults().clear();
        service.faults().on("/repositories/acme", 1, fault);
        int before = service.requests().size();
        SQLException e = failure(run(statement, "SELECT Slug FROM Repositories", new Thread[1]));
        assertThat(e.getSQLState()).isEqualTo("08001");
        assertThat((Throwable) e).hasMessageContaining("0.15 s of setNetworkTimeout");
        assertThat(service.requests()).as("silence is not repeated").hasSize(before + 1);
      }
      own.setNetworkTimeout(Runnable::run, 0);
      assertUsable(statement);
    }
    assertNoThreads();
  }

  /** Threads of closed connections end; those of the connection that is shared may be idle. */
  private static void assertNoThreads() throws InterruptedException {
    for (Thread thread : ownThreads()) {
      thread.join(20_000);
    }
    assertThat(ownThreads()).isEmpty();
  }

  private static Thread[] ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("bitbucket-jdbc-"))
        .toArray(Thread[]::new);
  }
}
