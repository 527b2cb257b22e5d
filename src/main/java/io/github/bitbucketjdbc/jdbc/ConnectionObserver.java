package io.github.bitbucketjdbc.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Hears of a connection, and of its prepared statements, what a pool that lent it wants to know.
 */
interface ConnectionObserver {
  /** Nobody. */
  ConnectionObserver NONE =
      new ConnectionObserver() {
        @Override
        public void closed() {}

        @Override
        public void failed(SQLException error, @Nullable PreparedStatement statement) {}

        @Override
        public void statementClosed(PreparedStatement statement) {}
      };

  /** Hears that the connection, with all that belongs to it, was closed. */
  void closed();

  /** Hears of any error of a statement before its user does; null for one that is not prepared. */
  void failed(SQLException error, @Nullable PreparedStatement statement);

  /** Hears that a prepared statement was closed. */
  void statementClosed(PreparedStatement statement);
}
