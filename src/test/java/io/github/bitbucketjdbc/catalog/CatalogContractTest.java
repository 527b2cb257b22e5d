package io.github.bitbucketjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import io.github.bitbucketjdbc.http.Paging;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every declaration of a table must keep. A new table is checked by being declared. */
class CatalogContractTest {
  /** Keys that no table lists: a query has to give them. */
  private static final Set<String> GIVEN_BY_THE_QUERY = Set.of("CodeSearchResults.SearchQuery");

  /** What can be read without any scope. */
  private static final Set<String> PUBLIC = Set.of("/hook_events/{SubjectType}");

  /** Tables in whose rows nothing was seen that tells them apart. */
  private static final Set<String> KEYLESS =
      Set.of(
          "FileHistory",
          "Files",
          "PipelineScheduleExecutions",
          "PipelineTestCaseReasons",
          "PullRequestActivity",
          "PullRequestMergeChecks");

  private static final Pattern PASCAL_CASE = Pattern.compile("([A-Z]+[a-z0-9]*)+");
  private static final Pattern TABLE_NAME =
      Pattern.compile("[A-Z][A-Za-z]*(s|Diffstat|Activity|History|Model|Config|User|Pair)");
  private static final Pattern WRONG_CASE =
      Pattern.compile("(Uuid|Url|Html|Ssh|Gpg|Https)(?![a-z])|(?<!UU)ID(?![A-Z])");
  private static final Pattern SCOPE = Pattern.compile("[a-z-]+(:[a-z-]+){0,2}");
  private static final Pattern FIELD = Pattern.compile("[a-z_]+(\\.[a-z_]+)*");

  private static DemoServer service;

  /** Bitbucket refuses API tokens there. */
  private static final Set<String> NO_API_TOKEN = Set.of("PullRequestConflicts");

  /** Nobody lists every file that there ever was. */
  private static final Set<String> GIVEN_A_VALUE = Set.of("FileHistory.Path");

  private static Connection demo;

  @BeforeAll
  static void connect() throws Exception {
    service = DemoServer.start(DemoOptions.story().issueTracker(true));
    String url = "jdbc:bitbucket:Workspace=acme;BaseURL=" + service.baseUrl();
    demo = DriverManager.getConnection(url);
  }

  @AfterAll
  static void disconnect() throws Exception {
    demo.close();
    service.close();
  }

  static List<TableDef> tables() {
    return BitbucketCatalog.get().tables().stream()
        .filter(table -> !table.scope().isAboutDriver())
        .toList();
  }

  /** Every endpoint with its table, so that a failure names both. */
  record Way(TableDef table, Endpoint endpoint) {
    @Override
    public String toString() {
      return table.name() + " " + endpoint.path();
    }
  }

  static Stream<Way> ways() {
    return tables().stream()
        .flatMap(
            t ->
                Stream.of(t.endpoints().stream(), t.shortcuts().stream(), t.detail().stream())
                    .flatMap(e -> e)
                    .map(e -> new Way(t, e)));
  }

  private static String in(TableDef table, ColumnDef column) {
    return table.name() + "." + column.name();
  }

  @Test
  void tableNamesAreUnique() {
    for (String schema : List.of("Information", "AllRepositories", "AllProjects")) {
      assertThat(BitbucketCatalog.get().tablesOf(schema))
          .extracting(t -> t.name().toLowerCase(Locale.ROOT))
          .as("tables of %s", schema)
          .doesNotHaveDuplicates();
    }
  }

