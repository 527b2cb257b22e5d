package io.github.bitbucketjdbc.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The metadata of things that Bitbucket does not have: no rows, but the right columns. */
public interface EmptyMetadata extends DatabaseMetaData, JdbcObject {
  @Override
  default ResultSet getCatalogs() throws SQLException {
    checkOpen();
    return MetadataLayout.CATALOGS.empty();
  }

  @Override
  default ResultSet getFunctions(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
      throws SQLException {
    checkOpen();
    return MetadataLayout.FUNCTIONS.empty();
  }

  @Override
  default ResultSet getFunctionColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern)
      throws SQLException {
    checkOpen();
    return MetadataLayout.FUNCTION_COLUMNS.empty();
  }

  @Override
  default ResultSet getColumnPrivileges(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String columnPattern)
      throws SQLException {
    checkOpen();
    return MetadataLayout.COLUMN_PRIVILEGES.empty();
  }

  @Override
  default ResultSet getTablePrivileges(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    checkOpen();
    return MetadataLayout.TABLE_PRIVILEGES.empty();
  }

  @Override
  default ResultSet getVersionColumns(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    checkOpen();
    return MetadataLayout.VERSION_COLUMNS.empty();
  }

  @Override
  default ResultSet getUDTs(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      int @Nullable [] types)
      throws SQLException {
    checkOpen();
    return MetadataLayout.USER_TYPES.empty();
  }

  @Override
  default ResultSet getSuperTypes(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String typePattern)
      throws SQLException {
    checkOpen();
    return MetadataLayout.SUPER_TYPES.empty();
  }

  @Override
  default ResultSet getSuperTables(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    checkOpen();
    return MetadataLayout.SUPER_TABLES.empty();
  }

  @Override
  default ResultSet getAttributes(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      @Nullable String attributePattern)
      throws SQLException {
    checkOpen();
    return MetadataLayout.ATTRIBUTES.empty();
  }

  @Override
  default ResultSet getPseudoColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    checkOpen();
    return MetadataLayout.PSEUDO_COLUMNS.empty();
  }
}
