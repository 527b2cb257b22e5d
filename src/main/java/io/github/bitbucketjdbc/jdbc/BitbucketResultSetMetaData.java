package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.ResultColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/** Describes the columns of a result; it stays usable when the result is closed. */
public final class BitbucketResultSetMetaData implements ResultSetMetaData, JdbcObject {
  private final List<ResultColumn> columns;

  BitbucketResultSetMetaData(List<ResultColumn> columns) {
    this.columns = columns;
  }

  @Override
  public void checkOpen() {
    // A description cannot be closed.
  }

  private ResultColumn at(int column) throws SQLException {
    if (column < 1 || column > columns.size()) {
      throw ErrorTranslator.create(
          SqlState.INVALID_COLUMN_REFERENCE,
          "There is no column " + column + "; the result has " + columns.size());
    }
    return columns.get(column - 1);
  }

  private TypeBridge typeAt(int column) throws SQLException {
    return TypeBridge.of(at(column).type());
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    at(column);
    return false;
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    return typeAt(column).isText();
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    at(column);
    return true;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    at(column);
    return false;
  }

  @Override
  public int isNullable(int column) throws SQLException {
    return at(column).nullable() ? columnNullable : columnNoNulls;
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    return typeAt(column).isSigned();
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    return typeAt(column).displaySizeOf(at(column).precision(), at(column).scale());
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return at(column).label();
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return at(column).name();
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    return at(column).schema();
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    return typeAt(column).precisionOf(at(column).precision());
  }

  @Override
  public int getScale(int column) throws SQLException {
    return typeAt(column).scaleOf(at(column).scale());
  }

  @Override
  public String getTableName(int column) throws SQLException {
    return at(column).table();
  }

  @Override
  public String getCatalogName(int column) throws SQLException {
    at(column);
    return "";
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return at(column).type().getVendorTypeNumber();
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    return at(column).typeName();
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    at(column);
    return true;
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    at(column);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    at(column);
    return false;
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return typeAt(column).javaClass().getName();
  }
}
