package io.github.bitbucketjdbc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a call by the names of its parameters, all as the setters by index. */
public interface NamedSetters extends CallableStatement {
  /**
   * Returns the index of the question mark for a parameter.
   *
   * @throws SQLException when the call has none for it
   */
  int parameterIndex(String name) throws SQLException;

  @Override
  default void setURL(String name, URL value) throws SQLException {
    setURL(parameterIndex(name), value);
  }

  @Override
  default void setNull(String name, int type) throws SQLException {
    setNull(parameterIndex(name), type);
  }

  @Override
  default void setNull(String name, int type, String typeName) throws SQLException {
    setNull(parameterIndex(name), type, typeName);
  }

  @Override
  default void setBoolean(String name, boolean value) throws SQLException {
    setBoolean(parameterIndex(name), value);
  }

  @Override
  default void setByte(String name, byte value) throws SQLException {
    setByte(parameterIndex(name), value);
  }

  @Override
  default void setShort(String name, short value) throws SQLException {
    setShort(parameterIndex(name), value);
  }

  @Override
  default void setInt(String name, int value) throws SQLException {
    setInt(parameterIndex(name), value);
  }

  @Override
  default void setLong(String name, long value) throws SQLException {
    setLong(parameterIndex(name), value);
  }

  @Override
  default void setFloat(String name, float value) throws SQLException {
    setFloat(parameterIndex(name), value);
  }

  @Override
  default void setDouble(String name, double value) throws SQLException {
    setDouble(parameterIndex(name), value);
  }

  @Override
  default void setBigDecimal(String name, @Nullable BigDecimal value) throws SQLException {
    setBigDecimal(parameterIndex(name), value);
  }

  @Override
  default void setString(String name, @Nullable String value) throws SQLException {
    setString(parameterIndex(name), value);
  }

  @Override
  default void setNString(String name, @Nullable String value) throws SQLException {
    setNString(parameterIndex(name), value);
  }

  @Override
  default void setBytes(String name, byte @Nullable [] value) throws SQLException {
    setBytes(parameterIndex(name), value);
  }

  @Override
  default void setDate(String name, @Nullable Date value) throws SQLException {
    setDate(parameterIndex(name), value);
  }

  @Override
  default void setDate(String name, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    setDate(parameterIndex(name), value, calendar);
  }

  @Override
  default void setTime(String name, @Nullable Time value) throws SQLException {
    setTime(parameterIndex(name), value);
  }

  @Override
  default void setTime(String name, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    setTime(parameterIndex(name), value, calendar);
  }

  @Override
  default void setTimestamp(String name, @Nullable Timestamp value) throws SQLException {
    setTimestamp(parameterIndex(name), value);
  }

  @Override
  default void setTimestamp(String name, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    setTimestamp(parameterIndex(name), value, calendar);
  }

  @Override
  default void setObject(String name, @Nullable Object value) throws SQLException {
    setObject(parameterIndex(name), value);
  }

  @Override
  default void setObject(String name, @Nullable Object value, int type) throws SQLException {
    setObject(parameterIndex(name), value, type);
  }

  @Override
  default void setObject(String name, @Nullable Object value, int type, int scale)
      throws SQLException {
    setObject(parameterIndex(name), value, type, scale);
  }

  @Override
  default void setObject(String name, @Nullable Object value, SQLType type) throws SQLException {
    setObject(parameterIndex(name), value, type);
  }

  @Override
  default void setObject(String name, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    setObject(parameterIndex(name), value, type, scale);
  }

  @Override
  default void setAsciiStream(String name, @Nullable InputStream value) throws SQLException {
    setAsciiStream(parameterIndex(name), value);
  }

  @Override
  default void setAsciiStream(String name, @Nullable InputStream value, int length)
      throws SQLException {
    setAsciiStream(parameterIndex(name), value, length);
  }

  @Override
  default void setAsciiStream(String name, @Nullable InputStream value, long length)
      throws SQLException {
    setAsciiStream(parameterIndex(name), value, length);
  }

  @Override
  default void setBinaryStream(String name, @Nullable InputStream value) throws SQLException {
    setBinaryStream(parameterIndex(name), value);
  }

  @Override
  default void setBinaryStream(String name, @Nullable InputStream value, int length)
      throws SQLException {
    setBinaryStream(parameterIndex(name), value, length);
  }

  @Override
  default void setBinaryStream(String name, @Nullable InputStream value, long length)
      throws SQLException {
    setBinaryStream(parameterIndex(name), value, length);
  }

  @Override
  default void setCharacterStream(String name, @Nullable Reader value) throws SQLException {
    setCharacterStream(parameterIndex(name), value);
  }

  @Override
  default void setCharacterStream(String name, @Nullable Reader value, int length)
      throws SQLException {
    setCharacterStream(parameterIndex(name), value, length);
  }

  @Override
  default void setCharacterStream(String name, @Nullable Reader value, long length)
      throws SQLException {
    setCharacterStream(parameterIndex(name), value, length);
  }

  @Override
  default void setNCharacterStream(String name, @Nullable Reader value) throws SQLException {
    setNCharacterStream(parameterIndex(name), value);
  }

  @Override
  default void setNCharacterStream(String name, @Nullable Reader value, long length)
      throws SQLException {
    setNCharacterStream(parameterIndex(name), value, length);
  }

  @Override
  default void setBlob(String name, @Nullable Blob value) throws SQLException {
    setBlob(parameterIndex(name), value);
  }

  @Override
  default void setBlob(String name, @Nullable InputStream value) throws SQLException {
    setBlob(parameterIndex(name), value);
  }

  @Override
  default void setBlob(String name, @Nullable InputStream value, long length) throws SQLException {
    setBlob(parameterIndex(name), value, length);
  }

  @Override
  default void setClob(String name, @Nullable Clob value) throws SQLException {
    setClob(parameterIndex(name), value);
  }

  @Override
  default void setClob(String name, @Nullable Reader value) throws SQLException {
    setClob(parameterIndex(name), value);
  }

  @Override
  default void setClob(String name, @Nullable Reader value, long length) throws SQLException {
    setClob(parameterIndex(name), value, length);
  }

  @Override
  default void setNClob(String name, @Nullable NClob value) throws SQLException {
    setNClob(parameterIndex(name), value);
  }

  @Override
  default void setNClob(String name, @Nullable Reader value) throws SQLException {
    setNClob(parameterIndex(name), value);
  }

  @Override
  default void setNClob(String name, @Nullable Reader value, long length) throws SQLException {
    setNClob(parameterIndex(name), value, length);
  }

  @Override
  default void setRowId(String name, @Nullable RowId value) throws SQLException {
    setRowId(parameterIndex(name), value);
  }

  @Override
  default void setSQLXML(String name, @Nullable SQLXML value) throws SQLException {
    setSQLXML(parameterIndex(name), value);
  }
}
