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

/** The update methods that take the label of a column, refused. */
public interface ReadOnlyLabels extends ResultSet, JdbcObject {
  @Override
  default void updateNull(String label) throws SQLException {
    refuse("updateNull");
  }

  @Override
  default void updateBoolean(String label, boolean value) throws SQLException {
    refuse("updateBoolean");
  }

  @Override
  default void updateByte(String label, byte value) throws SQLException {
    refuse("updateByte");
  }

  @Override
  default void updateShort(String label, short value) throws SQLException {
    refuse("updateShort");
  }

  @Override
  default void updateInt(String label, int value) throws SQLException {
    refuse("updateInt");
  }

  @Override
  default void updateLong(String label, long value) throws SQLException {
    refuse("updateLong");
  }

  @Override
  default void updateFloat(String label, float value) throws SQLException {
    refuse("updateFloat");
  }

  @Override
  default void updateDouble(String label, double value) throws SQLException {
    refuse("updateDouble");
  }

  @Override
  default void updateBigDecimal(String label, BigDecimal value) throws SQLException {
    refuse("updateBigDecimal");
  }

  @Override
  default void updateString(String label, String value) throws SQLException {
    refuse("updateString");
  }

  @Override
  default void updateBytes(String label, byte[] value) throws SQLException {
    refuse("updateBytes");
  }

  @Override
  default void updateDate(String label, Date value) throws SQLException {
    refuse("updateDate");
  }

  @Override
  default void updateTime(String label, Time value) throws SQLException {
    refuse("updateTime");
  }

  @Override
  default void updateTimestamp(String label, Timestamp value) throws SQLException {
    refuse("updateTimestamp");
  }

  @Override
  default void updateAsciiStream(String label, InputStream value, int length) throws SQLException {
    refuse("updateAsciiStream");
  }

  @Override
  default void updateBinaryStream(String label, InputStream value, int length) throws SQLException {
    refuse("updateBinaryStream");
  }

  @Override
  default void updateCharacterStream(String label, Reader value, int length) throws SQLException {
    refuse("updateCharacterStream");
  }

  @Override
  default void updateObject(String label, Object value, int scale) throws SQLException {
    refuse("updateObject");
  }

  @Override
  default void updateObject(String label, Object value) throws SQLException {
    refuse("updateObject");
  }

  @Override
  default void updateRef(String label, Ref value) throws SQLException {
    refuse("updateRef");
  }

  @Override
  default void updateBlob(String label, Blob value) throws SQLException {
    refuse("updateBlob");
  }

  @Override
  default void updateClob(String label, Clob value) throws SQLException {
    refuse("updateClob");
  }

  @Override
  default void updateArray(String label, Array value) throws SQLException {
    refuse("updateArray");
  }

  @Override
  default void updateRowId(String label, RowId value) throws SQLException {
    refuse("updateRowId");
  }

  @Override
  default void updateNString(String label, String value) throws SQLException {
    refuse("updateNString");
  }

  @Override
  default void updateNClob(String label, NClob value) throws SQLException {
    refuse("updateNClob");
  }

  @Override
  default void updateSQLXML(String label, SQLXML value) throws SQLException {
    refuse("updateSQLXML");
  }

  @Override
  default void updateNCharacterStream(String label, Reader value, long length) throws SQLException {
    refuse("updateNCharacterStream");
  }

  @Override
  default void updateAsciiStream(String label, InputStream value, long length) throws SQLException {
    refuse("updateAsciiStream");
  }

  @Override
  default void updateBinaryStream(String label, InputStream value, long length)
      throws SQLException {
    refuse("updateBinaryStream");
  }

  @Override
  default void updateCharacterStream(String label, Reader value, long length) throws SQLException {
    refuse("updateCharacterStream");
  }

  @Override
  default void updateBlob(String label, InputStream value, long length) throws SQLException {
    refuse("updateBlob");
  }

  @Override
  default void updateClob(String label, Reader value, long length) throws SQLException {
    refuse("updateClob");
  }

  @Override
  default void updateNClob(String label, Reader value, long length) throws SQLException {
    refuse("updateNClob");
  }

  @Override
  default void updateNCharacterStream(String label, Reader value) throws SQLException {
    refuse("updateNCharacterStream");
  }

  @Override
  default void updateAsciiStream(String label, InputStream value) throws SQLException {
    refuse("updateAsciiStream");
  }

  @Override
  default void updateBinaryStream(String label, InputStream value) throws SQLException {
    refuse("updateBinaryStream");
  }

  @Override
  default void updateCharacterStream(String label, Reader value) throws SQLException {
    refuse("updateCharacterStream");
  }

  @Override
  default void updateBlob(String label, InputStream value) throws SQLException {
    refuse("updateBlob");
  }

  @Override
  default void updateClob(String label, Reader value) throws SQLException {
    refuse("updateClob");
  }

  @Override
  default void updateNClob(String label, Reader value) throws SQLException {
    refuse("updateNClob");
  }

  @Override
  default void updateObject(String label, Object value, SQLType type, int scale)
      throws SQLException {
    refuse("updateObject");
  }

  @Override
  default void updateObject(String label, Object value, SQLType type) throws SQLException {
    refuse("updateObject");
  }
}
