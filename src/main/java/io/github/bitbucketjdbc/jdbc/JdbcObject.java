package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import java.sql.SQLException;
import java.sql.Wrapper;

/** What the driver's JDBC objects have in common: they can be closed, unwrapped, and can refuse. */
public interface JdbcObject extends Wrapper {
  /**
   * Does nothing while this object is open.
   *
   * @throws SQLException with state 08003 when it, or the connection it came from, is closed
   */
  void checkOpen() throws SQLException;

  /** Refuses a part of JDBC that this driver does not have. */
  default void refuse(String what) throws SQLException {
    checkOpen();
    throw ErrorTranslator.create(
        SqlState.FEATURE_NOT_SUPPORTED, "Not supported by this driver: " + what);
  }

  @Override
  default <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw Boundary.invalidArgument("Not a wrapper for " + type.getName());
    }
    return type.cast(this);
  }

  @Override
  default boolean isWrapperFor(Class<?> type) throws SQLException {
    return Boundary.required(type, "The class").isInstance(this);
  }
}
