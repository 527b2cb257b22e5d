package io.github.bitbucketjdbc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The part of a result set that would move backwards, refused: rows are read while they arrive. */
public interface ForwardOnlyResultSet extends ResultSet, JdbcObject {
  /** Refuses to scroll. */
  default boolean refuseScrolling(String method) throws SQLException {
    refuse(method + ", because the result set is TYPE_FORWARD_ONLY");
    return false;
  }

  @Override
  default void beforeFirst() throws SQLException {
    refuseScrolling("beforeFirst");
  }

  @Override
  default void afterLast() throws SQLException {
    refuseScrolling("afterLast");
  }

  @Override
  default boolean first() throws SQLException {
    return refuseScrolling("first");
  }

  @Override
  default boolean last() throws SQLException {
    return refuseScrolling("last");
  }

  @Override
  default boolean absolute(int row) throws SQLException {
    return refuseScrolling("absolute");
  }

  @Override
  default boolean relative(int rows) throws SQLException {
    return refuseScrolling("relative");
  }

  @Override
  default boolean previous() throws SQLException {
    return refuseScrolling("previous");
  }

  @Override
  default void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    if (direction != FETCH_FORWARD) {
      throw Boundary.invalidArgument("A forward-only result set is fetched FETCH_FORWARD only");
    }
  }

  @Override
  default int getFetchDirection() throws SQLException {
    checkOpen();
    return FETCH_FORWARD;
  }

  @Override
  default int getType() throws SQLException {
    checkOpen();
    return TYPE_FORWARD_ONLY;
  }
}
