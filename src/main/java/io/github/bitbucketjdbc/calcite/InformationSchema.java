package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.SchemaName;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.ViewTable;
import org.jspecify.annotations.Nullable;

/**
 * The tables of {@code INFORMATION_SCHEMA}: the rows of the kind of schema, which are in memory,
 * once for each schema of that kind. Only the names of repositories and projects cost a request,
 * and none when a condition names the schema.
 */
final class InformationSchema {
  /** What stands before the names of these tables among the system tables. */
  static final String PREFIX = Catalog.INFORMATION_SCHEMA + "$";

  private static final String OWN_SCHEMA = "s.\"SchemaName\"";

  private final SystemRows rows;
  private final Map<String, String> views;
  private final Map<String, Table> tables = new HashMap<>();

  private InformationSchema(SystemRows rows, Map<String, String> views) {
    this.rows = rows;
    this.views = views;
  }

  /**
   * Returns the tables, and those below them.
   *
   * @param schemas the name of the list of schemas with their kinds
   * @param views the queries of the user's views by their names
   */
  static Map<String, Table> tables(
      Catalog catalog, SystemRows rows, String schemas, Map<String, String> views) {
    InformationSchema schema = new InformationSchema(rows, views);
    for (TableDef def : catalog.tablesOf(Catalog.INFORMATION_SCHEMA)) {
      schema.add(def, schemas);
    }
    return schema.tables;
  }

  private void add(TableDef def, String schemas) {
    String from = '"' + schemas + "\" s";
    if (!def.name().equals("SCHEMATA")) {
      String byKind = PREFIX + def.name() + "$kind";
      tables.put(byKind, new MemoryTable(byKind(def), rowsOf(def.name())));
      from += " JOIN \"" + byKind + "\" t ON t.\"Kind\" = s.\"Kind\"";
    }
    String select =
        def.columns().stream()
            .map(c -> expression(c.name()) + " AS \"" + c.name() + '"')
            .collect(Collectors.joining(", "));
    tables.put(
        PREFIX + def.name(),
        new ViewTable(
            Object[].class,
            types -> MemoryTable.rowType(def.columns(), types),
            "SELECT " + select + " FROM " + from,
            List.of(),
            List.of(Catalog.INFORMATION_SCHEMA, def.name())));
  }

  /** Returns the columns of the rows in memory: the kind, and what the schema does not give. */
  private static List<ColumnDef> byKind(TableDef def) {
    List<ColumnDef> columns =
        new ArrayList<>(
            TableDef.table(def.name(), Scope.SYSTEM, def.description())
                .text("Kind", "", "Kind of the schema")
                .build()
                .columns());
    def.columns().stream().filter(c -> isOfRow(c.name())).forEach(columns::add);
    return columns;
  }

  private static boolean isOfRow(String column) {
    return !column.endsWith("_CATALOG")
        && !List.of("TABLE_SCHEMA", "CONSTRAINT_SCHEMA").contains(column);
  }

  private static String expression(String column) {
    String own = "t.\"" + column + '"';
    return switch (column) {
      case "SCHEMA_NAME", "TABLE_SCHEMA", "CONSTRAINT_SCHEMA" -> OWN_SCHEMA;
      case "SCHEMA_OWNER", "CATALOG_NAME" -> "CAST(NULL AS VARCHAR)";
      case "DEFAULT_CHARACTER_SET_NAME" -> "'UTF8'";
      case "REFERENCED_TABLE_SCHEMA", "UNIQUE_CONSTRAINT_SCHEMA" ->
          "CASE " + own + " WHEN '' THEN " + OWN_SCHEMA + " ELSE " + own + " END";
      default -> column.endsWith("_CATALOG") ? "CAST(NULL AS VARCHAR)" : own;
    };
  }

