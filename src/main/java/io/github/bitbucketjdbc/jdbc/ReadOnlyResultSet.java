package io.github.bitbucketjdbc.jdbc;

import java.sql.SQLException;

/**
 * The part of a result set that would change rows, refused: results of this driver are read-only.
 */
public interface ReadOnlyResultSet extends ReadOnlyColumns, ReadOnlyLabels {
  @Override
  default void updateRow() throws SQLException {
    refuse("updateRow");
  }

  @Override
  default void insertRow() throws SQLException {
    refuse("insertRow");
  }

  @Override
  default void deleteRow() throws SQLException {
    refuse("deleteRow");
  }

  @Override
  default void refreshRow() throws SQLException {
    refuse("refreshRow");
  }

  @Override
  default void cancelRowUpdates() throws SQLException {
    refuse("cancelRowUpdates");
  }

  @Override
  default void moveToInsertRow() throws SQLException {
    refuse("moveToInsertRow");
  }

  @Override
  default void moveToCurrentRow() throws SQLException {
    refuse("moveToCurrentRow");
  }

  @Override
  default boolean rowUpdated() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  default boolean rowInserted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  default boolean rowDeleted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  default int getConcurrency() throws SQLException {
    checkOpen();
    return CONCUR_READ_ONLY;
  }
}
