package io.github.bitbucketjdbc.docs;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import io.github.bitbucketjdbc.http.RestRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The page of one table. */
final class TablePage {
  private final Catalog catalog;
  private final TableDef table;

  private TablePage(Catalog catalog, TableDef table) {
    this.catalog = catalog;
    this.table = table;
  }

  static String of(Catalog catalog, TableDef table) {
    return new TablePage(catalog, table).text();
  }

  /** The list of all tables. */
  static String index(Catalog catalog) {
    StringBuilder text =
        new StringBuilder(
            """
            # Tables

            The schema `Information` holds the tables of the workspace. A repository's tables are in the schema named by its slug, and once
            more, over all repositories, in `AllRepositories`, where the first column is `RepositorySlug`. How they hang
            together: [the model](../model.md).
            """);
    text.append(section("Workspace", catalog, EnumSet.of(Scope.USER, Scope.WORKSPACE)));
    text.append(section("Project", catalog, EnumSet.of(Scope.PROJECT)));
    text.append(section("Repository", catalog, EnumSet.of(Scope.REPOSITORY)));
    text.append(section("System", catalog, EnumSet.of(Scope.SYSTEM)));
    text.append(section("INFORMATION_SCHEMA", catalog, EnumSet.of(Scope.STANDARD)));
    return text.toString();
  }

  private static String section(String title, Catalog catalog, Set<Scope> scopes) {
    List<TableDef> tables =
        catalog.tables().stream().filter(t -> scopes.contains(t.scope())).toList();
    MarkdownTable list = new MarkdownTable("Table", "Rows");
    for (TableDef table : tables) {
      list.row("[%s](%s.md)".formatted(table.name(), uniqueName(table)), table.description());
    }
    return tables.isEmpty() ? "" : "\n## " + title + "\n\n" + list;
  }

  /**
   * Returns the name of a table, where one of a repository and one of a project may be called the
   * same.
   */
  static String uniqueName(TableDef table) {
    String before =
        switch (table.scope()) {
          case PROJECT -> "Project";
          case STANDARD -> Catalog.INFORMATION_SCHEMA + ".";
          default -> "";
        };
    return before + table.name();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(table.name()).append("\n\n");
    text.append(table.description()).append(". ").append(schemas()).append("\n\n");
    text.append("```sql\n").append(table.example()).append("\n```\n\n");
    if (table.scope().isAboutDriver()) {
      return text.append("## Columns\n\n").append(systemColumns()).toString();
    }
    text.append("## Columns\n\n").append(columns());
    text.append(filterNote());
    text.append("\n## Keys\n\n");
    if (table.primaryKey().isEmpty()) {
      text.append("Primary key: none, as nothing tells the rows of one parent apart.\n");
    } else {
      text.append("Primary key: ").append(MarkdownTable.code(table.primaryKey())).append(".\n");
    }
    if (!table.foreignKeys().isEmpty()) {
      text.append('\n').append(foreignKeys());
    }
    text.append("\n## Requests\n\n").append(requests()).append(details());
    if (!table.writes().isEmpty()) {
      text.append("\n## Writes\n\n").append(writes());
    }
    text.append("\n## Scopes\n\n").append(scopes());
    return text.toString();
  }

  private String writes() {
    MarkdownTable ways = new MarkdownTable("Statement", "Request", "Needs", "Can set", "Scopes");
    StringBuilder notes = new StringBuilder();
    for (WriteDef write : table.writes()) {
      List<String> needed = write.kind() == WriteDef.Kind.UPDATE ? List.of() : write.required();
      List<String> optional =
          write.fields().stream()
              .map(WriteDef.Field::column)
              .filter(c -> !needed.contains(c) && write.takes(c))
              .toList();
      ways.row(
          write.kind().name(),
          "`" + write.method() + " " + write.path() + "`",
          needed.isEmpty() ? "" : MarkdownTable.code(needed),
          optional.isEmpty() ? "" : MarkdownTable.code(optional),
          write.scopes().isEmpty() ? "" : MarkdownTable.code(write.scopes()));
      note(write).forEach(n -> notes.append("\n").append(n).append('\n'));
    }
    return ways.toString() + notes;
  }

