package io.github.bitbucketjdbc.jdbc;

import static io.github.bitbucketjdbc.jdbc.FakeEngine.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.query.QueryProgress;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BitbucketStatementTest {
  private final FakeEngine engine =
      new FakeEngine()
          .answer("Q", List.of(column("A", JDBCType.INTEGER)), rows(3))
          .answer("FAIL LATER", List.of(column("A", JDBCType.INTEGER)), rows(3))
          .answer("BLOCK LATER", List.of(column("A", JDBCType.INTEGER)), rows(3));

  private static Object[][] rows(int count) {
    Object[][] rows = new Object[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = new Object[] {i + 1};
    }
    return rows;
  }

  private static AbstractThrowableAssert<?, ?> assertState(ThrowingCallable call, String state) {
    return assertThatThrownBy(call)
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state));
  }

  private static int count(ResultSet result) throws SQLException {
    int rows = 0;
    while (result.next()) {
      rows++;
    }
    return rows;
  }

  @Test
  void walksForward() throws SQLException {
    try (Connection connection = engine.connect("");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("Q")) {
      assertThat(result.isBeforeFirst()).isTrue();
      assertThat(result.getRow()).isZero();
      assertState(() -> result.getInt(1), "24000");
      assertThat(result.next()).isTrue();
      assertThat(result.isBeforeFirst()).isFalse();
      assertThat(result.isFirst()).isTrue();
      assertThat(result.isLast()).isFalse();
      assertThat(result.getInt(1)).isEqualTo(1);
      assertThat(result.next()).isTrue();
      assertThat(result.next()).isTrue();
      assertThat(result.isLast()).isTrue();
      assertThat(result.getInt("a")).isEqualTo(3);
      assertThat(result.getRow()).isEqualTo(3);
      assertThat(result.next()).isFalse();
      assertThat(result.isAfterLast()).isTrue();
      assertThat(result.getRow()).isZero();
      assertThat(result.next()).isFalse();
      assertState(() -> result.getInt(1), "24000");
      assertThat(engine.openCursors).isZero();
    }
  }

  @Test
  void emptyResultIsNowhere() throws SQLException {
    ResultSet result = engine.connect("").createStatement().executeQuery("nothing");

    assertThat(result.isBeforeFirst()).isFalse();
    assertThat(result.next()).isFalse();
    assertThat(result.isAfterLast()).isFalse();
    assertThat(result.isLast()).isFalse();
  }

  @Test
  void namesTheNearestColumn() throws SQLException {
    ResultSet result = engine.connect("").createStatement().executeQuery("nothing");

    assertState(() -> result.findColumn("Slgu"), "42S22").hasMessageContaining("mean Slug?");
    assertThat(result.findColumn("SLUG")).isEqualTo(1);
    assertState(() -> result.getString(2), "07009");
  }

  @Test
  void newExecutionClosesTheResultBefore() throws SQLException {
    Statement statement = engine.connect("").createStatement();
    ResultSet first = statement.executeQuery("Q");
    ResultSet second = statement.executeQuery("Q");

    assertThat(first.isClosed()).isTrue();
    assertThat(second.next()).isTrue();
    assertThat(engine.openCursors).isEqualTo(1);
    statement.close();
    assertThat(second.isClosed()).isTrue();
    assertThat(engine.openCursors).isZero();
    assertState(second::next, "08003");
  }

  @Test
  void closingTheConnectionClosesEverything() throws SQLException {
    BitbucketConnection connection = engine.connect("");
    Statement statement = connection.createStatement();
    ResultSet result = statement.executeQuery("Q");
    connection.close();
    connection.close();

    assertThat(statement.isClosed()).isTrue();
    assertThat(result.isClosed()).isTrue();
    assertThat(engine.closed).isTrue();
    assertThat(engine.openCursors).isZero();
    assertThat(connection.isValid(1)).isFalse();
  }

  @Test
  void closesOnCompletion() throws SQLException {
    Statement statement = engine.connect("").createStatement();
    statement.closeOnCompletion();
    statement.executeQuery("Q");
    ResultSet second = statement.executeQuery("Q");
    assertThat(statement.isClosed()).isFalse();
    second.close();
    assertThat(statement.isClosed()).isTrue();
  }

  @Test
  void keepsResultsWhenAsked() throws SQLException {
    Statement statement = engine.connect("").createStatement();
    ResultSet kept = statement.executeQuery("Q");
    assertThat(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)).isFalse();
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(kept.next()).isTrue();
    statement.close();
    assertThat(kept.isClosed()).isTrue();
  }

  @Test
  void maxRowsOfTheStatementAreSilent() throws SQLException {
    Statement statement = engine.connect("MaxRows=1").createStatement();
    assertThat(statement.getMaxRows()).isEqualTo(1);
    statement.setMaxRows(2);
    ResultSet result = statement.executeQuery("Q");

    assertThat(count(result)).isEqualTo(2);
    assertThat((Throwable) result.getWarnings()).isNull();
    statement.setMaxRows(0);
    assertThat(count(statement.executeQuery("Q"))).isEqualTo(3);
  }

  @Test
  void longFieldsAreCutWhenAsked() throws SQLException {
    engine.answer(
        "LONG",
        List.of(
            column("T", JDBCType.VARCHAR),
            column("B", JDBCType.VARBINARY),
            column("N", JDBCType.BIGINT)),
        new Object[] {"Grüße", new byte[] {1, 2, 3, 4, 5}, 1_234_567L});
    Statement statement = engine.connect("").createStatement();
    statement.setMaxFieldSize(3);
    ResultSet row = statement.executeQuery("LONG");
    assertThat(row.next()).isTrue();
    // The third byte is the first half of an umlaut, which is not given without the other.
    assertThat(row.getString(1)).isEqualTo("Gr");
    assertThat(row.getBytes(2)).containsExactly(1, 2, 3);
    assertThat(row.getLong(3)).isEqualTo(1_234_567L);
    statement.setMaxFieldSize(0);
    ResultSet whole = statement.executeQuery("LONG");
    assertThat(whole.next()).isTrue();
    assertThat(whole.getString(1)).isEqualTo("Grüße");
  }

  @Test
  void maxRowsOfThePropertyWarn() throws SQLException {
    Statement statement = engine.connect("MaxRows=2").createStatement();
    ResultSet result = statement.executeQuery("Q");
    assertThat((Throwable) statement.getWarnings()).isNull();
    assertThat(count(result)).isEqualTo(2);

    SQLWarning warning = result.getWarnings();
    assertThat((Throwable) warning).hasMessageContaining("MaxRows");
    assertThat(warning.getSQLState()).isEqualTo("01000");
    assertThat((Throwable) statement.getWarnings()).hasMessageContaining("2 rows");
    statement.clearWarnings();
    assertThat((Throwable) statement.getWarnings()).isNull();
  }

  @Test
  void showsTheWarningsOfTheExecution() throws SQLException {
    Statement statement = engine.connect("").createStatement();
    statement.executeQuery("Q");
    engine.executions.get(0).warn("one");
    assertThat((Throwable) statement.getWarnings()).hasMessage("one");
    engine.executions.get(0).warn("two");
    assertThat((Throwable) statement.getWarnings().getNextWarning()).hasMessage("two");
    statement.executeQuery("Q");
    assertThat((Throwable) statement.getWarnings()).isNull();
  }

  @Test
  void cancelsFromAnotherThread() throws Exception {
    Statement statement = engine.connect("").createStatement();
    CompletableFuture<ResultSet> running = runAsync(statement, "BLOCK");
    engine.blocked.await();
    statement.cancel();

    assertThatThrownBy(running::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .cause()
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("57014"));
    statement.cancel();
    assertThat(count(statement.executeQuery("Q"))).isEqualTo(3);
  }

  @Test
  void cancelStopsReading() throws Exception {
    Statement statement = engine.connect("").createStatement();
    ResultSet result = statement.executeQuery("Q");
    assertThat(result.next()).isTrue();
    statement.cancel();
    assertState(result::next, "57014");
    assertState(result::next, "57014");
  }

  @Test
  void closingFromAnotherThreadEndsReading() throws Exception {
    Statement statement = engine.connect("").createStatement();
    ResultSet result = statement.executeQuery("BLOCK LATER");
    CompletableFuture<Boolean> reading =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return result.next();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    engine.blocked.await();
    statement.close();

    assertThatThrownBy(reading::get).hasRootCauseInstanceOf(SQLException.class);
  }

  private static CompletableFuture<ResultSet> runAsync(Statement statement, String sql) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return statement.executeQuery(sql);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void timesOut() throws Exception {
    Statement statement = engine.connect("QueryTimeout=1").createStatement();
    assertThat(statement.getQueryTimeout()).isEqualTo(1);
    ResultSet result = statement.executeQuery("Q");
    Thread.sleep(1100);
    assertThatThrownBy(result::next).isInstanceOf(SQLTimeoutException.class);
    statement.setQueryTimeout(0);
    assertThat(count(statement.executeQuery("Q"))).isEqualTo(3);
  }

  @Test
  void failureInTheMiddleIsNeverAnEnd() throws SQLException {
    ResultSet result = engine.connect("").createStatement().executeQuery("FAIL LATER");
    assertThat(result.next()).isTrue();
    for (int i = 0; i < 2; i++) {
      assertState(result::next, "08006");
    }
  }

  @Test
  void refusesWritesAndUpdatesByQuery() throws SQLException {
    Statement statement = engine.connect("").createStatement();

    assertState(() -> statement.executeUpdate("INSERT 1"), "25006")
        .isInstanceOf(SQLNonTransientException.class);
    assertState(() -> statement.execute("INSERT 1"), "25006");
    assertState(() -> statement.executeUpdate("Q"), "HY010").hasMessageContaining("executeQuery");
    assertState(() -> statement.executeQuery("CRASH"), "HY000");
    statement.addBatch("Q");
    assertState(statement::executeBatch, "HY010").isInstanceOf(BatchUpdateException.class);
    assertThat(statement.executeBatch()).isEmpty();
    statement.addBatch("INSERT 1");
    assertState(statement::executeLargeBatch, "25006").isInstanceOf(BatchUpdateException.class);
  }

  @Test
  void showsProgress() throws SQLException {
    Statement statement = engine.connect("MaxRequests=5").createStatement();
    assertThat(statement.isWrapperFor(QueryProgress.class)).isTrue();
    QueryProgress progress = statement.unwrap(QueryProgress.class);
    assertThat(progress.rows()).isZero();
    ResultSet result = statement.executeQuery("Q");
    engine.executions.get(0).countRequest();
    assertThat(result.next()).isTrue();

    assertThat(progress.requests()).isEqualTo(1);
    assertThat(progress.rows()).isEqualTo(1);
    assertThat(progress.waiting()).isEmpty();
    assertThat(engine.executions.get(0).maxRequests()).isEqualTo(5);
    assertThat(statement.unwrap(BitbucketStatement.class)).isSameAs(statement);
  }

  @Test
  void acceptsWhatToolsSet() throws SQLException {
    Statement statement = engine.connect("").createStatement();
    statement.setFetchSize(100);
    statement.setFetchDirection(ResultSet.FETCH_UNKNOWN);
    statement.setEscapeProcessing(false);
    statement.setPoolable(true);
    statement.setCursorName("c");
    statement.setMaxFieldSize(10);
    statement.setLargeMaxRows(1L << 40);

    assertThat(statement.getFetchSize()).isEqualTo(100);
    assertThat(statement.getMaxRows()).isEqualTo(Integer.MAX_VALUE);
    assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
    assertThat(statement.execute("Q", Statement.RETURN_GENERATED_KEYS)).isTrue();
    try (ResultSet keys = statement.getGeneratedKeys()) {
      assertThat(keys.next()).isFalse();
    }
    assertState(() -> statement.setFetchSize(-1), "22023");
    assertState(() -> statement.setMaxRows(-1), "22023");
    assertState(() -> statement.setQueryTimeout(-1), "22023");
  }

  @Test
  void quotesNames() throws SQLException {
    Statement statement = engine.connect("").createStatement();

    assertThat(statement.enquoteLiteral("it's")).isEqualTo("'it''s'");
    assertThat(statement.enquoteIdentifier("Title", false)).isEqualTo("Title");
    assertThat(statement.enquoteIdentifier("Title", true)).isEqualTo("\"Title\"");
    assertThat(statement.enquoteIdentifier("my-repo", false)).isEqualTo("\"my-repo\"");
    assertThat(statement.enquoteIdentifier("\"my\"\"x\"", false)).isEqualTo("\"my\"\"x\"");
  }
}
