package io.github.bitbucketjdbc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** The update methods that take the index of a column, refused. */
public interface ReadOnlyColumns extends ResultSet, JdbcObject {
  @Override
  default void updateNull(int column) throws SQLException {
    refuse("updateNull");
  }

  @Override
  default void updateBoolean(int column, boolean value) throws SQLException {
    refuse("updateBoolean");
  }

  @Override
  default void updateByte(int column, byte value) throws SQLException {
    refuse("updateByte");
  }

  @Override
  default void updateShort(int column, short value) throws SQLException {
    refuse("updateShort");
  }

  @Override
  default void updateInt(int column, int value) throws SQLException {
    refuse("updateInt");
  }

  @Override
  default void updateLong(int column, long value) throws SQLException {
    refuse("updateLong");
  }

  @Override
  default void updateFloat(int column, float value) throws SQLException {
    refuse("updateFloat");
  }

  @Override
  default void updateDouble(int column, double value) throws SQLException {
    refuse("updateDouble");
  }

  @Override
  default void updateBigDecimal(int column, BigDecimal value) throws SQLException {
    refuse("updateBigDecimal");
  }

  @Override
  default void updateString(int column, String value) throws SQLException {
    refuse("updateString");
  }

  @Override
  default void updateBytes(int column, byte[] value) throws SQLException {
    refuse("updateBytes");
  }

  @Override
  default void updateDate(int column, Date value) throws SQLException {
    refuse("updateDate");
  }

  @Override
  default void updateTime(int column, Time value) throws SQLException {
    refuse("updateTime");
  }

  @Override
  default void updateTimestamp(int column, Timestamp value) throws SQLException {
    refuse("updateTimestamp");
  }

  @Override
  default void updateAsciiStream(int column, InputStream value, int length) throws SQLException {
    refuse("updateAsciiStream");
  }

  @Override
  default void updateBinaryStream(int column, InputStream value, int length) throws SQLException {
    refuse("updateBinaryStream");
  }

  @Override
  default void updateCharacterStream(int column, Reader value, int length) throws SQLException {
    refuse("updateCharacterStream");
  }

  @Override
  default void updateObject(int column, Object value, int scale) throws SQLException {
    refuse("updateObject");
  }

  @Override
  default void updateObject(int column, Object value) throws SQLException {
    refuse("updateObject");
  }

  @Override
  default void updateRef(int column, Ref value) throws SQLException {
    refuse("updateRef");
  }

  @Override
  default void updateBlob(int column, Blob value) throws SQLException {
    refuse("updateBlob");
  }

  @Override
  default void updateClob(int column, Clob value) throws SQLException {
    refuse("updateClob");
  }

  @Override
  default void updateArray(int column, Array value) throws SQLException {
    refuse("updateArray");
  }

  @Override
  default void updateRowId(int column, RowId value) throws SQLException {
    refuse("updateRowId");
  }

  @Override
  default void updateNString(int column, String value) throws SQLException {
    refuse("updateNString");
  }

  @Override
  default void updateNClob(int column, NClob value) throws SQLException {
    refuse("updateNClob");
  }

  @Override
  default void updateSQLXML(int column, SQLXML value) throws SQLException {
    refuse("updateSQLXML");
  }

  @Override
  default void updateNCharacterStream(int column, Reader value, long length) throws SQLException {
    refuse("updateNCharacterStream");
  }

  @Override
  default void updateAsciiStream(int column, InputStream value, long length) throws SQLException {
    refuse("updateAsciiStream");
  }

  @Override
  default void updateBinaryStream(int column, InputStream value, long length) throws SQLException {
    refuse("updateBinaryStream");
  }

  @Override
  default void updateCharacterStream(int column, Reader value, long length) throws SQLException {
    refuse("updateCharacterStream");
  }

  @Override
  default void updateBlob(int column, InputStream value, long length) throws SQLException {
    refuse("updateBlob");
  }

  @Override
  default void updateClob(int column, Reader value, long length) throws SQLException {
    refuse("updateClob");
  }

  @Override
  default void updateNClob(int column, Reader value, long length) throws SQLException {
    refuse("updateNClob");
  }

  @Override
  default void updateNCharacterStream(int column, Reader value) throws SQLException {
    refuse("updateNCharacterStream");
  }

  @Override
  default void updateAsciiStream(int column, InputStream value) throws SQLException {
    refuse("updateAsciiStream");
  }

  @Override
  default void updateBinaryStream(int column, InputStream value) throws SQLException {
    refuse("updateBinaryStream");
  }

  @Override
  default void updateCharacterStream(int column, Reader value) throws SQLException {
    refuse("updateCharacterStream");
  }

  @Override
  default void updateBlob(int column, InputStream value) throws SQLException {
    refuse("updateBlob");
  }

  @Override
  default void updateClob(int column, Reader value) throws SQLException {
    refuse("updateClob");
  }

  @Override
  default void updateNClob(int column, Reader value) throws SQLException {
    refuse("updateNClob");
  }

  @Override
  default void updateObject(int column, Object value, SQLType type, int scale) throws SQLException {
    refuse("updateObject");
  }

  @Override
  default void updateObject(int column, Object value, SQLType type) throws SQLException {
    refuse("updateObject");
  }
}
