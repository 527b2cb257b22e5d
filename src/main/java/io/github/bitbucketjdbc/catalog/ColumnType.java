package io.github.bitbucketjdbc.catalog;

import java.sql.JDBCType;

/** The SQL types that columns have. */
public enum ColumnType {
  /** Text; objects and lists of the service become JSON text. */
  VARCHAR(JDBCType.VARCHAR, 65536, 0),
  /** Ids and sizes. */
  BIGINT(JDBCType.BIGINT, 19, 0),
  /** Small counts and line numbers. */
  INTEGER(JDBCType.INTEGER, 10, 0),
  /** Flags. */
  BOOLEAN(JDBCType.BOOLEAN, 1, 0),
  /** Instants in UTC, to the millisecond. */
  TIMESTAMP(JDBCType.TIMESTAMP, 23, 3),
  /** Measures with a fraction. */
  DOUBLE(JDBCType.DOUBLE, 15, 0);

  private final JDBCType jdbcType;
  private final int size;
  private final int scale;

  ColumnType(JDBCType jdbcType, int size, int scale) {
    this.jdbcType = jdbcType;
    this.size = size;
    this.scale = scale;
  }

  /** Returns the JDBC type. */
  public JDBCType jdbcType() {
    return jdbcType;
  }

  /** Returns the size as JDBC's metadata has it: digits, bits or characters. */
  public int size() {
    return size;
  }

  /** Returns the digits after the point. */
  public int scale() {
    return scale;
  }
}
