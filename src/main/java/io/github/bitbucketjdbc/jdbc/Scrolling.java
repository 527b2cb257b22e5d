package io.github.bitbucketjdbc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The moves of a result set, each said by one that goes to a row counted from either end. */
public interface Scrolling extends ResultSet, JdbcObject {
  @Override
  default void beforeFirst() throws SQLException {
    absolute(0);
  }

  @Override
  default boolean first() throws SQLException {
    return absolute(1);
  }

  @Override
  default boolean last() throws SQLException {
    return absolute(-1);
  }

  @Override
  default void afterLast() throws SQLException {
    if (last()) {
      next();
    }
  }

  @Override
  default boolean previous() throws SQLException {
    return relative(-1);
  }

  @Override
  default boolean isFirst() throws SQLException {
    return getRow() == 1;
  }
}
