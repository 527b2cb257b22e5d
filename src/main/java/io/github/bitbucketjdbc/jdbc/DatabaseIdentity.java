package io.github.bitbucketjdbc.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;

/** Who the driver is, the words it uses, and the levels it reaches. */
public interface DatabaseIdentity extends DatabaseMetaData {
  @Override
  default String getDatabaseProductName() {
    return "Bitbucket Cloud";
  }

  /** Returns the version of Bitbucket's REST API; the service itself has none. */
  @Override
  default String getDatabaseProductVersion() {
    return "2.0";
  }

  @Override
  default int getDatabaseMajorVersion() {
    return 2;
  }

  @Override
  default int getDatabaseMinorVersion() {
    return 0;
  }

  @Override
  default String getDriverName() {
    return DriverVersion.NAME;
  }

  @Override
  default String getDriverVersion() {
    return DriverVersion.current().text();
  }

  @Override
  default int getDriverMajorVersion() {
    return DriverVersion.current().major();
  }

  @Override
  default int getDriverMinorVersion() {
    return DriverVersion.current().minor();
  }

  @Override
  default int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  default int getJDBCMinorVersion() {
    return 3;
  }

  @Override
  default int getSQLStateType() {
    return sqlStateSQL;
  }

  @Override
  default RowIdLifetime getRowIdLifetime() {
    return RowIdLifetime.ROWID_UNSUPPORTED;
  }

  @Override
  default String getIdentifierQuoteString() {
    return "\"";
  }

  @Override
  default String getSearchStringEscape() {
    return "\\";
  }

  @Override
  default String getExtraNameCharacters() {
    return "";
  }

  @Override
  default String getSchemaTerm() {
    return "schema";
  }

  @Override
  default String getProcedureTerm() {
    return "procedure";
  }

  @Override
  default String getCatalogTerm() {
    return "catalog";
  }

  @Override
  default String getCatalogSeparator() {
    return ".";
  }

  /** Returns reserved words that SQL:2003 does not have. */
  @Override
  default String getSQLKeywords() {
    return "EXPLAIN,ILIKE,LIMIT,MINUS,QUALIFY,RLIKE,SHOW,UPSERT";
  }

  @Override
  default String getNumericFunctions() {
    return "ABS,ACOS,ASIN,ATAN,ATAN2,CBRT,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,"
        + "RADIANS,RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";
  }

  @Override
  default String getStringFunctions() {
    return "ASCII,CHAR,CHAR_LENGTH,CONCAT,DIFFERENCE,INSERT,LCASE,LEFT,LOCATE,LTRIM,REPEAT,REPLACE,"
        + "REVERSE,RIGHT,RTRIM,SOUNDEX,SPACE,SUBSTRING,UCASE";
  }

  @Override
  default String getSystemFunctions() {
    return "CONVERT,DATABASE,IFNULL,USER";
  }

  @Override
  default String getTimeDateFunctions() {
    return "CURDATE,CURTIME,DAYNAME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,HOUR,MINUTE,MONTH,MONTHNAME,NOW,"
        + "QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR";
  }

  @Override
  default int getDefaultTransactionIsolation() {
    return Connection.TRANSACTION_NONE;
  }

  @Override
  default boolean supportsTransactionIsolationLevel(int level) {
    return level == Connection.TRANSACTION_NONE;
  }

  @Override
  default boolean supportsResultSetType(int type) {
    return type == ResultSet.TYPE_FORWARD_ONLY || type == ResultSet.TYPE_SCROLL_INSENSITIVE;
  }

  @Override
  default boolean supportsResultSetConcurrency(int type, int concurrency) {
    return supportsResultSetType(type) && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  default boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  default int getResultSetHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }
}
