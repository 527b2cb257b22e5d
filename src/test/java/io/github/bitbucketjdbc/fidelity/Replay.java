package io.github.bitbucketjdbc.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.http.Paging;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the answer of one endpoint to a query of one table.
 *
 * @param keys the values that the query gives, by column
 */
record Replay(Recording recording, TableDef table, Endpoint endpoint, Map<String, Object> keys) {
  private static final String GIVEN = "\"snek\"";

  /** Returns every way in which the catalog reads a recording. */
  static List<Replay> of(Recording recording) {
    List<Replay> replays = new ArrayList<>();
    for (TableDef table : BitbucketCatalog.get().tables()) {
      for (Endpoint endpoint : table.endpoints()) {
        addresses(recording, endpoint).stream()
            .map(path -> captured(endpoint, path))
            .flatMap(Optional::stream)
            .filter(names -> names.entrySet().stream().allMatch(n -> mayBe(table, n)))
            .findFirst()
            .map(names -> new Replay(recording, table, endpoint, keys(recording, table, names)))
            .ifPresent(replays::add);
      }
    }
    return replays;
  }

  /** An object may be an element of the list before it, or what a list answered to a POST. */
  private static List<String> addresses(Recording recording, Endpoint endpoint) {
    String path = recording.path();
    if (!recording.object() || endpoint.isSingle()) {
      return endpoint.isSingle() == recording.object() ? List.of(path) : List.of();
    }
    String before =
        path.replaceFirst("/[^/]+/?$", "")
            .replaceFirst("/commit$", "/commits")
            .replaceFirst("/statuses/build$", "/statuses");
    return List.of(path, before);
  }

