package io.github.bitbucketjdbc.jdbc;

import static io.github.bitbucketjdbc.jdbc.TableMetadata.row;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.SchemaName;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.jdbc.TableMetadata.Place;
import java.sql.DatabaseMetaData;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Primary and foreign keys from the catalog. Names are exact here, as JDBC wants it. */
final class KeyMetadata {
  private final Catalog catalog;
  private final SchemaNames schemas;

  KeyMetadata(Catalog catalog, SchemaNames schemas) {
    this.catalog = catalog;
    this.schemas = schemas;
  }

  /** A column of a foreign key, from the table that has it to the table it points to. */
  private record Link(Place from, Place to, ForeignKey key, String own, String target, int seq) {}

  private Stream<Place> places(@Nullable String schema, String table) {
    return places(schemas.named(schema), table);
  }

  private Stream<Place> places(List<String> names, String table) {
    return names.stream().flatMap(s -> catalog.find(s, table).map(t -> new Place(s, t)).stream());
  }

  private List<ColumnDef> keyColumns(Place place) {
    return catalog.columnsOf(place.table(), place.schema()).stream()
        .filter(ColumnDef::key)
        .toList();
  }

  private static String primaryKeyName(TableDef table) {
    return "PK_" + table.name();
  }

  Stream<@Nullable Object[]> primaryKeys(@Nullable String schema, String table) {
    return places(schema, table)
        .flatMap(
            place -> {
              List<ColumnDef> columns = keyColumns(place);
              return IntStream.range(0, columns.size())
                  .boxed()
                  .sorted(Comparator.comparing(i -> columns.get(i).name()))
                  .map(i -> primaryKey(place, columns.get(i).name(), i + 1));
            });
  }

  private static @Nullable Object[] primaryKey(Place place, String column, int sequence) {
    TableDef table = place.table();
    return row(null, place.schema(), table.name(), column, sequence, primaryKeyName(table));
  }

  Stream<@Nullable Object[]> indexes(@Nullable String schema, String table) {
    return places(schema, table)
        .flatMap(
            place -> {
              List<ColumnDef> columns = keyColumns(place);
              return IntStream.range(0, columns.size())
                  .mapToObj(i -> index(place, columns.get(i).name(), i + 1));
            });
  }

  private static @Nullable Object[] index(Place place, String column, int position) {
    return row(
        null,
        place.schema(),
        place.table().name(),
        false,
        null,
        primaryKeyName(place.table()),
        (int) DatabaseMetaData.tableIndexOther,
        position,
        column,
        null,
        null,
        null,
        null);
  }

  /** No column of the result tells the schema, so null means the fixed ones only. */
  Stream<@Nullable Object[]> bestRow(@Nullable String schema, String table) {
    return places(schema == null ? schemas.fixed() : schemas.named(schema), table)
        .flatMap(place -> keyColumns(place).stream())
        .map(KeyMetadata::bestRow);
  }

  private static @Nullable Object[] bestRow(ColumnDef column) {
    TypeBridge type = TypeBridge.of(column.type().jdbcType());
    return row(
        DatabaseMetaData.bestRowSession,
        column.name(),
        type.type().getVendorTypeNumber(),
        type.typeName(),
        type.precision(),
        null,
        type.radix() > 0 ? type.scale() : null,
        DatabaseMetaData.bestRowNotPseudo);
  }

  Stream<@Nullable Object[]> imported(@Nullable String schema, String table) {
    return places(schema, table)
        .flatMap(this::links)
        .sorted(
            Comparator.comparing((Link l) -> l.to().schema())
                .thenComparing(l -> l.to().table().name())
                .thenComparing(l -> l.key().name(l.from().table().name()))
                .thenComparing(Link::seq))
        .map(KeyMetadata::foreignKey);
  }

  /** Keys of the fixed schemas, and of the repository whose table is asked for. */
  Stream<@Nullable Object[]> exported(@Nullable String schema, String table) {
    return places(schema, table)
        .flatMap(target -> children(target).filter(l -> l.to().equals(target)))
        .sorted(BY_CHILD)
        .map(KeyMetadata::foreignKey);
  }

  private Stream<Link> children(Place target) {
    boolean ownSchema = SchemaName.of(target.schema()).kind().isOwn();
    List<String> from = ownSchema ? List.of(target.schema()) : schemas.fixed();
    return from.stream()
        .flatMap(s -> catalog.tablesOf(s).stream().map(t -> new Place(s, t)))
        .flatMap(this::links);
  }

  Stream<@Nullable Object[]> crossReference(
      @Nullable String parentSchema, String parent, @Nullable String childSchema, String child) {
    List<Place> targets = places(parentSchema, parent).toList();
    return places(childSchema, child)
        .flatMap(this::links)
        .filter(l -> targets.contains(l.to()))
        .sorted(BY_CHILD)
        .map(KeyMetadata::foreignKey);
  }

  private static final Comparator<Link> BY_CHILD =
      Comparator.comparing((Link l) -> l.from().schema())
          .thenComparing(l -> l.from().table().name())
          .thenComparing(l -> l.key().name(l.from().table().name()))
          .thenComparing(Link::seq);

  private Stream<Link> links(Place from) {
    return catalog.foreignKeysOf(from.table(), from.schema()).stream()
        .flatMap(key -> links(from, key));
  }

  private Stream<Link> links(Place from, ForeignKey key) {
    TableDef table = from.table();
    Place to =
        new Place(catalog.schemaOfTarget(table, key, from.schema()), catalog.target(table, key));
    List<String> own = catalog.columnsOfKey(table, key, from.schema(), key.columns());
    List<String> target = catalog.columnsOfKey(table, key, from.schema(), key.tableColumns());
    return IntStream.range(0, own.size())
        .mapToObj(i -> new Link(from, to, key, own.get(i), target.get(i), i + 1));
  }

  private static @Nullable Object[] foreignKey(Link link) {
    TableDef from = link.from().table();
    TableDef to = link.to().table();
    return row(
        null,
        link.to().schema(),
        to.name(),
        link.target(),
        null,
        link.from().schema(),
        from.name(),
        link.own(),
        link.seq(),
        DatabaseMetaData.importedKeyNoAction,
        DatabaseMetaData.importedKeyNoAction,
        link.key().name(from.name()),
        primaryKeyName(to),
        DatabaseMetaData.importedKeyNotDeferrable);
  }
}
