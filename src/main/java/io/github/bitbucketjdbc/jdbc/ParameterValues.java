package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.ParameterColumn;
import java.math.BigDecimal;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values bound to the parameters of a statement. They become values of the parameters' types
 * when the statement runs; a conversion that would change the value is an error.
 */
final class ParameterValues {
  private static final Object UNSET = new Object();

  private final List<ParameterColumn> columns;
  private final @Nullable Object[] values;

  ParameterValues(List<ParameterColumn> columns) {
    this.columns = columns;
    this.values = new @Nullable Object[columns.size()];
    clear();
  }

  void clear() {
    Arrays.fill(values, UNSET);
  }

  void set(int index, @Nullable Object meaning) {
    if (index < 1 || index > values.length) {
      throw new BitbucketException(
          SqlState.INVALID_COLUMN_REFERENCE,
          "There is no parameter " + index + "; the statement has " + values.length);
    }
    values[index - 1] = meaning;
  }

  /** Returns the values in the form in which rows hold them. */
  List<@Nullable Object> encoded() throws SQLException {
    List<@Nullable Object> encoded = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      encoded.add(encoded(i + 1, values[i], columns.get(i)));
    }
    return encoded;
  }

  private static @Nullable Object encoded(int index, @Nullable Object value, ParameterColumn column)
      throws SQLException {
    if (value == UNSET) {
      throw new BitbucketException(
          SqlState.UNBOUND_PARAMETER, "Parameter " + index + " has no value");
    }
    if (value == null) {
      return null;
    }
    try {
      return Values.encode(converted(value, column.type()));
    } catch (BitbucketException e) {
      throw new BitbucketException(
          e.state(), "Parameter " + index + " (" + column.typeName() + "): " + e.getMessage(), e);
    }
  }

  /** Returns what a value means as a value of a type. */
  static Object converted(Object value, JDBCType type) throws SQLException {
    return switch (type) {
      case BOOLEAN, BIT -> Numbers.toBoolean(value);
      case TINYINT -> (int) Numbers.toByte(whole(value, type));
      case SMALLINT -> (int) Numbers.toShort(whole(value, type));
      case INTEGER -> Numbers.toInt(whole(value, type));
      case BIGINT -> Numbers.toLong(whole(value, type));
      case DECIMAL, NUMERIC -> Numbers.toBigDecimal(value);
      case REAL -> Numbers.toFloat(value);
      case FLOAT, DOUBLE -> Numbers.toDouble(value);
      case CHAR, VARCHAR, LONGVARCHAR, NCHAR, NVARCHAR, LONGNVARCHAR, CLOB, NCLOB ->
          Conversions.toText(value);
      case BINARY, VARBINARY, LONGVARBINARY, BLOB -> Conversions.toBytes(value);
      case DATE -> Times.toLocalDate(value);
      case TIME, TIME_WITH_TIMEZONE -> Times.toLocalTime(value);
      case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> Times.toInstant(value);
      case ARRAY -> Conversions.toList(value);
      case REF, REF_CURSOR, ROWID, STRUCT, DISTINCT, SQLXML, DATALINK ->
          throw new BitbucketException(
              SqlState.FEATURE_NOT_SUPPORTED, "There are no values of type " + type.getName());
      case NULL, OTHER, JAVA_OBJECT ->
          value instanceof Temporal ? Conversions.toText(value) : value;
    };
  }

  private static Object whole(Object value, JDBCType type) {
    BigDecimal number = Numbers.toBigDecimal(value);
    if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
      throw Conversions.impossible(value, type.getName() + " without losing its fraction");
    }
    return number;
  }
}
