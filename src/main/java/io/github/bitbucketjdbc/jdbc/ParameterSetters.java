package io.github.bitbucketjdbc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a prepared statement: each says what its value means and binds it. */
public interface ParameterSetters extends PreparedStatement, JdbcObject {
  /** Binds a value of any class that has a meaning in SQL, or null. */
  @Override
  void setObject(int index, @Nullable Object value) throws SQLException;

  @Override
  default void setObject(int index, @Nullable Object value, int type) throws SQLException {
    setObject(index, value, type, -1);
  }

  @Override
  default void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
    setObject(index, value, type, -1);
  }

  @Override
  default void setObject(int index, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    Integer number = Boundary.required(type, "The type").getVendorTypeNumber();
    setObject(index, value, Boundary.required(number, "The number of the type"), scale);
  }

  @Override
  default void setNull(int index, int type) throws SQLException {
    setObject(index, null);
  }

  @Override
  default void setNull(int index, int type, String typeName) throws SQLException {
    setObject(index, null);
  }

  @Override
  default void setBoolean(int index, boolean value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setByte(int index, byte value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setShort(int index, short value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setInt(int index, int value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setLong(int index, long value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setFloat(int index, float value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setDouble(int index, double value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setString(int index, @Nullable String value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setNString(int index, @Nullable String value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setBytes(int index, byte @Nullable [] value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setDate(int index, @Nullable Date value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    setObject(index, value == null ? null : Inputs.ofDate(value, calendar));
  }

  @Override
  default void setTime(int index, @Nullable Time value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    setObject(index, value == null ? null : Inputs.ofDate(value, calendar));
  }

  @Override
  default void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    setObject(index, value);
  }

  /** Binds the same as without a calendar: a TIMESTAMP is an instant, which has no zone. */
  @Override
  default void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setURL(int index, @Nullable URL value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setArray(int index, @Nullable Array value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setBlob(int index, @Nullable Blob value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setClob(int index, @Nullable Clob value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setNClob(int index, @Nullable NClob value) throws SQLException {
    setObject(index, value);
  }

  @Override
  default void setRef(int index, @Nullable Ref value) throws SQLException {
    refuse("REF values");
  }

  @Override
  default void setRowId(int index, @Nullable RowId value) throws SQLException {
    refuse("ROWID values");
  }

  @Override
  default void setSQLXML(int index, @Nullable SQLXML value) throws SQLException {
    refuse("SQLXML values");
  }

  @Override
  default void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    Boundary.notNegative(length, "The length");
    setObject(index, value == null ? null : Boundary.call(() -> Inputs.text(value, length)));
  }

  @Override
  default void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    setCharacterStream(index, value, (long) length);
  }

  @Override
  default void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    setCharacterStream(index, value, Long.MAX_VALUE);
  }

  @Override
  default void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    setCharacterStream(index, value, length);
  }

  @Override
  default void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    setCharacterStream(index, value);
  }

  @Override
  default void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    setCharacterStream(index, value, length);
  }

  @Override
  default void setClob(int index, @Nullable Reader value) throws SQLException {
    setCharacterStream(index, value);
  }

  @Override
  default void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    setCharacterStream(index, value, length);
  }

  @Override
  default void setNClob(int index, @Nullable Reader value) throws SQLException {
    setCharacterStream(index, value);
  }

  @Override
  default void setBinaryStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    Boundary.notNegative(length, "The length");
    setObject(index, value == null ? null : Boundary.call(() -> Inputs.bytes(value, length)));
  }

  @Override
  default void setBinaryStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    setBinaryStream(index, value, (long) length);
  }

  @Override
  default void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
    setBinaryStream(index, value, Long.MAX_VALUE);
  }

  @Override
  default void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
    setBinaryStream(index, value, length);
  }

  @Override
  default void setBlob(int index, @Nullable InputStream value) throws SQLException {
    setBinaryStream(index, value);
  }

  @Override
  default void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    Boundary.notNegative(length, "The length");
    setObject(
        index,
        value == null
            ? null
            : Boundary.call(
                () -> new String(Inputs.bytes(value, length), StandardCharsets.US_ASCII)));
  }

  @Override
  default void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    setAsciiStream(index, value, (long) length);
  }

  @Override
  default void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    setAsciiStream(index, value, Long.MAX_VALUE);
  }

  @Deprecated
  @Override
  default void setUnicodeStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    Boundary.notNegative(length, "The length");
    setObject(
        index,
        value == null
            ? null
            : Boundary.call(
                () -> new String(Inputs.bytes(value, length), StandardCharsets.UTF_16BE)));
  }
}
