package io.github.bitbucketjdbc.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All rows of all tables, with the addresses of the lists written down once more. */
final class ReferenceData {
  private final ServiceReader service;
  private final String workspace;
  private final Catalog catalog = BitbucketCatalog.get();
  private final Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();

  private ReferenceData(URI base, String workspace) {
    this.service = new ServiceReader(base);
    this.workspace = workspace;
  }

  /** Reads the workspace and shows it as its schemas, of the repositories only those named. */
  static List<ReferenceTable> read(URI base, String workspace, List<String> repositories) {
    ReferenceData data = new ReferenceData(base, workspace);
    data.readWorkspace();
    List<ReferenceTable> tables = new ArrayList<>();
    tables.addAll(data.tablesOf(Catalog.INFORMATION, all -> all));
    tables.addAll(data.tablesOf(Catalog.ALL_REPOSITORIES, all -> all));
    for (String slug : repositories) {
      tables.addAll(data.tablesOf(slug, all -> ownRows(all, slug)));
    }
    return tables;
  }

  private static List<@Nullable Object[]> ownRows(List<@Nullable Object[]> all, String slug) {
    List<@Nullable Object[]> own = new ArrayList<>();
    for (@Nullable Object[] row : all) {
      if (slug.equals(row[0])) {
        own.add(Arrays.copyOfRange(row, 1, row.length));
      }
    }
    return own;
  }

  /** Shows the tables that were read; system tables and the like have tests of their own. */
  private List<ReferenceTable> tablesOf(
      String schema, Function<List<@Nullable Object[]>, List<@Nullable Object[]>> shown) {
    List<ReferenceTable> tables = new ArrayList<>();
    for (TableDef table : catalog.tablesOf(schema)) {
      List<@Nullable Object[]> all = rows.get(table.name());
      if (all != null) {
        tables.add(told(schema, table, shown.apply(all)));
      }
    }
    return tables;
  }

  /** Leaves out columns that only a condition fills: the service does not tell them. */
  private ReferenceTable told(String schema, TableDef table, List<@Nullable Object[]> allColumns) {
    List<ColumnDef> columns = new ArrayList<>(catalog.columnsOf(table, schema));
    int[] kept =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).key() || columns.get(i).source() != Source.REQUEST)
            .toArray();
    List<@Nullable Object[]> some = new ArrayList<>();
    for (@Nullable Object[] row : allColumns) {
      some.add(IntStream.of(kept).mapToObj(i -> row[i]).toArray());
    }
    return new ReferenceTable(
        schema, table.name(), IntStream.of(kept).mapToObj(columns::get).toList(), some);
  }

  private void readWorkspace() {
    for (JsonNode access : service.list("/user/workspaces?pagelen=100&sort=slug")) {
      String slug = access.path("workspace").path("slug").asText();
      addWithDetail("Workspaces", access, service.object("/workspaces/" + slug));
    }
    String root = "/workspaces/" + workspace;
    addAll("Users", service.list(root + "/members?pagelen=100"));
    addAll("Projects", service.list(root + "/projects?pagelen=100&sort=created_on"));
    List<JsonNode> repositories =
        service.list("/repositories/" + workspace + "?pagelen=100&sort=created_on");
    addAll("Repositories", repositories);
    for (JsonNode repository : repositories) {
      String slug = repository.path("slug").asText();
      addAll(
          "RepositoryPermissions",
          service.list(root + "/permissions/repositories/" + slug + "?pagelen=100"));
      readRepository(slug);
    }
  }

  private void readRepository(String slug) {
    String root = "/repositories/" + workspace + "/" + slug;
    Map<String, Object> known = Map.of(TableDef.REPOSITORY_SLUG, slug);
    addAll("Branches", service.list(root + "/refs/branches?pagelen=100&sort=name"), known);
    List<JsonNode> commits = service.list(root + "/commits?pagelen=100");
    addAll("Commits", commits, known);
    for (JsonNode commit : commits) {
      commit.path("parents").forEach(p -> addExploded("CommitParents", commit, p, known));
    }
    String hidden = "%2Bvalues.participants,%2Bvalues.merge_commit.date";
    List<JsonNode> pulls =
        service.list(
            root
                + "/pullrequests?pagelen=50&sort=created_on&state=OPEN&state=MERGED&state=DECLINED"
                + "&state=SUPERSEDED&fields="
                + hidden);
    addAll("PullRequests", pulls, known);
    for (JsonNode pull : pulls) {
      long id = pull.path("id").asLong();
      String comments = root + "/pullrequests/" + id + "/comments?pagelen=100&sort=created_on";
      addAll(
          "PullRequestComments",
          service.list(comments),
          Map.of(TableDef.REPOSITORY_SLUG, slug, "PullRequestId", id));
      for (JsonNode participant : pull.path("participants")) {
        if (participant.path("role").asText().equals("REVIEWER")) {
          addExploded("PullRequestReviewers", pull, participant, known);
        }
        addExploded("PullRequestParticipants", pull, participant, known);
      }
    }
    List<JsonNode> pipelines = service.list(root + "/pipelines?pagelen=100");
    addAll("Pipelines", pipelines, known);
    for (JsonNode pipeline : pipelines) {
      String uuid = pipeline.path("uuid").asText();
      String encoded = URLEncoder.encode(uuid, StandardCharsets.UTF_8);
      addAll(
          "PipelineSteps",
          service.list(root + "/pipelines/" + encoded + "/steps"),
          Map.of(TableDef.REPOSITORY_SLUG, slug, "PipelineUUID", uuid));
    }
  }

  private void addAll(String table, List<JsonNode> elements) {
    addAll(table, elements, Map.of());
  }

  private void addAll(String table, List<JsonNode> elements, Map<String, Object> known) {
    elements.forEach(e -> add(table, column -> fromRequestOr(column, known, e)));
  }

  private void addWithDetail(String table, JsonNode element, JsonNode detail) {
    add(table, column -> fromTree(column, column.source() == Source.DETAIL ? detail : element));
  }

  private void addExploded(
      String table, JsonNode outer, JsonNode inner, Map<String, Object> known) {
    add(
        table,
        column -> fromRequestOr(column, known, column.source() == Source.OUTER ? outer : inner));
  }

  private void add(String table, Function<ColumnDef, @Nullable Object> values) {
    TableDef def = catalog.named(table).get(0);
    @Nullable Object[] row = new Object[def.columns().size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = values.apply(def.columns().get(i));
    }
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
  }

  private static @Nullable Object fromRequestOr(
      ColumnDef column, Map<String, Object> known, JsonNode element) {
    return column.source() == Source.REQUEST ? known.get(column.name()) : fromTree(column, element);
  }

  private static @Nullable Object fromTree(ColumnDef column, JsonNode element) {
    return JsonValues.value(element, column.path(), column.type());
  }
}
