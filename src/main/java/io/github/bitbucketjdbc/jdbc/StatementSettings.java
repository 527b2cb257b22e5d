package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.RowCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can be set on a statement, starting with what the connection's properties say. */
abstract class StatementSettings implements StatementOverloads {
  private final DriverConfig config;
  private final boolean scrolls;
  private final Warnings warnings = new Warnings();
  private @Nullable Long maxRows;
  private @Nullable Duration timeout;
  private int maxFieldSize;
  private int fetchSize;
  private int fetchDirection = ResultSet.FETCH_FORWARD;
  private boolean poolable;
  private boolean closeOnCompletion;

  StatementSettings(DriverConfig config, boolean poolable, boolean scrolls) {
    this.config = config;
    this.scrolls = scrolls;
    this.poolable = poolable;
  }

  /** Returns an execution that starts now with these settings, and whose warnings are shown. */
  Execution newExecution(Duration networkTimeout) {
    Duration longest = timeout == null ? config.queryTimeout() : timeout;
    Execution execution = new Execution(longest, config.maxRequests(), networkTimeout);
    execution.limitResult(rowLimit().rows());
    warnings.restart(execution);
    return execution;
  }

  /** Returns the result of a query, which moves and stops as these settings say. */
  final BitbucketResultSet result(
      BitbucketStatement statement, PreparedQuery query, RowCursor cursor, Execution execution) {
    RowFeed feed = new RowFeed(cursor, execution, rowLimit());
    RowWalk walk = scrolls ? new ScrollWalk(feed) : new ForwardWalk(feed);
    BitbucketResultSet result =
        new BitbucketResultSet(statement, query.columns(), cursor, execution, walk);
    result.settle(fetchSize, fetchDirection, maxFieldSize);
    return result;
  }

  private RowLimit rowLimit() {
    return maxRows == null ? RowLimit.ofProperty(config.maxRows()) : RowLimit.ofStatement(maxRows);
  }

  @Override
  public void setLargeMaxRows(long rows) throws SQLException {
    checkOpen();
    maxRows = Boundary.notNegative(rows, "The most rows");
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    checkOpen();
    return rowLimit().rows();
  }

  @Override
  public void setMaxRows(int rows) throws SQLException {
    setLargeMaxRows(rows);
  }

  @Override
  public int getMaxRows() throws SQLException {
    return (int) Math.min(getLargeMaxRows(), Integer.MAX_VALUE);
  }

  @Override
  public void setQueryTimeout(int seconds) throws SQLException {
    checkOpen();
    timeout = Duration.ofSeconds(Boundary.notNegative(seconds, "The timeout"));
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    checkOpen();
    return (int) (timeout == null ? config.queryTimeout() : timeout).toSeconds();
  }

  /** Cuts longer texts, measured in UTF-8, and longer bytes, silently as JDBC wants it. */
  @Override
  public void setMaxFieldSize(int bytes) throws SQLException {
    checkOpen();
    maxFieldSize = (int) Boundary.notNegative(bytes, "The field size");
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    checkOpen();
    return maxFieldSize;
  }

  @Override
  public void setFetchSize(int rows) throws SQLException {
    checkOpen();
    fetchSize = (int) Boundary.notNegative(rows, "The fetch size");
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    fetchDirection = Boundary.fetchDirection(direction);
  }

  @Override
  public int getFetchDirection() throws SQLException {
    checkOpen();
    return fetchDirection;
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    checkOpen();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getResultSetType() throws SQLException {
    checkOpen();
    return scrolls ? ResultSet.TYPE_SCROLL_INSENSITIVE : ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    checkOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  /** Accepts both: the syntax in braces is always understood. */
  @Override
  public void setEscapeProcessing(boolean enable) throws SQLException {
    checkOpen();
  }

  /** Accepts a name, which positioned updates would need; there are none. */
  @Override
  public void setCursorName(String name) throws SQLException {
    checkOpen();
  }

  @Override
  public void setPoolable(boolean poolable) throws SQLException {
    checkOpen();
    this.poolable = poolable;
  }

  @Override
  public boolean isPoolable() throws SQLException {
    checkOpen();
    return poolable;
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    checkOpen();
    closeOnCompletion = true;
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    checkOpen();
    return closeOnCompletion;
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.first();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }
}
