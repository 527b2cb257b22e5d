package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.PreparedQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one planned statement any number of times with the values bound to its parameters. */
public class BitbucketPreparedStatement extends BitbucketStatement implements ParameterSetters {
  private final PreparedQuery query;
  private final ParameterValues values;
  private final KeyChoice keys;
  private final List<List<@Nullable Object>> batched = new ArrayList<>();

  BitbucketPreparedStatement(
      BitbucketConnection connection, PreparedQuery query, KeyChoice keys, boolean scrolls) {
    super(connection, true, scrolls);
    this.query = query;
    this.keys = keys;
    this.values = new ParameterValues(query.parameters());
  }

  /** Refuses the methods that take another SQL text, as JDBC wants it. */
  @Override
  PreparedQuery plan(String sql, Execution current) {
    throw new BitbucketException(
        SqlState.INVALID_STATE,
        "A prepared statement has its SQL text already; use the method without one");
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return runQuery(current -> query, values::encoded);
  }

  @Override
  public boolean execute() throws SQLException {
    return run(current -> query, values::encoded, keys, null) != null;
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return runUpdate(current -> query, values::encoded, keys);
  }

  @Override
  public int executeUpdate() throws SQLException {
    return Math.toIntExact(executeLargeUpdate());
  }

  @Override
  public void addBatch() throws SQLException {
    checkOpen();
    Boundary.run(() -> batched.add(values.encoded()));
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    checkOpen();
    Boundary.run(() -> plan(sql, Execution.unlimited()));
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    batched.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    checkOpen();
    List<List<@Nullable Object>> rows = List.copyOf(batched);
    batched.clear();
    return runBatch(rows, row -> current -> query, row -> row, keys);
  }

  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    checkOpen();
    Boundary.run(() -> values.set(index, value == null ? null : Inputs.meaning(value)));
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    checkOpen();
    if (value == null) {
      setObject(index, null);
    } else {
      Boundary.run(() -> values.set(index, scaled(value, typeOf(type), scale)));
    }
  }

  private static Object scaled(Object value, JDBCType type, int scale) throws Exception {
    Object converted = ParameterValues.converted(Inputs.meaning(value), type);
    return converted instanceof BigDecimal number && scale >= 0
        ? number.setScale(scale, RoundingMode.HALF_UP)
        : converted;
  }

  private static JDBCType typeOf(int number) throws SQLException {
    try {
      return JDBCType.valueOf(number);
    } catch (IllegalArgumentException e) {
      throw Boundary.invalidArgument(number + " is not one of the types in java.sql.Types");
    }
  }

  @Override
  public void clearParameters() throws SQLException {
    checkOpen();
    values.clear();
  }

  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    if (query.isUpdate()) {
      return null;
    }
    return new BitbucketResultSetMetaData(query.columns());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return new BitbucketParameterMetaData(query.parameters());
  }
}
