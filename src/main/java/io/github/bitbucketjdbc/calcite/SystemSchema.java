package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.http.SentRequest;
import io.github.bitbucketjdbc.write.WriteLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.ViewTable;
import org.jspecify.annotations.Nullable;

/**
 * The tables about the driver itself. Those that tell about every schema are views over the tables
 * that list repositories and projects, so that a filter on {@code SchemaName} asks for no more than
 * it needs.
 */
final class SystemSchema {
  private static final String SCHEMAS = "sys$schemas";

  private final Catalog catalog;
  private final DriverConfig config;
  private final Map<String, Table> tables = new LinkedHashMap<>();

  private SystemSchema(Catalog catalog, DriverConfig config) {
    this.catalog = catalog;
    this.config = config;
  }

  static Map<String, Table> tables(
      Catalog catalog,
      DriverConfig config,
      UserViews views,
      Supplier<List<SentRequest>> requests,
      Supplier<List<WriteLog.Entry>> writes) {
    SystemSchema schema = new SystemSchema(catalog, config);
    schema.create(new SystemRows(catalog, config, views), requests, writes);
    return schema.tables;
  }

  private void create(
      SystemRows rows,
      Supplier<List<SentRequest>> requests,
      Supplier<List<WriteLog.Entry>> writes) {
    memory("sys_catalogs", List::of);
    memory("sys_identity", () -> SystemRows.identities(writes.get()));
    memory("sys_connection_props", rows::connectionProperties);
    memory("sys_sqlinfo", rows::sqlInformation);
    memory("sys_information", rows::information);
    memory("sys_requests", () -> SystemRows.requests(requests.get()));
    tables.put("sys$fixed", new MemoryTable(SystemRows.SCHEMA_COLUMNS, rows::fixedSchemas));
    view(SCHEMAS, SystemRows.SCHEMA_COLUMNS, allSchemas());
    ofSchemas("sys_schemas", null);
    ofSchemas("sys_tables", rows::tables);
    ofSchemas("sys_tablecolumns", rows::columns);
    ofSchemas("sys_primarykeys", rows::primaryKeys);
    ofSchemas("sys_foreignkeys", rows::foreignKeys);
    ofSchemas("sys_keycolumns", rows::keyColumns);
    ofSchemas("sys_indexes", rows::indexes);
    tables.putAll(InformationSchema.tables(catalog, rows, SCHEMAS, rows.viewQueries()));
    ProcedureRows procedures = new ProcedureRows(catalog);
    ofSchemas("sys_procedures", procedures::procedures);
    ofSchemas("sys_procedureparameters", procedures::parameters);
  }

  private void memory(String name, Supplier<List<@Nullable Object[]>> rows) {
    tables.put(name, new MemoryTable(columns(name), rows));
  }

  private List<ColumnDef> columns(String name) {
    return catalog.named(name).stream()
        .filter(t -> t.scope() == Scope.SYSTEM)
        .map(TableDef::columns)
        .findFirst()
        .orElseThrow();
  }

  private void view(String name, List<ColumnDef> columns, String sql) {
    tables.put(
        name,
        new ViewTable(
            Object[].class,
            types -> MemoryTable.rowType(columns, types),
            sql,
            List.of(),
            List.of(name)));
  }

  /**
   * A table of every schema: the rows of the kind of schema, once for each schema of that kind.
   *
   * @param rows the rows by kind, with the kind as first value; null for a table of schemas only
   */
  private void ofSchemas(String name, @Nullable Supplier<List<@Nullable Object[]>> rows) {
    List<ColumnDef> columns = columns(name);
    String from = "\"" + SCHEMAS + "\" s";
    if (rows != null) {
      String byKind = name.replace('_', '$');
      tables.put(byKind, new MemoryTable(SystemRows.withKind(columns), rows));
      from += " JOIN \"" + byKind + "\" t ON t.\"Kind\" = s.\"Kind\"";
    }
    String select =
        columns.stream().map(SystemSchema::expression).collect(Collectors.joining(", "));
    view(name, columns, "SELECT " + select + " FROM " + from);
  }

  private static String expression(ColumnDef column) {
    String name = "\"" + column.name() + "\"";
    return switch (column.name()) {
      case "CatalogName", "ReferencedCatalogName" -> "CAST(NULL AS VARCHAR) AS " + name;
      case "SchemaName" -> "s.\"SchemaName\"";
      case "ReferencedSchemaName" ->
          "CASE t." + name + " WHEN '' THEN s.\"SchemaName\" ELSE t." + name + " END AS " + name;
      default -> "t." + name;
    };
  }

  private String allSchemas() {
    String all = "SELECT \"SchemaName\", \"Kind\" FROM \"sys$fixed\"";
    if (!config.workspace().isEmpty()) {
      all +=
          " UNION ALL SELECT \"Slug\", 'REPOSITORY' FROM \"Information\".\"Repositories\""
              + " UNION ALL SELECT \"Key\", 'PROJECT' FROM \"Information\".\"Projects\"";
    }
    List<String> shown = config.browsing().schemas();
    if (shown.isEmpty()) {
      return all;
    }
    String names =
        shown.stream().map(s -> "'" + s.replace("'", "''") + "'").collect(Collectors.joining(", "));
    return "SELECT * FROM (" + all + ") AS a WHERE \"SchemaName\" IN (" + names + ")";
  }
}
