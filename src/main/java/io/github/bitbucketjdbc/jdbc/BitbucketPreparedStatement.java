package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.PreparedQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs one planned query any number of times with the values bound to its parameters. */
public final class BitbucketPreparedStatement extends BitbucketStatement
    implements ParameterSetters {
  private final PreparedQuery query;
  private final ParameterValues values;
  private boolean batched;

  BitbucketPreparedStatement(BitbucketConnection connection, PreparedQuery query) {
    super(connection, true);
    this.query = query;
    this.values = new ParameterValues(query.parameters());
  }

  /** Refuses the methods that take another SQL text, as JDBC wants it. */
  @Override
  PreparedQuery plan(String sql) {
    throw new BitbucketException(
        SqlState.INVALID_STATE,
        "A prepared statement has its SQL text already; use the method without one");
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return run(() -> query, values::encoded);
  }

  @Override
  public boolean execute() throws SQLException {
    run(() -> query, values::encoded);
    return true;
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    checkOpen();
    return Boundary.call(
        () -> {
          throw notAnUpdate();
        });
  }

  @Override
  public int executeUpdate() throws SQLException {
    return Math.toIntExact(executeLargeUpdate());
  }

  @Override
  public void addBatch() throws SQLException {
    checkOpen();
    Boundary.run(values::encoded);
    batched = true;
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    checkOpen();
    Boundary.run(() -> plan(sql));
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    batched = false;
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    checkOpen();
    if (batched) {
      batched = false;
      try {
        executeLargeUpdate();
      } catch (SQLException e) {
        throw batchFailure(e);
      }
    }
    return new long[0];
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
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new BitbucketResultSetMetaData(query.columns());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return new BitbucketParameterMetaData(query.parameters());
  }
}
