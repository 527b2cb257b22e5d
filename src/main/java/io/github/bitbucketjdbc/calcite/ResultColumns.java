package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.ResultColumn;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/** Describes the columns and parameters of a validated query in JDBC's terms. */
final class ResultColumns {
  private ResultColumns() {}

  static List<ResultColumn> of(SqlValidator validator, SqlNode query) {
    RelDataType row = validator.getValidatedNodeType(query);
    List<? extends @Nullable List<String>> origins = validator.getFieldOrigins(query);
    List<ResultColumn> columns = new ArrayList<>();
    for (RelDataTypeField field : row.getFieldList()) {
      @Nullable List<String> origin =
          field.getIndex() < origins.size() ? origins.get(field.getIndex()) : null;
      columns.add(column(field, origin));
    }
    return columns;
  }

  /** Describes a column; the origin is null for an expression. */
  static ResultColumn column(RelDataTypeField field, @Nullable List<String> origin) {
    RelDataType type = field.getType();
    boolean known = origin != null && origin.size() >= 3;
    int size = known ? origin.size() : 0;
    return new ResultColumn(
        field.getName(),
        known ? origin.get(size - 1) : field.getName(),
        known ? origin.get(size - 2) : "",
        known ? origin.get(size - 3) : "",
        jdbcType(type),
        typeName(type),
        precision(type),
        scale(type),
        type.isNullable());
  }

  static List<ParameterColumn> parameters(RelDataType row) {
    return row.getFieldList().stream()
        .map(RelDataTypeField::getType)
        .map(t -> new ParameterColumn(jdbcType(t), typeName(t), precision(t), scale(t)))
        .toList();
  }

  private static JDBCType jdbcType(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    if (SqlTypeName.INTERVAL_TYPES.contains(name)) {
      return JDBCType.BIGINT;
    }
    return switch (name) {
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> JDBCType.TIMESTAMP;
      case TIME_WITH_LOCAL_TIME_ZONE, TIME_TZ -> JDBCType.TIME;
      case SYMBOL, ANY, MAP, ROW, GEOMETRY, VARIANT, UUID -> JDBCType.OTHER;
      case MULTISET -> JDBCType.ARRAY;
      case CHAR -> JDBCType.CHAR;
      case NULL -> JDBCType.NULL;
      default -> JDBCType.valueOf(name.getJdbcOrdinal());
    };
  }

  private static String typeName(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    return SqlTypeName.INTERVAL_TYPES.contains(name) ? "BIGINT" : name.getName();
  }

  private static int precision(RelDataType type) {
    boolean sized = type.getSqlTypeName().allowsPrec() && type.getPrecision() > 0;
    return sized && type.getPrecision() < Integer.MAX_VALUE ? type.getPrecision() : 0;
  }

  private static int scale(RelDataType type) {
    return type.getSqlTypeName().allowsScale() ? Math.max(0, type.getScale()) : 0;
  }
}