  /** The service's order of texts need not be SQL's. */
  @ParameterizedTest
  @MethodSource("tables")
  void textsAreNotSortedByTheService(TableDef table) {
    assertThat(table.columns())
        .filteredOn(ColumnDef::sortable)
        .extracting(ColumnDef::type)
        .doesNotContain(ColumnType.VARCHAR);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void namesFollowTheRule(TableDef table) {
    assertThat(table.name())
        .as("a plural in PascalCase, or the name of one thing")
        .matches(TABLE_NAME);
    for (ColumnDef column : table.columns()) {
      assertThat(column.name()).as("%s in PascalCase", in(table, column)).matches(PASCAL_CASE);
      assertThat(WRONG_CASE.matcher(column.name()).find())
          .as("%s: UUID, URL, HTML, SSH, GPG are upper case, ids are Id", in(table, column))
          .isFalse();
      if (column.type() == ColumnType.TIMESTAMP) {
        assertThat(column.name())
            .as("%s, an instant", in(table, column))
            .matches(".*(On|Date|At|Time)|Last(Used|Accessed)");
      }
    }
    assertThat(table.columns())
        .extracting(c -> c.name().toLowerCase(Locale.ROOT))
        .as("columns of %s, which SQL finds without regard to case", table.name())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everythingIsDescribed(TableDef table) {
    List<String> descriptions = new ArrayList<>(List.of(table.description()));
    table.columns().forEach(c -> descriptions.add(c.description()));
    for (String description : descriptions) {
      assertThat(description)
          .as(table.name())
          .isNotBlank()
          .hasSizeLessThanOrEqualTo(100)
          .doesNotEndWith(".");
      assertThat(description).as(table.name()).isEqualTo(description.strip()).doesNotContain("  ");
    }
    assertThat(table.example()).as("example of %s", table.name()).isNotBlank().doesNotContain(";");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theKeyExists(TableDef table) {
    if (KEYLESS.contains(table.name())) {
      assertThat(table.primaryKey()).as("key of %s", table.name()).isEmpty();
      return;
    }
    assertThat(table.primaryKey()).as("key of %s", table.name()).isNotEmpty();
    for (ColumnDef column : table.columns()) {
      if (column.key()) {
        assertThat(column.nullable())
            .as("%s is nullable", in(table, column))
            .isEqualTo(column.name().equals("UserUUID") && column.source() == Source.ROW);
      }
    }
    String owner =
        switch (table.scope()) {
          case USER, WORKSPACE -> table.primaryKey().get(0);
          case REPOSITORY -> TableDef.REPOSITORY_SLUG;
          case PROJECT -> TableDef.PROJECT_KEY;
          case SYSTEM, STANDARD -> throw new AssertionError("system tables have no owner");
        };
    assertThat(table.primaryKey()).as("key of %s", table.name()).startsWith(owner);
    if (table.scope() == Scope.REPOSITORY || table.scope() == Scope.PROJECT) {
      assertThat(table.columns().get(0).name()).isEqualTo(owner);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void foreignKeysLeadSomewhere(TableDef table) {
    for (ForeignKey key : table.foreignKeys()) {
      assertThat(key.columns()).isNotEmpty().hasSameSizeAs(key.tableColumns());
      TableDef target = BitbucketCatalog.get().target(table, key);
      for (int i = 0; i < key.columns().size(); i++) {
        ColumnDef own = table.column(key.columns().get(i));
        ColumnDef theirs = target.column(key.tableColumns().get(i));
        assertThat(own.type())
            .as("%s refers to %s", in(table, own), in(target, theirs))
            .isEqualTo(theirs.type());
      }
    }
    assertThat(table.foreignKeys())
        .extracting(key -> key.name(table.name()))
        .as("names of the foreign keys of %s", table.name())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void addressesCanBeMade(Way way) {
    for (String name : way.endpoint().pathColumns()) {
      ColumnDef column = way.table().column(name);
      boolean keyless =
          KEYLESS.contains(way.table().name()) || way.table().shortcuts().contains(way.endpoint());
      assertThat(column.key() || column.source() == Source.REQUEST || keyless)
          .as("%s, which is in the address, is a key", in(way.table(), column))
          .isTrue();
      boolean told = GIVEN_BY_THE_QUERY.contains(in(way.table(), column));
      boolean listed = column.source() == Source.REQUEST && column.path().isEmpty();
      if (listed && column.key() && !told) {
        assertThat(way.table().isListable(name) || !column.values().isEmpty())
            .as("something lists the values of %s", in(way.table(), column))
            .isTrue();
      }
    }
    if (way.table().scope() == Scope.USER) {
      assertThat(way.endpoint().needsWorkspace()).as("%s needs a workspace", way).isFalse();
    }
    assertThat(way.endpoint().path()).startsWith("/").doesNotContain("?");
    boolean root = way.endpoint().path().matches(".*/src/\\{[A-Za-z]+}/");
    assertThat(way.endpoint().path().endsWith("/")).as("%s ends with a slash", way).isEqualTo(root);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void shortcutsTellTheAddressOfOtherLists(TableDef table) {
    List<String> usual = table.endpoints().get(0).pathColumns();
    for (Endpoint shortcut : table.shortcuts()) {
      assertThat(shortcut.told()).containsOnlyKeys(usual.toArray(String[]::new));
      assertThat(shortcut.pathColumns()).isNotEmpty().doesNotContainAnyElementsOf(usual);
      assertThat(shortcut.pathColumns())
          .as("told in each row, to be checked")
          .allMatch(c -> table.column(c).source() == Source.ROW);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void requestColumnsAreInEveryAddress(TableDef table) {
    for (ColumnDef column : table.columns()) {
      if (column.source() == Source.REQUEST && !column.nullable() && column.path().isEmpty()) {
        assertThat(table.endpoints())
            .as("ways to %s", in(table, column))
            .allMatch(e -> e.pathColumns().contains(column.name()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyRowCanBeListed(TableDef table) {
    assertThat(table.endpoints()).isNotEmpty();
    boolean listed =
        table.endpoints().stream()
            .anyMatch(
                e ->
                    e.pathColumns().stream()
                        .map(table::column)
                        .allMatch(
                            c ->
                                c.source() == Source.REQUEST
                                    && (!c.nullable() || GIVEN_A_VALUE.contains(in(table, c)))));
    assertThat(listed)
        .as("%s has a list that needs no more than the keys of parents", table.name())
        .isTrue();
    assertThat(table.typicalRows()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void pagesAreWithinTheServicesBounds(Way way) {
    Endpoint endpoint = way.endpoint();
    assertThat(endpoint.maxPageLength()).as("page length of %s", way).isBetween(1, 100);
    if (endpoint.isSingle()) {
      assertThat(endpoint.filters() || endpoint.sorts() || endpoint.counts())
          .as("%s, one object, filters, sorts or counts", way)
          .isFalse();
    }
    if (endpoint.paging() == Paging.OPAQUE || endpoint.paging() == Paging.ONE_PAGE) {
      assertThat(endpoint.counts()).as("%s has a size", way).isFalse();
    }
    if (!endpoint.stableSort().isEmpty()) {
      assertThat(endpoint.sorts()).as("%s sorts", way).isTrue();
      assertThat(endpoint.stableSort()).matches(FIELD);
    }
    if (PUBLIC.contains(endpoint.path())) {
      assertThat(endpoint.scopes()).as("scopes of %s", way).isEmpty();
      return;
    }
    assertThat(endpoint.scopes())
        .as("scopes of %s", way)
        .isNotEmpty()
        .allMatch(SCOPE.asMatchPredicate());
    assertThat(endpoint.scopes().get(0))
        .as("the scope of an API token for %s", way)
        .matches(
            scope -> scope.endsWith(":bitbucket") || NO_API_TOKEN.contains(way.table().name()));
  }

  /** A sort on something that changes while pages are read would lose rows. */
  @ParameterizedTest
  @MethodSource("ways")
  void theStableSortIsDeclaredStable(Way way) {
    Set<String> changing = new HashSet<>();
    for (ColumnDef column : way.table().columns()) {
      if (column.sortable() && !column.stable()) {
        changing.add(column.field());
      }
    }
    assertThat(changing)
        .as("changing columns of %s", way)
        .doesNotContain(way.endpoint().stableSort());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void filtersAndSortsAreSane(TableDef table) {
    boolean filtered = table.endpoints().stream().anyMatch(Endpoint::filters);
    boolean sorted = table.endpoints().stream().anyMatch(Endpoint::sorts);
    for (ColumnDef column : table.columns()) {
      if (column.filter() != FilterKind.NONE) {
        assertThat(filtered).as("%s is filtered, but no list is", in(table, column)).isTrue();
        assertThat(column.field()).matches(FIELD);
        assertThat(column.type()).as(in(table, column)).isIn(typesOf(column.filter()));
      }
      if (column.nullTest()) {
        assertThat(column.filter())
            .as("%s has a null test", in(table, column))
            .isNotEqualTo(FilterKind.NONE);
        assertThat(column.nullable()).as("%s may be NULL", in(table, column)).isTrue();
      }
      if (column.sortable()) {
        assertThat(sorted).as("%s is sorted, but no list is", in(table, column)).isTrue();
        assertThat(column.told())
            .as("%s is sorted, and told in every row", in(table, column))
            .isTrue();
      }
      boolean inRow = column.source() == Source.ROW || column.source() == Source.OUTER;
      if (column.filter() != FilterKind.NONE || column.sortable()) {
        assertThat(inRow).as("%s is in the list", in(table, column)).isTrue();
      }
      assertThat(column.values()).doesNotHaveDuplicates();
    }
    for (Endpoint endpoint : table.endpoints()) {
      endpoint.parameters().keySet().forEach(table::column);
    }
  }

  private static List<ColumnType> typesOf(FilterKind kind) {
    return switch (kind) {
      case NUMBER -> List.of(ColumnType.BIGINT, ColumnType.INTEGER, ColumnType.DOUBLE);
      case FLAG -> List.of(ColumnType.BOOLEAN);
      case INSTANT -> List.of(ColumnType.TIMESTAMP);
      default -> List.of(ColumnType.VARCHAR);
    };
  }

  @ParameterizedTest
  @MethodSource("tables")
  void sourcesFit(TableDef table) {
    boolean explodes = table.endpoints().stream().anyMatch(e -> !e.rows().isEmpty());
    boolean detailed = false;
    for (ColumnDef column : table.columns()) {
      if (column.source() == Source.REQUEST) {
        assertThat(column.path().isEmpty() || table.indexOf(column.path()) >= 0)
            .as("%s has no path, or that of another column", in(table, column))
            .isTrue();
      } else {
        assertThat(column.path()).as("path of %s", in(table, column)).isNotEmpty();
        assertThat(ColumnPath.parse(column.path()).places()).as(in(table, column)).isNotEmpty();
      }
      if (column.source() == Source.OUTER) {
        assertThat(explodes).as("%s is around rows inside objects", in(table, column)).isTrue();
      }
      if (column.source() == Source.DETAIL) {
        assertThat(column.description()).as(in(table, column)).contains("costs one request a row");
        detailed = true;
      }
    }
    assertThat(table.detail().isPresent())
        .as("%s has a single object", table.name())
        .isEqualTo(detailed);
    if (!table.hiddenBy().isEmpty()) {
      assertThat(table.column(table.hiddenBy()).type()).isEqualTo(ColumnType.BOOLEAN);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theExampleRuns(TableDef table) throws Exception {
    assertThat(table.example()).contains(table.name());
    try (Statement statement = demo.createStatement();
        ResultSet rows = statement.executeQuery(table.example())) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      assertThat(count).as("rows of %s", table.example()).isPositive();
    }
  }
}