  /** Returns the values that a path has in the places of an address, or empty for another path. */
  private static Optional<Map<String, String>> captured(Endpoint endpoint, String path) {
    String[] steps = endpoint.path().split("/");
    String[] given = path.split("/");
    if (steps.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].startsWith("{")) {
        names.put(steps[i].substring(1, steps[i].length() - 1), given[i]);
      } else if (!steps[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    endpoint.pathColumns().forEach(column -> names.putIfAbsent(column, GIVEN));
    return Optional.of(names);
  }

  /** Neighbours of numbered objects may have a name in the place of the number. */
  private static boolean mayBe(TableDef table, Map.Entry<String, String> name) {
    return table.indexOf(name.getKey()) < 0
        || table.column(name.getKey()).type() != ColumnType.BIGINT
        || name.getValue().matches("\\d+|\\{.*");
  }

  /** A key that is in the answer is asked for as it is there: an address may have it shortened. */
  private static Map<String, Object> keys(
      Recording recording, TableDef table, Map<String, String> names) {
    Map<String, Object> keys = new LinkedHashMap<>();
    names.remove("workspace");
    names.forEach(
        (name, given) -> {
          ColumnDef column = table.column(name);
          Object answered =
              recording.elements().stream()
                  .filter(e -> column.source() != Source.REQUEST)
                  .map(e -> PlainReading.cell(e, column))
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElseGet(() -> PlainReading.typed(given(column, given), column.type()));
          keys.put(name, answered);
        });
    return keys;
  }

  /** Samples of the specification have names of places where recordings have values. */
  private static String given(ColumnDef column, String text) {
    if (!text.startsWith("{") || text.contains("-")) {
      return text;
    }
    return column.type() == ColumnType.BIGINT
        ? "7"
        : Stream.concat(column.values().stream(), Stream.of("master", "KEY"))
            .filter(column::mayBe)
            .findFirst()
            .orElseThrow();
  }

  /** Returns the columns to ask for: all, unless some need an object that was not recorded. */
  List<ColumnDef> columns() {
    boolean all = recording.detail().isPresent();
    return table.columns().stream().filter(c -> all || c.source() != Source.DETAIL).toList();
  }

  /** Returns the columns of the key that some row lacks. */
  Set<ColumnDef> incomplete() {
    Set<ColumnDef> incomplete = new LinkedHashSet<>();
    for (List<@Nullable Object> row : expected()) {
      for (int i = 0; i < columns().size(); i++) {
        ColumnDef column = columns().get(i);
        if (row.get(i) == null && !column.nullable() && column.source().isAnswered()) {
          incomplete.add(column);
        }
      }
    }
    return incomplete;
  }

  String sql() {
    String schema =
        switch (table.scope()) {
          case USER, WORKSPACE -> Catalog.INFORMATION;
          case REPOSITORY -> Catalog.ALL_REPOSITORIES;
          case PROJECT -> Catalog.ALL_PROJECTS;
          case SYSTEM, STANDARD -> throw new IllegalStateException("System tables send nothing");
        };
    String columns =
        columns().size() == table.columns().size()
            ? "*"
            : columns().stream().map(c -> quoted(c.name())).collect(Collectors.joining(", "));
    StringJoiner where = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
    keys.forEach((name, value) -> where.add(quoted(name) + " = " + literal(value)));
    return "SELECT " + columns + " FROM " + schema + "." + quoted(table.name()) + where;
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static String literal(Object value) {
    return value instanceof Number
        ? value.toString()
        : "'" + ((String) value).replace("'", "''") + "'";
  }

  /** Returns the path, not encoded, that the query must ask for. */
  String address() {
    return filled(endpoint.path(), keys);
  }

  private static String filled(String path, Map<String, Object> values) {
    String address = path.replace("{workspace}", ReplayService.WORKSPACE);
    for (Map.Entry<String, Object> value : values.entrySet()) {
      address = address.replace("{" + value.getKey() + "}", value.getValue().toString());
    }
    return address;
  }

  /** Returns the paths of single objects that the query must ask for too, with their texts. */
  Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    if (recording.detail().isPresent() && table.detail().isPresent()) {
      Map<String, Object> values = new LinkedHashMap<>();
      JsonNode element = recording.elements().get(0);
      for (String name : table.detail().get().pathColumns()) {
        values.put(name, Objects.requireNonNull(PlainReading.cell(element, table.column(name))));
      }
      details.put(filled(table.detail().get().path(), values), recording.detail().get());
    }
    return details;
  }

  /** Returns the texts of the answers; a page that was recorded keeps its text as far as it can. */
  List<String> answers() {
    if (endpoint.isSingle()) {
      return recording.texts().toList();
    }
    if (recording.envelope().isPresent()) {
      return List.of(withoutNext(recording.envelope().get()));
    }
    boolean one = endpoint.paging() == Paging.ONE_PAGE;
    List<List<String>> pages =
        one ? List.of(recording.texts().toList()) : List.copyOf(recording.pages());
    String size = endpoint.counts() ? "\"size\":" + recording.texts().count() + "," : "";
    return pages.stream()
        .map(page -> "{" + size + "\"values\":[" + String.join(",", page) + "]}")
        .toList();
  }

  /** The page after a recorded one was not recorded; an empty address stays. */
  private static String withoutNext(String text) {
    JsonNode page = PlainReading.tree(text);
    return page.path("next").asText().isEmpty()
        ? text
        : ((ObjectNode) page).without("next").toString();
  }

  /** Returns the rows that the answers hold. */
  List<List<@Nullable Object>> expected() {
    JsonNode detail = PlainReading.tree(recording.detail().orElse("{}"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (JsonNode element : recording.elements()) {
      for (PlainReading.Row row : PlainReading.rows(element, endpoint.rows())) {
        rows.add(columns().stream().map(c -> cell(c, row, detail)).collect(Collectors.toList()));
      }
    }
    return rows;
  }

  private @Nullable Object cell(ColumnDef column, PlainReading.Row row, JsonNode detail) {
    return switch (column.source()) {
      case WRITTEN -> null;
      case REQUEST -> keys.getOrDefault(column.name(), keys.get(column.path()));
      case OUTER -> PlainReading.cell(row.outer(), column);
      case DETAIL -> PlainReading.cell(detail, column);
      case ROW ->
          column.path().equals("{}") ? row.name() : PlainReading.cell(row.element(), column);
    };
  }

  @Override
  public String toString() {
    return table.name() + " of " + endpoint.path() + " from " + recording;
  }
}