  private List<String> note(WriteDef write) {
    List<String> said = new ArrayList<>();
    if (!write.note().isEmpty()) {
      said.add(write.note());
    }
    if (!write.unique().isEmpty()) {
      said.add(
          "INSERT first asks for a row with the same "
              + MarkdownTable.code(write.unique())
              + ", which Bitbucket would overwrite: one request more.");
    }
    if (write.complete()) {
      said.add(
          write.kind()
              + " reads the row first, because Bitbucket takes what is not sent as empty.");
    }
    if (!write.list().isEmpty()) {
      said.add(
          write.kind()
              + " reads the list `"
              + write.list()
              + "` and sends it back changed: two requests a row.");
    }
    return said;
  }

  private String schemas() {
    return switch (table.scope()) {
      case USER -> "In the schema `Information`; needs no `Workspace` property.";
      case WORKSPACE -> "In the schema `Information`.";
      case REPOSITORY ->
          "In the schema of each repository, without `RepositorySlug`, and in `AllRepositories`.";
      case PROJECT -> "In the schema of each project, without `ProjectKey`, and in `AllProjects`.";
      case SYSTEM -> "Reachable without a schema from every schema.";
      case STANDARD -> "In the schema `INFORMATION_SCHEMA`.";
    };
  }

  private MarkdownTable systemColumns() {
    MarkdownTable columns = new MarkdownTable("Column", "Type", "Meaning");
    for (ColumnDef column : table.columns()) {
      columns.row("`" + column.name() + "`", column.type().name(), column.description());
    }
    return columns;
  }

  private MarkdownTable columns() {
    MarkdownTable columns =
        new MarkdownTable("Column", "Type", "Key", "Meaning", "Filtered by Bitbucket", "Sorted");
    for (ColumnDef column : table.columns()) {
      columns.row(
          "`" + column.name() + "`",
          column.type().name() + (column.nullable() ? "" : " NOT NULL"),
          column.key() ? "key" : "",
          column.description(),
          filters(column),
          sorts(column));
    }
    return columns;
  }

  private String filters(ColumnDef column) {
    List<String> ways = new ArrayList<>();
    if (table.endpoints().stream().anyMatch(e -> e.pathColumns().contains(column.name()))) {
      ways.add("`=`, `IN`: part of the request");
    }
    for (Endpoint endpoint : table.endpoints()) {
      Endpoint.FilterParameter own = endpoint.parameters().get(column.name());
      if (own != null) {
        String values =
            own.values().isEmpty()
                ? ""
                : " with " + MarkdownTable.code(new TreeSet<>(own.values().keySet()));
        ways.add((own.repeatable() ? "`=`, `IN`" : "`=`") + values);
      }
    }
    if (table.endpoints().stream().anyMatch(Endpoint::filters)) {
      switch (column.filter()) {
        case NONE -> {}
        case NUMBER, INSTANT -> ways.add("`=`, `<>`, `<`, `<=`, `>`, `>=`, `IN`");
        case TOKEN -> ways.add("`=`, `<>`, `IN`");
        case FLAG -> ways.add("`=`, `<>`");
        case TEXT -> ways.add("`=`, `IN`, `LIKE`, roughly");
      }
      if (column.nullTest()) {
        ways.add("`IS NULL`");
      }
    }
    return String.join("; ", ways);
  }

  private String sorts(ColumnDef column) {
    if (!column.sortable()) {
      return "";
    }
    return column.stable() ? "yes" : "when one page is enough";
  }

