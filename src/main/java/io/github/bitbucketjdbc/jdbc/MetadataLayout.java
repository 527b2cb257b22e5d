package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.query.ResultColumn;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of each metadata result, as {@link java.sql.DatabaseMetaData} lists them. A column is
 * text unless its type follows its label.
 */
enum MetadataLayout {
  CATALOGS("TABLE_CAT"),
  SCHEMAS("TABLE_SCHEM", "TABLE_CATALOG"),
  TABLE_TYPES("TABLE_TYPE"),
  TABLES(
      "TABLE_CAT",
      "TABLE_SCHEM",
      "TABLE_NAME",
      "TABLE_TYPE",
      "REMARKS",
      "TYPE_CAT",
      "TYPE_SCHEM",
      "TYPE_NAME",
      "SELF_REFERENCING_COL_NAME",
      "REF_GENERATION"),
  COLUMNS(
      "TABLE_CAT",
      "TABLE_SCHEM",
      "TABLE_NAME",
      "COLUMN_NAME",
      "DATA_TYPE INTEGER",
      "TYPE_NAME",
      "COLUMN_SIZE INTEGER",
      "BUFFER_LENGTH INTEGER",
      "DECIMAL_DIGITS INTEGER",
      "NUM_PREC_RADIX INTEGER",
      "NULLABLE INTEGER",
      "REMARKS",
      "COLUMN_DEF",
      "SQL_DATA_TYPE INTEGER",
      "SQL_DATETIME_SUB INTEGER",
      "CHAR_OCTET_LENGTH INTEGER",
      "ORDINAL_POSITION INTEGER",
      "IS_NULLABLE",
      "SCOPE_CATALOG",
      "SCOPE_SCHEMA",
      "SCOPE_TABLE",
      "SOURCE_DATA_TYPE SMALLINT",
      "IS_AUTOINCREMENT",
      "IS_GENERATEDCOLUMN"),
  COLUMN_PRIVILEGES(
      "TABLE_CAT",
      "TABLE_SCHEM",
      "TABLE_NAME",
      "COLUMN_NAME",
      "GRANTOR",
      "GRANTEE",
      "PRIVILEGE",
      "IS_GRANTABLE"),
  TABLE_PRIVILEGES(
      "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "GRANTOR", "GRANTEE", "PRIVILEGE", "IS_GRANTABLE"),
  BEST_ROW_IDENTIFIER(
      "SCOPE SMALLINT",
      "COLUMN_NAME",
      "DATA_TYPE INTEGER",
      "TYPE_NAME",
      "COLUMN_SIZE INTEGER",
      "BUFFER_LENGTH INTEGER",
      "DECIMAL_DIGITS SMALLINT",
      "PSEUDO_COLUMN SMALLINT"),
  VERSION_COLUMNS(
      "SCOPE SMALLINT",
      "COLUMN_NAME",
      "DATA_TYPE INTEGER",
      "TYPE_NAME",
      "COLUMN_SIZE INTEGER",
      "BUFFER_LENGTH INTEGER",
      "DECIMAL_DIGITS SMALLINT",
      "PSEUDO_COLUMN SMALLINT"),
  PRIMARY_KEYS(
      "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME", "KEY_SEQ SMALLINT", "PK_NAME"),
  FOREIGN_KEYS(
      "PKTABLE_CAT",
      "PKTABLE_SCHEM",
      "PKTABLE_NAME",
      "PKCOLUMN_NAME",
      "FKTABLE_CAT",
      "FKTABLE_SCHEM",
      "FKTABLE_NAME",
      "FKCOLUMN_NAME",
      "KEY_SEQ SMALLINT",
      "UPDATE_RULE SMALLINT",
      "DELETE_RULE SMALLINT",
      "FK_NAME",
      "PK_NAME",
      "DEFERRABILITY SMALLINT"),
  TYPE_INFO(
      "TYPE_NAME",
      "DATA_TYPE INTEGER",
      "PRECISION INTEGER",
      "LITERAL_PREFIX",
      "LITERAL_SUFFIX",
      "CREATE_PARAMS",
      "NULLABLE SMALLINT",
      "CASE_SENSITIVE BOOLEAN",
      "SEARCHABLE SMALLINT",
      "UNSIGNED_ATTRIBUTE BOOLEAN",
      "FIXED_PREC_SCALE BOOLEAN",
      "AUTO_INCREMENT BOOLEAN",
      "LOCAL_TYPE_NAME",
      "MINIMUM_SCALE SMALLINT",
      "MAXIMUM_SCALE SMALLINT",
      "SQL_DATA_TYPE INTEGER",
      "SQL_DATETIME_SUB INTEGER",
      "NUM_PREC_RADIX INTEGER"),
  INDEX_INFO(
      "TABLE_CAT",
      "TABLE_SCHEM",
      "TABLE_NAME",
      "NON_UNIQUE BOOLEAN",
      "INDEX_QUALIFIER",
      "INDEX_NAME",
      "TYPE SMALLINT",
      "ORDINAL_POSITION SMALLINT",
      "COLUMN_NAME",
      "ASC_OR_DESC",
      "CARDINALITY BIGINT",
      "PAGES BIGINT",
      "FILTER_CONDITION"),
  USER_TYPES(
      "TYPE_CAT",
      "TYPE_SCHEM",
      "TYPE_NAME",
      "CLASS_NAME",
      "DATA_TYPE INTEGER",
      "REMARKS",
      "BASE_TYPE SMALLINT"),
  SUPER_TYPES(
      "TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "SUPERTYPE_CAT", "SUPERTYPE_SCHEM", "SUPERTYPE_NAME"),
  SUPER_TABLES("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME"),
  ATTRIBUTES(
      "TYPE_CAT",
      "TYPE_SCHEM",
      "TYPE_NAME",
      "ATTR_NAME",
      "DATA_TYPE INTEGER",
      "ATTR_TYPE_NAME",
      "ATTR_SIZE INTEGER",
      "DECIMAL_DIGITS INTEGER",
      "NUM_PREC_RADIX INTEGER",
      "NULLABLE INTEGER",
      "REMARKS",
      "ATTR_DEF",
      "SQL_DATA_TYPE INTEGER",
      "SQL_DATETIME_SUB INTEGER",
      "CHAR_OCTET_LENGTH INTEGER",
      "ORDINAL_POSITION INTEGER",
      "IS_NULLABLE",
      "SCOPE_CATALOG",
      "SCOPE_SCHEMA",
      "SCOPE_TABLE",
      "SOURCE_DATA_TYPE SMALLINT"),
  CLIENT_INFO("NAME", "MAX_LEN INTEGER", "DEFAULT_VALUE", "DESCRIPTION"),
  PROCEDURES(
      "PROCEDURE_CAT",
      "PROCEDURE_SCHEM",
      "PROCEDURE_NAME",
      "RESERVED1",
      "RESERVED2",
      "RESERVED3",
      "REMARKS",
      "PROCEDURE_TYPE SMALLINT",
      "SPECIFIC_NAME"),
  PROCEDURE_COLUMNS(
      "PROCEDURE_CAT",
      "PROCEDURE_SCHEM",
      "PROCEDURE_NAME",
      "COLUMN_NAME",
      "COLUMN_TYPE SMALLINT",
      "DATA_TYPE INTEGER",
      "TYPE_NAME",
      "PRECISION INTEGER",
      "LENGTH INTEGER",
      "SCALE SMALLINT",
      "RADIX SMALLINT",
      "NULLABLE SMALLINT",
      "REMARKS",
      "COLUMN_DEF",
      "SQL_DATA_TYPE INTEGER",
      "SQL_DATETIME_SUB INTEGER",
      "CHAR_OCTET_LENGTH INTEGER",
      "ORDINAL_POSITION INTEGER",
      "IS_NULLABLE",
      "SPECIFIC_NAME"),
  FUNCTIONS(
      "FUNCTION_CAT",
      "FUNCTION_SCHEM",
      "FUNCTION_NAME",
      "REMARKS",
      "FUNCTION_TYPE SMALLINT",
      "SPECIFIC_NAME"),
  FUNCTION_COLUMNS(
      "FUNCTION_CAT",
      "FUNCTION_SCHEM",
      "FUNCTION_NAME",
      "COLUMN_NAME",
      "COLUMN_TYPE SMALLINT",
      "DATA_TYPE INTEGER",
      "TYPE_NAME",
      "PRECISION INTEGER",
      "LENGTH INTEGER",
      "SCALE SMALLINT",
      "RADIX SMALLINT",
      "NULLABLE SMALLINT",
      "REMARKS",
      "CHAR_OCTET_LENGTH INTEGER",
      "ORDINAL_POSITION INTEGER",
      "IS_NULLABLE",
      "SPECIFIC_NAME"),
  PSEUDO_COLUMNS(
      "TABLE_CAT",
      "TABLE_SCHEM",
      "TABLE_NAME",
      "COLUMN_NAME",
      "DATA_TYPE INTEGER",
      "COLUMN_SIZE INTEGER",
      "DECIMAL_DIGITS INTEGER",
      "NUM_PREC_RADIX INTEGER",
      "COLUMN_USAGE",
      "REMARKS",
      "CHAR_OCTET_LENGTH INTEGER",
      "IS_NULLABLE"),
  GENERATED_KEYS("GENERATED_KEY");

  private final List<ResultColumn> columns;

  MetadataLayout(String... specs) {
    List<ResultColumn> made = new ArrayList<>();
    for (String spec : specs) {
      String[] parts = spec.split(" ");
      JDBCType type = parts.length > 1 ? JDBCType.valueOf(parts[1]) : JDBCType.VARCHAR;
      made.add(MetadataRows.column(parts[0], type));
    }
    columns = List.copyOf(made);
  }

  List<ResultColumn> columns() {
    return columns;
  }

  ResultSet empty() {
    return of(List.<@Nullable Object[]>of().iterator());
  }

  ResultSet of(Stream<@Nullable Object[]> rows) {
    return of(rows.iterator());
  }

  private ResultSet of(Iterator<@Nullable Object[]> rows) {
    return BitbucketResultSet.detached(columns, MetadataRows.cursor(rows));
  }
}
