package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.SchemaName;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.http.SentRequest;
import io.github.bitbucketjdbc.write.WriteLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the system tables. Those of every schema come once for each kind of schema. */
final class SystemRows {
  /** The columns of a list of schemas. */
  static final List<ColumnDef> SCHEMA_COLUMNS =
      TableDef.table("sys$schemas", Scope.SYSTEM, "Schemas")
          .text("SchemaName", "", "Name of the schema")
          .text("Kind", "", "Kind of the schema")
          .build()
          .columns();

  /** A schema of each kind; what is true of it is true of every schema of its kind. */
  static final Map<SchemaName.Kind, String> EXAMPLES =
      Map.of(
          SchemaName.Kind.INFORMATION, Catalog.INFORMATION,
          SchemaName.Kind.INFORMATION_SCHEMA, Catalog.INFORMATION_SCHEMA,
          SchemaName.Kind.ALL_REPOSITORIES, Catalog.ALL_REPOSITORIES,
          SchemaName.Kind.ALL_PROJECTS, Catalog.ALL_PROJECTS,
          SchemaName.Kind.REPOSITORY, "repository",
          SchemaName.Kind.PROJECT, "PROJECT");

  private final Catalog catalog;
  private final DriverConfig config;
  private final UserViews views;

  /**
   * The rows of one connection.
   *
   * @param views the views that the user defined
   */
  SystemRows(Catalog catalog, DriverConfig config, UserViews views) {
    this.catalog = catalog;
    this.config = config;
    this.views = views;
  }

  /** Puts the kind before the columns, without those that the schema gives. */
  static List<ColumnDef> withKind(List<ColumnDef> columns) {
    List<ColumnDef> withKind = new ArrayList<>();
    withKind.add(SCHEMA_COLUMNS.get(1));
    columns.stream().filter(c -> !isOfSchema(c)).forEach(withKind::add);
    return withKind;
  }

  private static boolean isOfSchema(ColumnDef column) {
    return List.of("CatalogName", "SchemaName", "ReferencedCatalogName").contains(column.name());
  }

  List<@Nullable Object[]> fixedSchemas() {
    Stream<String> ofViews =
        views.names().isEmpty() ? Stream.empty() : Stream.of(Catalog.USER_VIEWS);
    return Stream.concat(Catalog.FIXED_SCHEMAS.stream(), ofViews)
        .<@Nullable Object[]>map(s -> new Object[] {s, SchemaName.of(s).kind().name()})
        .toList();
  }

  /** A table as a kind of schema shows it. */
  private record Shown(String kind, String schema, TableDef table) {}

  private Stream<Shown> shown() {
    return EXAMPLES.entrySet().stream()
        .flatMap(
            e ->
                catalog.tablesOf(e.getValue()).stream()
                    .filter(t -> config.browsing().showsTable(t.name()))
                    .map(t -> new Shown(e.getKey().name(), e.getValue(), t)));
  }

  List<@Nullable Object[]> tables() {
    Stream<@Nullable Object[]> plain =
        shown()
            .map(
                s ->
                    new Object[] {
                      s.kind(),
                      s.table().name(),
                      s.table().scope().isAboutDriver() ? "SYSTEM TABLE" : "TABLE",
                      s.table().description(),
                      !s.table().writes().isEmpty()
                    });
    String kind = SchemaName.Kind.USER_VIEWS.name();
    Stream<@Nullable Object[]> defined =
        views.names().stream()
            .filter(config.browsing()::showsView)
            .map(view -> new Object[] {kind, view, "VIEW", "", false});
    return Stream.concat(plain, defined).toList();
  }

  Map<String, String> viewQueries() {
    return views.queries();
  }

  List<@Nullable Object[]> columns() {
    Stream<@Nullable Object[]> ofTables =
        shown()
            .flatMap(
                s ->
                    ColumnRows.ofTable(
                        s.kind(), s.table(), catalog.columnsOf(s.table(), s.schema())));
    Stream<@Nullable Object[]> ofViews =
        views.names().stream()
            .filter(config.browsing()::showsView)
            .flatMap(v -> ColumnRows.ofView(v, views.columns(v)));
    return Stream.concat(ofTables, ofViews).toList();
  }

  List<@Nullable Object[]> primaryKeys() {
    return shown()
        .flatMap(
            s -> {
              List<String> key = key(s);
              return IntStream.range(0, key.size())
                  .<@Nullable Object[]>mapToObj(
                      i ->
                          new Object[] {
                            s.kind(), s.table().name(), key.get(i), i + 1, "PK_" + s.table().name()
                          });
            })
        .toList();
  }

  List<@Nullable Object[]> indexes() {
    return shown()
        .flatMap(
            s -> {
              List<String> key = key(s);
              return IntStream.range(0, key.size())
                  .<@Nullable Object[]>mapToObj(
                      i ->
                          new Object[] {
                            s.kind(),
                            s.table().name(),
                            "PK_" + s.table().name(),
                            key.get(i),
                            true,
                            true,
                            (int) java.sql.DatabaseMetaData.tableIndexOther,
                            "A",
                            i + 1
                          });
            })
        .toList();
  }

