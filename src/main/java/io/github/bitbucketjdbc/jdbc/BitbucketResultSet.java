package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.NearestName;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.QueryProgress;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import java.sql.Date;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result that is read row by row while it arrives; one that scrolls keeps the rows it has read.
 * It is used by one thread, but may be closed by any: closing stops the requests under way first.
 */
public final class BitbucketResultSet
    implements ReadOnlyResultSet, Scrolling, LabelledGetters, TypedGetters {
  private final @Nullable BitbucketStatement statement;
  private final List<ResultColumn> columns;
  private final RowCursor cursor;
  private final Execution execution;
  private final RowWalk walk;
  private final Warnings warnings = new Warnings();
  private volatile boolean closed;
  private boolean lastWasNull;
  private int fetchSize;
  private int fetchDirection = FETCH_FORWARD;

  BitbucketResultSet(
      @Nullable BitbucketStatement statement,
      List<ResultColumn> columns,
      RowCursor cursor,
      Execution execution,
      RowWalk walk) {
    this.statement = statement;
    this.columns = List.copyOf(columns);
    this.cursor = cursor;
    this.execution = execution;
    this.walk = walk;
    warnings.restart(execution);
  }

  /** A result without a statement, as metadata and arrays give it. */
  static BitbucketResultSet detached(List<ResultColumn> columns, RowCursor cursor) {
    Execution execution = Execution.unlimited();
    RowWalk walk = new ForwardWalk(new RowFeed(cursor, execution, RowLimit.NONE));
    return new BitbucketResultSet(null, columns, cursor, execution, walk);
  }

  /** Takes over what the statement was told about fetching. */
  void hint(int size, int direction) {
    fetchSize = size;
    fetchDirection = walk.scrolls() ? direction : FETCH_FORWARD;
  }

  @Override
  public void checkOpen() throws SQLException {
    if (closed) {
      throw ErrorTranslator.create(SqlState.CONNECTION_CLOSED, "The result set is closed");
    }
  }

  private synchronized <T extends @Nullable Object> T open(Boundary.Call<T> call)
      throws SQLException {
    checkOpen();
    try {
      T answer = Boundary.call(call);
      checkOpen();
      return answer;
    } catch (SQLException e) {
      if (statement != null) {
        statement.failed(e);
      }
      throw e;
    }
  }

  @Override
  public boolean next() throws SQLException {
    return open(walk::next);
  }

  @Override
  public boolean absolute(int row) throws SQLException {
    return open(() -> walk.absolute(row));
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    return open(() -> walk.relative(rows));
  }

  @Override
  public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    return open(() -> read(column, Conversions.to(Boundary.required(type, "The class"))));
  }

  @Override
  public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    return open(() -> read(column, value -> Times.toDate(value, calendar)));
  }

  @Override
  public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    return open(() -> read(column, value -> Times.toTime(value, calendar)));
  }

  private <T> @Nullable T read(int index, Conversion<T> conversion) throws SQLException {
    ResultColumn column = columns.get(position(index));
    Object value = walk.row()[index - 1];
    lastWasNull = value == null;
    if (value == null) {
      return null;
    }
    try {
      return conversion.convert(Values.decode(column.type(), value));
    } catch (BitbucketException e) {
      throw new BitbucketException(
          e.state(), "Column " + column.label() + ": " + e.getMessage(), e);
    }
  }

  private int position(int index) {
    if (index < 1 || index > columns.size()) {
      throw new BitbucketException(
          SqlState.INVALID_COLUMN_REFERENCE,
          "There is no column " + index + "; the result has " + columns.size());
    }
    return index - 1;
  }

  @Override
  public boolean wasNull() throws SQLException {
    checkOpen();
    return lastWasNull;
  }

  @Override
  public int findColumn(String label) throws SQLException {
    return open(() -> indexOf(Boundary.required(label, "The label")));
  }

  private int indexOf(String label) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).label().equalsIgnoreCase(label)) {
        return i + 1;
      }
    }
    List<String> labels = columns.stream().map(ResultColumn::label).toList();
    throw new BitbucketException(
        SqlState.UNDEFINED_COLUMN,
        "The result has no column '" + label + "'." + NearestName.hint(label, labels));
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new BitbucketResultSetMetaData(columns);
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    return open(walk::isBeforeFirst);
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    return open(walk::isAfterLast);
  }

  @Override
  public boolean isLast() throws SQLException {
    return open(walk::isLast);
  }

  @Override
  public int getRow() throws SQLException {
    return open(() -> (int) Math.min(walk.number(), Integer.MAX_VALUE));
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
    if (direction != FETCH_FORWARD && !walk.scrolls()) {
      throw Boundary.invalidArgument("A forward-only result set is fetched FETCH_FORWARD only");
    }
    fetchDirection = Boundary.fetchDirection(direction);
  }

  @Override
  public int getFetchDirection() throws SQLException {
    checkOpen();
    return fetchDirection;
  }

  @Override
  public int getType() throws SQLException {
    checkOpen();
    return walk.scrolls() ? TYPE_SCROLL_INSENSITIVE : TYPE_FORWARD_ONLY;
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public @Nullable String getCursorName() throws SQLException {
    refuse("getCursorName");
    return null;
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    checkOpen();
    return statement;
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type == QueryProgress.class || TypedGetters.super.isWrapperFor(type);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type == QueryProgress.class ? type.cast(execution) : TypedGetters.super.unwrap(type);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    execution.finish();
    synchronized (this) {
      Boundary.run(cursor::close);
    }
    if (statement != null) {
      statement.resultClosed(this);
    }
  }
}
