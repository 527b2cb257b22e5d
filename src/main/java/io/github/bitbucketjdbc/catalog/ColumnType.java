package io.github.bitbucketjdbc.catalog;

import java.sql.JDBCType;

/** The SQL types that columns have. */
public enum ColumnType {
  /** Text; objects and lists of the service become JSON text. */
  VARCHAR(JDBCType.VARCHAR),
  /** Ids and sizes. */
  BIGINT(JDBCType.BIGINT),
  /** Small counts and line numbers. */
  INTEGER(JDBCType.INTEGER),
  /** Flags. */
  BOOLEAN(JDBCType.BOOLEAN),
  /** Instants in UTC, to the millisecond. */
  TIMESTAMP(JDBCType.TIMESTAMP),
  /** Measures with a fraction. */
  DOUBLE(JDBCType.DOUBLE);

  private final JDBCType jdbcType;

  ColumnType(JDBCType jdbcType) {
    this.jdbcType = jdbcType;
  }

  /** Returns the JDBC type. */
  public JDBCType jdbcType() {
    return jdbcType;
  }
}