  private String filterNote() {
    List<String> notes = new ArrayList<>();
    boolean rough = table.columns().stream().anyMatch(c -> filters(c).contains("roughly"));
    if (rough) {
      notes.add(
          "Roughly: Bitbucket ignores case, so it sends a few rows more and the driver checks each"
              + " again.");
    }
    if (!table.hiddenBy().isEmpty()) {
      notes.add(
          "Rows whose `%s` is true are left out, unless a query filters that column or the connection says `IncludeDeleted=true`."
              .formatted(table.hiddenBy()));
    }
    notes.add("What Bitbucket does not filter or sort is filtered and sorted by the driver.");
    return "\n" + String.join(" ", notes) + "\n";
  }

  private MarkdownTable foreignKeys() {
    MarkdownTable keys = new MarkdownTable("Column", "Points to");
    for (ForeignKey key : table.foreignKeys()) {
      keys.row(
          MarkdownTable.code(key.columns()),
          "[%s](%s.md).`%s`"
              .formatted(
                  key.table(),
                  uniqueName(catalog.target(table, key)),
                  String.join("`, `", key.tableColumns())));
    }
    return keys;
  }

  private MarkdownTable requests() {
    MarkdownTable requests = new MarkdownTable("Request", "Rows a request", "Count", "Paging");
    for (Endpoint endpoint : lists()) {
      requests.row(
          "`GET " + endpoint.path() + parameters(endpoint) + "`",
          rows(endpoint),
          endpoint.counts() && endpoint.filters()
              ? "one request, with any exact filter"
              : endpoint.counts() ? "one request" : "",
          paging(endpoint));
    }
    return requests;
  }

  private List<Endpoint> lists() {
    return Stream.concat(table.endpoints().stream(), table.shortcuts().stream()).toList();
  }

  private static String parameters(Endpoint endpoint) {
    StringBuilder text = new StringBuilder();
    for (RestRequest.Parameter p : endpoint.always()) {
      text.append(text.isEmpty() ? "?" : "&").append(p.name()).append("=").append(p.value());
    }
    return text.toString();
  }

  private static String rows(Endpoint endpoint) {
    if (!endpoint.rows().isEmpty()) {
      String list = "the elements of `" + endpoint.rows() + "`";
      return endpoint.isSingle()
          ? list
          : list + " in up to " + endpoint.maxPageLength() + " objects";
    }
    return switch (endpoint.paging()) {
      case SINGLE -> "1";
      case ONE_PAGE -> "all";
      default -> "up to " + endpoint.maxPageLength();
    };
  }

  private static String paging(Endpoint endpoint) {
    return switch (endpoint.paging()) {
      case NUMBERED -> "numbered pages" + order(endpoint);
      case STEPPED -> "numbered pages, counted by the driver" + order(endpoint);
      case OPAQUE -> "a token leads to the next page";
      case ONE_PAGE, SINGLE -> "";
    };
  }

  private static String order(Endpoint endpoint) {
    return endpoint.stableSort().isEmpty()
        ? ""
        : ", in the order of `" + endpoint.stableSort() + "`";
  }

  private String details() {
    if (table.detail().isEmpty()) {
      return "";
    }
    List<String> names =
        table.columns().stream()
            .filter(c -> c.source() == Source.DETAIL)
            .map(ColumnDef::name)
            .toList();
    return "\n%s cost one more request a row, `GET %s`, only when a query names them.\n"
        .formatted(MarkdownTable.code(names), table.detail().get().path());
  }

  private String scopes() {
    TreeSet<String> forApiTokens = new TreeSet<>();
    TreeSet<String> others = new TreeSet<>();
    List<Endpoint> all = new ArrayList<>(table.endpoints());
    table.detail().ifPresent(all::add);
    for (Endpoint endpoint : all) {
      endpoint.scopes().forEach(s -> (s.endsWith(":bitbucket") ? forApiTokens : others).add(s));
    }
    return "API token: %s. Access token: %s.\n"
        .formatted(MarkdownTable.code(forApiTokens), MarkdownTable.code(others));
  }
}
