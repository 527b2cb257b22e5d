package io.github.bitbucketjdbc.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the connection shows of itself: the catalog's tables in the schemas of the workspace. */
public final class BitbucketDatabaseMetaData
    implements DatabaseFeatures, DatabaseLimits, DatabaseIdentity, EmptyMetadata {
  private final BitbucketConnection connection;
  private final TableMetadata tables;
  private final KeyMetadata keys;
  private final ProcedureMetadata procedures;

  BitbucketDatabaseMetaData(
      BitbucketConnection connection,
      TableMetadata tables,
      KeyMetadata keys,
      ProcedureMetadata procedures) {
    this.connection = connection;
    this.tables = tables;
    this.keys = keys;
    this.procedures = procedures;
  }

  @Override
  public void checkOpen() throws SQLException {
    connection.checkOpen();
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return connection.isReadOnly();
  }

  /** There are no catalogs, so only their absence matches. */
  private ResultSet result(
      MetadataLayout layout, @Nullable String catalog, Supplier<Stream<@Nullable Object[]>> rows)
      throws SQLException {
    checkOpen();
    boolean matches = catalog == null || catalog.isEmpty();
    return matches ? Boundary.call(() -> layout.of(rows.get())) : layout.empty();
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern)
      throws SQLException {
    return result(
        MetadataLayout.SCHEMAS, catalog, () -> tables.schemas(NamePattern.of(schemaPattern)));
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    return result(
        MetadataLayout.TABLE_TYPES,
        null,
        () ->
            Stream.of(TableMetadata.SYSTEM_TABLE, TableMetadata.TABLE, TableMetadata.VIEW)
                .map(t -> TableMetadata.row(t)));
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types)
      throws SQLException {
    return result(
        MetadataLayout.TABLES,
        catalog,
        () -> tables.tables(NamePattern.of(schemaPattern), NamePattern.of(tablePattern), types));
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return result(
        MetadataLayout.COLUMNS,
        catalog,
        () ->
            tables.columns(
                NamePattern.of(schemaPattern),
                NamePattern.of(tablePattern),
                NamePattern.of(columnPattern)));
  }

  @Override
  public ResultSet getProcedures(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
      throws SQLException {
    return result(
        MetadataLayout.PROCEDURES,
        catalog,
        () -> procedures.procedures(NamePattern.of(schemaPattern), NamePattern.of(namePattern)));
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return result(
        MetadataLayout.PROCEDURE_COLUMNS,
        catalog,
        () ->
            procedures.columns(
                NamePattern.of(schemaPattern),
                NamePattern.of(namePattern),
                NamePattern.of(columnPattern)));
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    return result(MetadataLayout.TYPE_INFO, null, tables::types);
  }

  @Override
  public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    String name = Boundary.required(table, "The table");
    return result(MetadataLayout.PRIMARY_KEYS, catalog, () -> keys.primaryKeys(schema, name));
  }

  @Override
  public ResultSet getIndexInfo(
      @Nullable String catalog,
      @Nullable String schema,
      String table,
      boolean unique,
      boolean approximate)
      throws SQLException {
    String name = Boundary.required(table, "The table");
    return result(MetadataLayout.INDEX_INFO, catalog, () -> keys.indexes(schema, name));
  }

  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String catalog, @Nullable String schema, String table, int scope, boolean nullable)
      throws SQLException {
    String name = Boundary.required(table, "The table");
    return result(MetadataLayout.BEST_ROW_IDENTIFIER, catalog, () -> keys.bestRow(schema, name));
  }

  @Override
  public ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    String name = Boundary.required(table, "The table");
    return result(MetadataLayout.FOREIGN_KEYS, catalog, () -> keys.imported(schema, name));
  }

  @Override
  public ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    String name = Boundary.required(table, "The table");
    return result(MetadataLayout.FOREIGN_KEYS, catalog, () -> keys.exported(schema, name));
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      String parentTable,
      @Nullable String foreignCatalog,
      @Nullable String foreignSchema,
      String foreignTable)
      throws SQLException {
    String parent = Boundary.required(parentTable, "The parent table");
    String child = Boundary.required(foreignTable, "The foreign table");
    boolean onlyParent = foreignCatalog == null || foreignCatalog.isEmpty();
    return result(
        MetadataLayout.FOREIGN_KEYS,
        onlyParent ? parentCatalog : foreignCatalog,
        () -> keys.crossReference(parentSchema, parent, foreignSchema, child));
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    return result(
        MetadataLayout.CLIENT_INFO,
        null,
        () ->
            Stream.<@Nullable Object[]>of(
                TableMetadata.row(
                    "ApplicationName", 255, "", "The program that uses the connection")));
  }

  @Override
  public boolean supportsConvert(int from, int to) {
    return TypeBridge.all().stream()
        .filter(source -> source.getVendorTypeNumber() == from)
        .anyMatch(
            source ->
                TypeBridge.all().stream()
                    .filter(target -> target.getVendorTypeNumber() == to)
                    .anyMatch(target -> TypeBridge.isConvertible(source, target)));
  }

  @Override
  public String getURL() throws SQLException {
    checkOpen();
    return connection.url();
  }

  @Override
  public String getUserName() throws SQLException {
    checkOpen();
    return connection.config().user();
  }

  @Override
  public Connection getConnection() throws SQLException {
    checkOpen();
    return connection;
  }
}
