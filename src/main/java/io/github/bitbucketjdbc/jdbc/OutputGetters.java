package io.github.bitbucketjdbc.jdbc;

import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The getters of a call: procedures have no OUT parameters but columns of a result, so a getter
 * gives the column of that number or name, in the first row.
 */
public interface OutputGetters extends CallableStatement {
  /**
   * Returns the first row of the result.
   *
   * @throws SQLException when the call has not run, or gave no row
   */
  ResultSet outputs() throws SQLException;

  @Override
  default boolean wasNull() throws SQLException {
    return outputs().wasNull();
  }

  @Deprecated
  @Override
  default @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    return outputs().getBigDecimal(column, scale);
  }

  @Override
  default <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    return outputs().getObject(column, type);
  }

  @Override
  default <T> @Nullable T getObject(String column, Class<T> type) throws SQLException {
    return outputs().getObject(column, type);
  }

  @Override
  default @Nullable String getString(int column) throws SQLException {
    return outputs().getString(column);
  }

  @Override
  default @Nullable String getString(String column) throws SQLException {
    return outputs().getString(column);
  }

  @Override
  default @Nullable String getNString(int column) throws SQLException {
    return outputs().getNString(column);
  }

  @Override
  default @Nullable String getNString(String column) throws SQLException {
    return outputs().getNString(column);
  }

  @Override
  default boolean getBoolean(int column) throws SQLException {
    return outputs().getBoolean(column);
  }

  @Override
  default boolean getBoolean(String column) throws SQLException {
    return outputs().getBoolean(column);
  }

  @Override
  default byte getByte(int column) throws SQLException {
    return outputs().getByte(column);
  }

  @Override
  default byte getByte(String column) throws SQLException {
    return outputs().getByte(column);
  }

  @Override
  default short getShort(int column) throws SQLException {
    return outputs().getShort(column);
  }

  @Override
  default short getShort(String column) throws SQLException {
    return outputs().getShort(column);
  }

  @Override
  default int getInt(int column) throws SQLException {
    return outputs().getInt(column);
  }

  @Override
  default int getInt(String column) throws SQLException {
    return outputs().getInt(column);
  }

  @Override
  default long getLong(int column) throws SQLException {
    return outputs().getLong(column);
  }

  @Override
  default long getLong(String column) throws SQLException {
    return outputs().getLong(column);
  }

  @Override
  default float getFloat(int column) throws SQLException {
    return outputs().getFloat(column);
  }

  @Override
  default float getFloat(String column) throws SQLException {
    return outputs().getFloat(column);
  }

  @Override
  default double getDouble(int column) throws SQLException {
    return outputs().getDouble(column);
  }

  @Override
  default double getDouble(String column) throws SQLException {
    return outputs().getDouble(column);
  }

  @Override
  default @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    return outputs().getBigDecimal(column);
  }

  @Override
  default @Nullable BigDecimal getBigDecimal(String column) throws SQLException {
    return outputs().getBigDecimal(column);
  }

  @Override
  default byte @Nullable [] getBytes(int column) throws SQLException {
    return outputs().getBytes(column);
  }

  @Override
  default byte @Nullable [] getBytes(String column) throws SQLException {
    return outputs().getBytes(column);
  }

  @Override
  default @Nullable Date getDate(int column) throws SQLException {
    return outputs().getDate(column);
  }

  @Override
  default @Nullable Date getDate(String column) throws SQLException {
    return outputs().getDate(column);
  }

  @Override
  default @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    return outputs().getDate(column, calendar);
  }

  @Override
  default @Nullable Date getDate(String column, @Nullable Calendar calendar) throws SQLException {
    return outputs().getDate(column, calendar);
  }

  @Override
  default @Nullable Time getTime(int column) throws SQLException {
    return outputs().getTime(column);
  }

  @Override
  default @Nullable Time getTime(String column) throws SQLException {
    return outputs().getTime(column);
  }

  @Override
  default @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    return outputs().getTime(column, calendar);
  }

  @Override
  default @Nullable Time getTime(String column, @Nullable Calendar calendar) throws SQLException {
    return outputs().getTime(column, calendar);
  }

  @Override
  default @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return outputs().getTimestamp(column);
  }

  @Override
  default @Nullable Timestamp getTimestamp(String column) throws SQLException {
    return outputs().getTimestamp(column);
  }

  @Override
  default @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
      throws SQLException {
    return outputs().getTimestamp(column, calendar);
  }

  @Override
  default @Nullable Timestamp getTimestamp(String column, @Nullable Calendar calendar)
      throws SQLException {
    return outputs().getTimestamp(column, calendar);
  }

  @Override
  default @Nullable Object getObject(int column) throws SQLException {
    return outputs().getObject(column);
  }

  @Override
  default @Nullable Object getObject(String column) throws SQLException {
    return outputs().getObject(column);
  }

  @Override
  default @Nullable Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
    return outputs().getObject(column, types);
  }

  @Override
  default @Nullable Object getObject(String column, Map<String, Class<?>> types)
      throws SQLException {
    return outputs().getObject(column, types);
  }

  @Override
  default @Nullable Ref getRef(int column) throws SQLException {
    return outputs().getRef(column);
  }

  @Override
  default @Nullable Ref getRef(String column) throws SQLException {
    return outputs().getRef(column);
  }

  @Override
  default @Nullable Blob getBlob(int column) throws SQLException {
    return outputs().getBlob(column);
  }

  @Override
  default @Nullable Blob getBlob(String column) throws SQLException {
    return outputs().getBlob(column);
  }

  @Override
  default @Nullable Clob getClob(int column) throws SQLException {
    return outputs().getClob(column);
  }

  @Override
  default @Nullable Clob getClob(String column) throws SQLException {
    return outputs().getClob(column);
  }

  @Override
  default @Nullable NClob getNClob(int column) throws SQLException {
    return outputs().getNClob(column);
  }

  @Override
  default @Nullable NClob getNClob(String column) throws SQLException {
    return outputs().getNClob(column);
  }

  @Override
  default @Nullable Array getArray(int column) throws SQLException {
    return outputs().getArray(column);
  }

  @Override
  default @Nullable Array getArray(String column) throws SQLException {
    return outputs().getArray(column);
  }

  @Override
  default @Nullable URL getURL(int column) throws SQLException {
    return outputs().getURL(column);
  }

  @Override
  default @Nullable URL getURL(String column) throws SQLException {
    return outputs().getURL(column);
  }

  @Override
  default @Nullable RowId getRowId(int column) throws SQLException {
    return outputs().getRowId(column);
  }

  @Override
  default @Nullable RowId getRowId(String column) throws SQLException {
    return outputs().getRowId(column);
  }

  @Override
  default @Nullable SQLXML getSQLXML(int column) throws SQLException {
    return outputs().getSQLXML(column);
  }

  @Override
  default @Nullable SQLXML getSQLXML(String column) throws SQLException {
    return outputs().getSQLXML(column);
  }

  @Override
  default @Nullable Reader getCharacterStream(int column) throws SQLException {
    return outputs().getCharacterStream(column);
  }

  @Override
  default @Nullable Reader getCharacterStream(String column) throws SQLException {
    return outputs().getCharacterStream(column);
  }

  @Override
  default @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return outputs().getNCharacterStream(column);
  }

  @Override
  default @Nullable Reader getNCharacterStream(String column) throws SQLException {
    return outputs().getNCharacterStream(column);
  }
}