  private Supplier<List<@Nullable Object[]>> rowsOf(String table) {
    return switch (table) {
      case "TABLES" -> this::tableRows;
      case "COLUMNS" -> this::columnRows;
      case "VIEWS" -> this::viewRows;
      case "TABLE_CONSTRAINTS" -> this::constraintRows;
      case "KEY_COLUMN_USAGE" -> this::keyColumnRows;
      case "REFERENTIAL_CONSTRAINTS" -> this::referenceRows;
      default -> throw new IllegalStateException("No rows for " + table);
    };
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  private List<@Nullable Object[]> tableRows() {
    return rows.tables().stream()
        .map(t -> row(t[0], t[1], type(String.valueOf(t[2])), yesOrNo(t[4]), t[3]))
        .toList();
  }

  private static String type(String jdbcType) {
    return switch (jdbcType) {
      case "TABLE" -> "BASE TABLE";
      case "SYSTEM TABLE" -> "SYSTEM VIEW";
      default -> jdbcType;
    };
  }

  private static String yesOrNo(@Nullable Object flag) {
    return Boolean.TRUE.equals(flag) ? "YES" : "NO";
  }

  private List<@Nullable Object[]> columnRows() {
    return rows.columns().stream().map(InformationSchema::columnRow).toList();
  }

  /** Makes a column of the standard's table from one of sys_tablecolumns, in its order. */
  private static @Nullable Object[] columnRow(@Nullable Object[] column) {
    boolean number = column[6] != null;
    boolean time = "TIMESTAMP".equals(column[3]);
    boolean text = "VARCHAR".equals(column[3]);
    return row(
        column[0],
        column[1],
        column[2],
        column[10],
        null,
        yesOrNo(column[8]),
        column[3],
        text ? column[5] : null,
        column[6],
        number ? 10 : null,
        number ? column[7] : null,
        time ? column[7] : null,
        column[9]);
  }

  private List<@Nullable Object[]> viewRows() {
    return rows.tables().stream()
        .filter(t -> "VIEW".equals(t[2]))
        .map(t -> row(t[0], t[1], views.get(String.valueOf(t[1])), "NONE", "NO"))
        .toList();
  }

  private List<@Nullable Object[]> constraintRows() {
    Stream<@Nullable Object[]> primary =
        rows.primaryKeys().stream()
            .filter(k -> Integer.valueOf(1).equals(k[3]))
            .map(k -> row(k[0], k[4], k[1], "PRIMARY KEY", "NO", "NO"));
    Stream<@Nullable Object[]> foreign =
        firstColumns().map(k -> row(k[0], k[4], k[1], "FOREIGN KEY", "NO", "NO"));
    return Stream.concat(primary, foreign).toList();
  }

  /** Returns each foreign key once. */
  private Stream<@Nullable Object[]> firstColumns() {
    Map<List<@Nullable Object>, Integer> places = new HashMap<>();
    return rows.foreignKeys().stream().filter(k -> place(places, k) == 1);
  }

  private static int place(Map<List<@Nullable Object>, Integer> places, @Nullable Object[] key) {
    return places.merge(Arrays.asList(key[0], key[1], key[4]), 1, Integer::sum);
  }

  private List<@Nullable Object[]> keyColumnRows() {
    Map<List<@Nullable Object>, @Nullable Object> positions = new HashMap<>();
    List<@Nullable Object[]> all = new ArrayList<>();
    for (@Nullable Object[] k : rows.primaryKeys()) {
      positions.put(Arrays.asList(k[0], k[1], k[2]), k[3]);
      all.add(row(k[0], k[4], k[1], k[2], k[3], null, null, null, null));
    }
    Map<List<@Nullable Object>, Integer> places = new HashMap<>();
    for (@Nullable Object[] k : rows.foreignKeys()) {
      Object kind = "".equals(k[5]) ? k[0] : SchemaName.of(String.valueOf(k[5])).kind().name();
      Object position = positions.get(Arrays.asList(kind, k[6], k[7]));
      all.add(row(k[0], k[4], k[1], k[2], place(places, k), position, k[5], k[6], k[7]));
    }
    return all;
  }

  private List<@Nullable Object[]> referenceRows() {
    return firstColumns()
        .map(k -> row(k[0], k[4], k[5], k[3], "NONE", "NO ACTION", "NO ACTION", k[1], k[6]))
        .toList();
  }
}
