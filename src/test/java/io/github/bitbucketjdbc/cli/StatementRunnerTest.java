package io.github.bitbucketjdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.query.QueryProgress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatementRunnerTest {
  private static final String LONG_QUERY =
      "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 10000000000) WHERE SQRT(X) > 3";
  private static final QueryProgress PROGRESS =
      new QueryProgress() {
        @Override
        public long requests() {
          return 12;
        }

        @Override
        public long rows() {
          return 1150;
        }

        @Override
        public String waiting() {
          return "rate limit, 9 s";
        }
      };

  @Test
  void cancelEndsTheStatement() throws Exception {
    TestConsole console = TestConsole.piped("");
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      StatementRunner runner = new StatementRunner(connection, console.console());
      CompletableFuture<Void> later =
          CompletableFuture.runAsync(
              runner::cancel, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
      assertThatThrownBy(() -> runner.run(LONG_QUERY, OutputFormat.TABLE))
          .isInstanceOf(CanceledException.class)
          .satisfies(e -> assertThat(ErrorLine.of(e)).isEqualTo("error: canceled"));
      later.get(5, TimeUnit.SECONDS);
      runner.run("SELECT 1 AS A", OutputFormat.TABLE);
      assertThat(console.out()).contains("(1 row)");
    }
  }

  @Test
  void cancelBetweenStatementsDoesNothing() throws Exception {
    TestConsole console = TestConsole.piped("");
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      StatementRunner runner = new StatementRunner(connection, console.console());
      runner.cancel();
      runner.run("SELECT 1 AS A", OutputFormat.CSV);
      assertThat(console.out()).isEqualTo("A\n1\n");
    }
  }

  @Test
  void progressAppearsAndGoes() throws Exception {
    TestConsole terminal = TestConsole.terminal(80);
    runSlowly(terminal);
    String text = "… 12 requests, 1,150 rows, rate limit, 9 s";
    assertThat(terminal.err()).startsWith("\r" + text).endsWith(" \r");
  }

  @Test
  void progressIsForTerminals() throws Exception {
    TestConsole piped = TestConsole.piped("");
    runSlowly(piped);
    assertThat(piped.err()).isEmpty();
  }

  @Test
  void progressNeedsADriverThatKnowsIt() throws Exception {
    TestConsole terminal = TestConsole.terminal(80);
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      new StatementRunner(connection, terminal.console()).run("SELECT 1", OutputFormat.TABLE);
    }
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void warningsArePrintedOnce() throws Exception {
    TestConsole console = TestConsole.piped("");
    SQLWarning warning = new SQLWarning("12 rows\nwere skipped", "01000");
    warning.setNextWarning(new SQLWarning("second"));
    try (Connection connection = connection(Map.of("getWarnings", warning))) {
      new StatementRunner(connection, console.console()).run("SELECT 1", OutputFormat.CSV);
    }
    assertThat(console.err())
        .isEqualTo(
            String.format("warning: 12 rows were skipped [SQLState 01000]%nwarning: second%n"));
  }

  private static void runSlowly(TestConsole console) throws Exception {
    Map<String, Object> answers = Map.of("isWrapperFor", true, "unwrap", PROGRESS);
    try (Connection connection = connection(answers)) {
      StatementRunner runner = new StatementRunner(connection, console.console());
      CompletableFuture<Void> later =
          CompletableFuture.runAsync(
              runner::cancel, CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS));
      assertThatThrownBy(() -> runner.run(LONG_QUERY, OutputFormat.TABLE))
          .isInstanceOf(CanceledException.class);
      later.get(5, TimeUnit.SECONDS);
    }
  }

  /** Returns a connection whose statements give fixed answers to some methods. */
  private static Connection connection(Map<String, Object> answers) throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
    return proxy(
        Connection.class,
        connection,
        Map.of("createStatement", proxy(Statement.class, connection.createStatement(), answers)));
  }

  private static <T> T proxy(Class<T> type, T target, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              Object answer = answers.get(method.getName());
              if (answer != null) {
                return answer;
              }
              try {
                return method.invoke(target, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
