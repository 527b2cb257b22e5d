package io.github.bitbucketjdbc.jdbc;

import java.sql.CallableStatement;
import java.sql.SQLException;
import java.sql.SQLType;

/**
 * Takes note that outputs are wanted. Every column of the result can be had anyhow, as any type it
 * converts to, so nothing follows but an error for a column that is not there.
 */
public interface OutputRegistration extends CallableStatement {
  /**
   * Checks that the result has a column.
   *
   * @throws SQLException when it has not
   */
  void checkOutput(int column) throws SQLException;

  /**
   * Checks that the result has a column.
   *
   * @throws SQLException when it has not
   */
  void checkOutput(String column) throws SQLException;

  @Override
  default void registerOutParameter(int column, int type) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(String column, int type) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(int column, int type, int scale) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(String column, int type, int scale) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(int column, int type, String typeName) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(String column, int type, String typeName) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(int column, SQLType type) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(String column, SQLType type) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(int column, SQLType type, int scale) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(String column, SQLType type, int scale) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(int column, SQLType type, String typeName) throws SQLException {
    checkOutput(column);
  }

  @Override
  default void registerOutParameter(String column, SQLType type, String typeName)
      throws SQLException {
    checkOutput(column);
  }
}
