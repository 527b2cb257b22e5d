package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryProgress;
import io.github.bitbucketjdbc.query.RowCursor;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries, one at a time. {@link #cancel()} and {@link #close()} may be called by any thread
 * and do not wait for the query; after a cancellation the statement can be used again.
 */
public class BitbucketStatement extends StatementSettings {
  private final BitbucketConnection connection;
  private final List<String> batch = new ArrayList<>();
  private final List<BitbucketResultSet> kept = new CopyOnWriteArrayList<>();
  private final QueryProgress progress = new CurrentProgress();
  private volatile boolean closed;
  private volatile @Nullable Execution execution;
  private volatile @Nullable BitbucketResultSet result;

  BitbucketStatement(BitbucketConnection connection, boolean poolable) {
    super(connection.config(), poolable);
    this.connection = connection;
  }

  @Override
  public final void checkOpen() throws SQLException {
    if (closed) {
      throw ErrorTranslator.create(SqlState.CONNECTION_CLOSED, "The statement is closed");
    }
    connection.checkOpen();
  }

  /** Plans a statement; a prepared statement, which has its own, refuses. */
  PreparedQuery plan(String sql) throws SQLException {
    return connection.plan(Boundary.required(sql, "The SQL text"));
  }

  /** Runs a planned query in place of the one before, whose result is closed. */
  final synchronized BitbucketResultSet run(
      Boundary.Call<PreparedQuery> plan, Boundary.Call<List<@Nullable Object>> values)
      throws SQLException {
    checkOpen();
    closeResult();
    Execution current = newExecution(connection.networkTimeout());
    execution = current;
    checkOpen();
    BitbucketResultSet made;
    try {
      made = Boundary.call(() -> start(plan.run(), values.run(), current));
    } catch (SQLException e) {
      current.finish();
      throw e;
    }
    result = made;
    if (closed) {
      made.close();
      checkOpen();
    }
    return made;
  }

  private BitbucketResultSet start(
      PreparedQuery query, List<@Nullable Object> parameters, Execution current) {
    current.checkActive();
    RowCursor cursor = query.execute(parameters, current);
    return new BitbucketResultSet(this, query.columns(), cursor, current, rowLimit());
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return run(() -> plan(sql), List::of);
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    run(() -> plan(sql), List::of);
    return true;
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    checkOpen();
    throw Boundary.<SQLException>call(
        () -> {
          plan(sql);
          return ErrorTranslator.translate(notAnUpdate());
        });
  }

  static BitbucketException notAnUpdate() {
    return new BitbucketException(
        SqlState.INVALID_STATE,
        "The statement is a query, which gives rows and no update count; use executeQuery");
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
    for (String sql : statements) {
      try {
        executeLargeUpdate(sql);
      } catch (SQLException e) {
        throw batchFailure(e);
      }
    }
    return new long[0];
  }

  static BatchUpdateException batchFailure(SQLException e) {
    return new BatchUpdateException(
        e.getMessage(), e.getSQLState(), e.getErrorCode(), new int[0], e);
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    checkOpen();
    return result;
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    checkOpen();
    switch (current) {
      case KEEP_CURRENT_RESULT -> keepResult();
      case CLOSE_CURRENT_RESULT -> closeResult();
      case CLOSE_ALL_RESULTS -> closeResults();
      default -> throw Boundary.invalidArgument("This is not a way to treat the present result");
    }
    return false;
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    checkOpen();
    return MetadataLayout.GENERATED_KEYS.empty();
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
