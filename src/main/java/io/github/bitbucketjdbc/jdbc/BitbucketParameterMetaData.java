package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.ParameterColumn;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** Describes the parameters of a statement by the types that their places ask for. */
public final class BitbucketParameterMetaData implements ParameterMetaData, JdbcObject {
  private final List<ParameterColumn> parameters;

  BitbucketParameterMetaData(List<ParameterColumn> parameters) {
    this.parameters = parameters;
  }

  @Override
  public void checkOpen() {
    // A description cannot be closed.
  }

  private ParameterColumn at(int index) throws SQLException {
    if (index < 1 || index > parameters.size()) {
      throw ErrorTranslator.create(
          SqlState.INVALID_COLUMN_REFERENCE,
          "There is no parameter " + index + "; the statement has " + parameters.size());
    }
    return parameters.get(index - 1);
  }

  private TypeBridge typeAt(int index) throws SQLException {
    return TypeBridge.of(at(index).type());
  }

  @Override
  public int getParameterCount() {
    return parameters.size();
  }

  @Override
  public int isNullable(int index) throws SQLException {
    at(index);
    return parameterNullable;
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return typeAt(index).isSigned();
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return typeAt(index).precisionOf(at(index).precision());
  }

  @Override
  public int getScale(int index) throws SQLException {
    return typeAt(index).scaleOf(at(index).scale());
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    return at(index).type().getVendorTypeNumber();
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return at(index).typeName();
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return typeAt(index).javaClass().getName();
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    at(index);
    return parameterModeIn;
  }
}
