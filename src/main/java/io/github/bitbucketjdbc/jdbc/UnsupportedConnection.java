package io.github.bitbucketjdbc.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Struct;
import org.jspecify.annotations.Nullable;

/** The part of a connection that Bitbucket has nothing for, refused in words that say so. */
public interface UnsupportedConnection extends Connection, JdbcObject {
  /** Refuses and never returns. */
  private <T> T refused(String what) throws SQLException {
    refuse(what);
    throw new AssertionError(what);
  }

  @Override
  default Savepoint setSavepoint() throws SQLException {
    return refused("savepoints, because Bitbucket has no transactions");
  }

  @Override
  default Savepoint setSavepoint(String name) throws SQLException {
    return setSavepoint();
  }

  @Override
  default void rollback(Savepoint savepoint) throws SQLException {
    setSavepoint();
  }

  @Override
  default void releaseSavepoint(Savepoint savepoint) throws SQLException {
    setSavepoint();
  }

  @Override
  default SQLXML createSQLXML() throws SQLException {
    return refused("createSQLXML, because no table has XML columns");
  }

  @Override
  default Struct createStruct(String type, Object[] attributes) throws SQLException {
    return refused("createStruct, because no table has structured columns");
  }

  @Override
  default boolean setShardingKeyIfValid(
      ShardingKey key, @Nullable ShardingKey superKey, int timeout) throws SQLException {
    return refused("sharding");
  }

  @Override
  default boolean setShardingKeyIfValid(ShardingKey key, int timeout) throws SQLException {
    return refused("sharding");
  }

  @Override
  default void setShardingKey(ShardingKey key, @Nullable ShardingKey superKey) throws SQLException {
    refuse("sharding");
  }

  @Override
  default void setShardingKey(ShardingKey key) throws SQLException {
    refuse("sharding");
  }
}
