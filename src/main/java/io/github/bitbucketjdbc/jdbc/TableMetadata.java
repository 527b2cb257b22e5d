package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables, columns and types from the catalog, made row by row so that memory stays flat. */
final class TableMetadata {
  static final String TABLE = "TABLE";
  static final String SYSTEM_TABLE = "SYSTEM TABLE";
  static final String VIEW = "VIEW";

  private static final List<JDBCType> TYPES =
      List.of(
          JDBCType.BIGINT,
          JDBCType.CHAR,
          JDBCType.DECIMAL,
          JDBCType.INTEGER,
          JDBCType.DOUBLE,
          JDBCType.VARCHAR,
          JDBCType.BOOLEAN,
          JDBCType.DATE,
          JDBCType.TIME,
          JDBCType.TIMESTAMP);

  private final Catalog catalog;
  private final SchemaNames schemas;
  private final ViewMetadata views;

  TableMetadata(Catalog catalog, SchemaNames schemas, ViewMetadata views) {
    this.catalog = catalog;
    this.schemas = schemas;
    this.views = views;
  }

  /** A table as one schema shows it. */
  record Place(String schema, TableDef table) {}

  Stream<@Nullable Object[]> schemas(NamePattern pattern) {
    return schemas.matching(pattern).stream().map(name -> row(name, null));
  }

  private Stream<Place> places(NamePattern schemaPattern, NamePattern tablePattern) {
    return places(schemas.matching(schemaPattern), tablePattern);
  }

  private Stream<Place> places(List<String> names, NamePattern tablePattern) {
    return names.stream()
        .flatMap(schema -> sortedTables(schema).map(table -> new Place(schema, table)))
        .filter(place -> tablePattern.matches(place.table().name()));
  }

  private Stream<TableDef> sortedTables(String schema) {
    return catalog.tablesOf(schema).stream()
        .filter(table -> views.browsing().showsTable(table.name()))
        .sorted(Comparator.comparing(TableDef::name));
  }

  /** Returns tables by type, schema and name, in this order. */
  Stream<@Nullable Object[]> tables(
      NamePattern schema, NamePattern table, String @Nullable [] types) {
    Stream<@Nullable Object[]> system =
        ofType(SYSTEM_TABLE, types, () -> places(schema, table, SYSTEM_TABLE));
    Stream<@Nullable Object[]> plain = ofType(TABLE, types, () -> places(schema, table, TABLE));
    Stream<@Nullable Object[]> user = ofType(VIEW, types, () -> views.rows(schema, table).stream());
    // A flatMap would gather the tables of all schemas before it gave the first.
    return Stream.concat(Stream.concat(system, plain), user);
  }

  private static Stream<@Nullable Object[]> ofType(
      String type, String @Nullable [] types, Supplier<Stream<@Nullable Object[]>> rows) {
    boolean wanted = types == null || Arrays.stream(types).anyMatch(type::equalsIgnoreCase);
    return wanted ? rows.get() : Stream.empty();
  }

  private Stream<@Nullable Object[]> places(NamePattern schema, NamePattern table, String type) {
    return places(schema, table)
        .filter(p -> typeOf(p.table()).equals(type))
        .map(p -> table(p.schema(), p.table().name(), type, p.table().description()));
  }

  private static String typeOf(TableDef table) {
    return table.scope().isAboutDriver() ? SYSTEM_TABLE : TABLE;
  }

  static @Nullable Object[] table(String schema, String name, String type, String remarks) {
    return row(null, schema, name, type, remarks, null, null, null, null, null);
  }

  /** Returns columns by schema, table and position; views have a schema among the others. */
  Stream<@Nullable Object[]> columns(NamePattern schema, NamePattern table, NamePattern column) {
    Map<Boolean, List<String>> beforeViews =
        schemas.matching(schema).stream()
            .collect(Collectors.partitioningBy(s -> s.compareTo(Catalog.USER_VIEWS) < 0));
    Stream<Place> first = places(beforeViews.getOrDefault(true, List.of()), table);
    Stream<Place> last = places(beforeViews.getOrDefault(false, List.of()), table);
    return Stream.concat(
        Stream.concat(
            first.flatMap(place -> columns(place, column)),
            views.columns(schema, table, column).stream()),
        last.flatMap(place -> columns(place, column)));
  }

  private Stream<@Nullable Object[]> columns(Place place, NamePattern pattern) {
    List<ColumnDef> columns = catalog.columnsOf(place.table(), place.schema());
    return IntStream.range(0, columns.size())
        .filter(i -> pattern.matches(columns.get(i).name()))
        .mapToObj(i -> column(place, columns.get(i), i + 1));
  }

  private static @Nullable Object[] column(Place place, ColumnDef column, int position) {
    return column(
        place.schema(),
        place.table().name(),
        column.name(),
        TypeBridge.of(column.type().jdbcType()),
        column.nullable(),
        column.description(),
        position);
  }

  static @Nullable Object[] column(
      String schema,
      String table,
      String name,
      TypeBridge type,
      boolean nullable,
      @Nullable String remarks,
      int position) {
    boolean numeric = type.radix() > 0;
    return row(
        null,
        schema,
        table,
        name,
        type.type().getVendorTypeNumber(),
        type.typeName(),
        type.precision(),
        null,
        numeric || type.isTimestamp() ? type.scale() : null,
        numeric ? type.radix() : null,
        nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        remarks,
        null,
        null,
        null,
        type.isText() ? type.precision() : null,
        position,
        nullable ? "YES" : "NO",
        null,
        null,
        null,
        null,
        "NO",
        "NO");
  }

  Stream<@Nullable Object[]> types() {
    return TYPES.stream()
        .sorted(Comparator.comparing(JDBCType::getVendorTypeNumber))
        .map(t -> type(TypeBridge.of(t)));
  }

  private static @Nullable Object[] type(TypeBridge type) {
    return row(
        type.typeName(),
        type.type().getVendorTypeNumber(),
        type.precision(),
        type.prefix().isEmpty() ? null : type.prefix(),
        type.suffix().isEmpty() ? null : type.suffix(),
        createParameters(type),
        DatabaseMetaData.typeNullable,
        type.isText(),
        type.isText() ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic,
        !type.isSigned(),
        false,
        false,
        null,
        type.isDecimal() ? 0 : type.scale(),
        type.isDecimal() ? type.precision() : type.scale(),
        null,
        null,
        type.radix() > 0 ? type.radix() : null);
  }

  private static @Nullable String createParameters(TypeBridge type) {
    if (type.isDecimal()) {
      return "precision,scale";
    }
    return type.isText() ? "length" : null;
  }

  static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