  private List<String> key(Shown shown) {
    return catalog.columnsOf(shown.table(), shown.schema()).stream()
        .filter(ColumnDef::key)
        .map(ColumnDef::name)
        .toList();
  }

  /** One column of a foreign key; the schema is "" when it is the table's own. */
  private record Link(
      Shown from, ForeignKey key, String column, String schema, TableDef to, String target) {}

  private Stream<Link> links() {
    return shown()
        .flatMap(
            s -> catalog.foreignKeysOf(s.table(), s.schema()).stream().flatMap(k -> linksOf(s, k)));
  }

  private Stream<Link> linksOf(Shown shown, ForeignKey key) {
    TableDef table = shown.table();
    String schema = catalog.schemaOfTarget(table, key, shown.schema());
    List<String> own = catalog.columnsOfKey(table, key, shown.schema(), key.columns());
    List<String> target = catalog.columnsOfKey(table, key, shown.schema(), key.tableColumns());
    return IntStream.range(0, own.size())
        .mapToObj(
            i ->
                new Link(
                    shown,
                    key,
                    own.get(i),
                    schema.equals(shown.schema()) ? "" : schema,
                    catalog.target(table, key),
                    target.get(i)));
  }

  List<@Nullable Object[]> foreignKeys() {
    return links()
        .<@Nullable Object[]>map(
            l ->
                new Object[] {
                  l.from().kind(),
                  l.from().table().name(),
                  l.column(),
                  "PK_" + l.to().name(),
                  l.key().name(l.from().table().name()),
                  l.schema(),
                  l.to().name(),
                  l.target(),
                  "FOREIGN_KEY_TYPE_IMPORT"
                })
        .toList();
  }

  List<@Nullable Object[]> keyColumns() {
    Stream<@Nullable Object[]> primary =
        primaryKeys().stream()
            .map(r -> new Object[] {r[0], r[1], r[2], true, false, r[4], null, null, null, null});
    Stream<@Nullable Object[]> foreign =
        foreignKeys().stream()
            .map(r -> new Object[] {r[0], r[1], r[2], false, true, null, r[4], r[5], r[6], r[7]});
    return Stream.concat(primary, foreign).toList();
  }

  List<@Nullable Object[]> connectionProperties() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (ConnectionProperty p : ConnectionProperty.values()) {
      rows.add(
          new Object[] {
            p.text(),
            p.description(),
            "string",
            p.defaultValue(),
            String.join(",", p.choices()),
            p.isSecret() ? null : config.text(p),
            false,
            p.isSecret() ? "SECRET" : "",
            p.ordinal() + 1
          });
    }
    return rows;
  }

  List<@Nullable Object[]> information() {
    return List.<@Nullable Object[]>of(
        new Object[] {
          "Bitbucket JDBC Driver",
          version(),
          "Bitbucket Cloud",
          config.workspace(),
          config.baseUrl().toString()
        });
  }

  static String version() {
    String version = SystemRows.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  List<@Nullable Object[]> sqlInformation() {
    return Map.ofEntries(
            Map.entry("AGGREGATE_FUNCTIONS", "AVG,COUNT,MAX,MIN,SUM"),
            Map.entry("COUNT", "YES"),
            Map.entry("GROUP_BY", "GROUP_BY_EQUALS_SELECT,GROUP_BY_NO_RELATION"),
            Map.entry("IDENTIFIER_QUOTE_OPEN_CHAR", "\""),
            Map.entry("IDENTIFIER_QUOTE_CLOSE_CHAR", "\""),
            Map.entry(
                "OJ_CAPABILITIES", "NESTED,LEFT,RIGHT,FULL,INNER,NOT_ORDERED,ALL_COMPARISON_OPS"),
            Map.entry("OUTER_JOINS", "YES"),
            Map.entry("SUBQUERIES", "COMPARISON,EXISTS,IN,CORRELATED_SUBQUERIES,QUANTIFIED"),
            Map.entry(
                "SUPPORTED_OPERATORS",
                "=,>,<,>=,<=,<>,!=,LIKE,NOT LIKE,IN,NOT IN,IS NULL,IS NOT NULL,AND,OR,BETWEEN"))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .<@Nullable Object[]>map(e -> new Object[] {e.getKey(), e.getValue()})
        .toList();
  }

  static List<@Nullable Object[]> identities(List<WriteLog.Entry> writes) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (WriteLog.Entry w : writes) {
      rows.add(new Object[] {w.id(), String.valueOf(w.batch()), w.operation(), w.message()});
    }
    return rows;
  }

  static List<@Nullable Object[]> requests(List<SentRequest> sent) {
    return sent.stream()
        .<@Nullable Object[]>map(
            r ->
                new Object[] {
                  r.statement(),
                  r.sentAt().toEpochMilli(),
                  r.table(),
                  r.method(),
                  r.path(),
                  r.query(),
                  r.status(),
                  r.milliseconds(),
                  r.bytes(),
                  r.rows(),
                  r.attempt(),
                  r.waitedMilliseconds(),
                  r.kept(),
                  r.budgetLeft()
                })
        .toList();
  }
}
