package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryProgress;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.query.UpdateResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements, one at a time. {@link #cancel()} and {@link #close()} may be called by any
 * thread and do not wait for it; after a cancellation the statement can be used again.
 */
public class BitbucketStatement extends StatementSettings {
  private final BitbucketConnection connection;
  private final List<String> batch = new ArrayList<>();
  private final List<BitbucketResultSet> kept = new CopyOnWriteArrayList<>();
  private final QueryProgress progress = new CurrentProgress();
  private volatile boolean closed;
  private volatile @Nullable Execution execution;
  private volatile @Nullable BitbucketResultSet result;
  private volatile long updateCount = -1;
  private final GeneratedKeys generated = new GeneratedKeys();

  BitbucketStatement(BitbucketConnection connection, boolean poolable, boolean scrolls) {
    super(connection.config(), poolable, scrolls);
    this.connection = connection;
  }

  @Override
  public final void checkOpen() throws SQLException {
    if (closed) {
      throw ErrorTranslator.create(SqlState.CONNECTION_CLOSED, "The statement is closed");
    }
    connection.checkOpen();
  }

  /** Plans a statement for an execution; a prepared statement, which has its own, refuses. */
  PreparedQuery plan(String sql, Execution current) throws SQLException {
    return connection.plan(Boundary.required(sql, "The SQL text"), current);
  }

  /** Runs a planned query in place of the statement before, whose result is closed. */
  final BitbucketResultSet runQuery(
      Part<Execution, PreparedQuery> plan, Boundary.Call<List<@Nullable Object>> values)
      throws SQLException {
    return Objects.requireNonNull(run(plan, values, KeyChoice.NONE, true));
  }

  /** Runs a planned statement that changes rows. */
  final synchronized long runUpdate(
      Part<Execution, PreparedQuery> plan,
      Boundary.Call<List<@Nullable Object>> values,
      KeyChoice keys)
      throws SQLException {
    run(plan, values, keys, false);
    return updateCount;
  }

  /**
   * Runs a planned statement in place of the one before, whose result is closed.
   *
   * @param wantsRows whether only a query is wanted, or only an update; null for either
   * @return the result of a query, or null after an update
   */
  final synchronized @Nullable BitbucketResultSet run(
      Part<Execution, PreparedQuery> plan,
      Boundary.Call<List<@Nullable Object>> values,
      KeyChoice keys,
      @Nullable Boolean wantsRows)
      throws SQLException {
    checkOpen();
    reset();
    Execution current = newExecution(connection.networkTimeout());
    execution = current;
    checkOpen();
    BitbucketResultSet made;
    try {
      made =
          Boundary.<@Nullable BitbucketResultSet>call(
              () -> start(plan.of(current), values, keys, wantsRows, current));
    } catch (SQLException e) {
      current.finish();
      failed(e);
      throw e;
    }
    result = made;
    if (made != null && closed) {
      made.close();
      checkOpen();
    }
    return made;
  }

  private @Nullable BitbucketResultSet start(
      PreparedQuery query,
      Boundary.Call<List<@Nullable Object>> values,
      KeyChoice keys,
      @Nullable Boolean wantsRows,
      Execution current)
      throws Exception {
    if (wantsRows != null && wantsRows == query.isUpdate()) {
      throw wantsRows ? notAQuery() : PreparedQuery.notAnUpdate();
    }
    current.checkActive();
    if (query.isUpdate()) {
      updateCount = update(query, values.run(), keys, current);
      return null;
    }
    if (query.changes()) {
      connection.requireWritable();
      connection.wrote();
    }
    RowCursor cursor = query.execute(values.run(), current);
    return result(this, query, cursor, current);
  }

  private long update(
      PreparedQuery query, List<@Nullable Object> values, KeyChoice keys, Execution current)
      throws SQLException {
    connection.requireWritable();
    connection.wrote();
    UpdateResult done = query.update(values, current);
    generated.add(done, keys.of(done));
    return done.count();
  }

  private static BitbucketException notAQuery() {
    return new BitbucketException(
        SqlState.INVALID_STATE,
        "The statement changes rows and gives none; use executeUpdate or execute");
  }

  private void reset() throws SQLException {
    closeResult();
    updateCount = -1;
    generated.clear();
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return runQuery(current -> plan(sql, current), List::of);
  }

  @Override
  public final boolean execute(String sql, KeyChoice keys) throws SQLException {
    return run(current -> plan(sql, current), List::of, keys, null) != null;
  }

  @Override
  public final long executeLargeUpdate(String sql, KeyChoice keys) throws SQLException {
    return runUpdate(current -> plan(sql, current), List::of, keys);
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    checkOpen();
    batch.add(Boundary.required(sql, "The SQL text"));
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    checkOpen();
    List<String> statements = List.copyOf(batch);
    batch.clear();
    return runBatch(
        statements, sql -> current -> plan(sql, current), sql -> List.of(), KeyChoice.NONE);
  }

  /** What something gives: an element of a batch, or an execution. */
  @FunctionalInterface
  interface Part<E, T> {
    /** Returns it. */
    T of(E element) throws Exception;
  }

  /** Runs a batch as one execution: its timeout and its count of requests are for all of it. */
  final synchronized <E> long[] runBatch(
      List<E> elements,
      Part<E, Part<Execution, PreparedQuery>> plan,
      Part<E, List<@Nullable Object>> values,
      KeyChoice keys)
      throws SQLException {
    reset();
    Execution current = newExecution(connection.networkTimeout());
    execution = current;
    List<Batch.Step> steps = new ArrayList<>();
    for (E element : elements) {
      steps.add(
          () ->
              Boundary.call(
                  () -> {
                    PreparedQuery query = plan.of(element).of(current);
                    if (!query.isUpdate()) {
                      throw PreparedQuery.notAnUpdate();
                    }
                    current.checkActive();
                    return update(query, values.of(element), keys, current);
                  }));
    }
    try {
      return Batch.run(steps);
    } catch (SQLException e) {
      failed(e);
      throw e;
    }
  }

  /** Takes note of an error that it, or one of its results, is about to throw. */
  final void failed(SQLException error) {
    connection.statementFailed(this, error);
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    checkOpen();
    return result;
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    checkOpen();
    updateCount = -1;
    switch (current) {
      case KEEP_CURRENT_RESULT -> keepResult();
      case CLOSE_CURRENT_RESULT -> closeResult();
      case CLOSE_ALL_RESULTS -> closeResults();
      default -> throw Boundary.invalidArgument("This is not a way to treat the present result");
    }
    return false;
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    checkOpen();
    return updateCount;
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    checkOpen();
    return generated.resultSet();
  }

  private void closeResult() throws SQLException {
    BitbucketResultSet old = result;
    result = null;
    if (old != null) {
      old.close();
    }
  }

  private void keepResult() {
    BitbucketResultSet old = result;
    result = null;
    if (old != null) {
      kept.add(old);
    }
  }

  private void closeResults() throws SQLException {
    closeResult();
    for (BitbucketResultSet old : kept) {
      old.close();
    }
    kept.clear();
  }

  /** Takes note that a result was closed by its user. */
  void resultClosed(BitbucketResultSet which) throws SQLException {
    if (which == result && !closed && isCloseOnCompletion()) {
      close();
    }
  }

  @Override
  public void cancel() throws SQLException {
    checkOpen();
    stop();
  }

  /** Cancels what runs, without waiting for it. */
  final void stop() {
    Execution current = execution;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    connection.statementClosed(this);
    closeResults();
    Execution current = execution;
    if (current != null) {
      current.finish();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public Connection getConnection() throws SQLException {
    checkOpen();
    return connection;
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type == QueryProgress.class || super.isWrapperFor(type);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type == QueryProgress.class ? type.cast(progress) : super.unwrap(type);
  }

  /** The progress of whatever the statement runs when it is asked. */
  private final class CurrentProgress implements QueryProgress {
    @Override
    public long requests() {
      Execution current = execution;
      return current == null ? 0 : current.requests();
    }

    @Override
    public long rows() {
      Execution current = execution;
      return current == null ? 0 : current.rows();
    }

    @Override
    public String waiting() {
      Execution current = execution;
      return current == null ? "" : current.waiting();
    }
  }
}
