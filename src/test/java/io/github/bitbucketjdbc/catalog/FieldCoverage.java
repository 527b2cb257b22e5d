package io.github.bitbucketjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields that the specification declares for the rows of a table, and the columns. Links and
 * the names of types, which every object has, are no news.
 *
 * @param mapped declared fields with a column
 * @param withoutColumn declared fields without one; an object of which nothing is mapped counts
 *     once
 * @param undeclared columns whose fields the specification does not have
 */
record FieldCoverage(
    String table, Set<String> mapped, Set<String> withoutColumn, List<String> undeclared) {

  static FieldCoverage of(TableDef table, ServiceSpecification specification) {
    FieldCoverage coverage =
        new FieldCoverage(
            table.scope() + " " + table.name(),
            new TreeSet<>(),
            new TreeSet<>(),
            new ArrayList<>());
    JsonNode objects = specification.objectsOf(table.endpoints().get(0));
    FieldPath rows = FieldPath.parse(table.endpoints().get(0).rows());
    JsonNode row = inside(specification.member(objects, rows));
    JsonNode detail =
        table.detail().map(specification::objectsOf).orElse(objects.path("no such schema"));
    coverage.compare(table, row, Source.ROW);
    coverage.compare(table, objects, Source.OUTER);
    coverage.compare(table, detail, Source.DETAIL);
    return coverage;
  }

  private static JsonNode inside(JsonNode schema) {
    return schema.has("items") ? schema.path("items") : schema;
  }

  private void compare(TableDef table, JsonNode schema, Source source) {
    Set<String> wanted = new TreeSet<>();
    for (ColumnDef column : table.columns()) {
      if (column.source() == source) {
        for (ColumnPath.Place place : ColumnPath.parse(column.path()).places()) {
          String path = place.path().forService();
          wanted.add(path);
          if (!path.isEmpty() && !declares(schema, path)) {
            undeclared.add(column.name() + " (" + path + ")");
          }
        }
      }
    }
    if (source != Source.OUTER && !wanted.isEmpty()) {
      walk(schema, "", wanted);
    }
  }

  private static boolean declares(JsonNode schema, String path) {
    JsonNode at = schema;
    for (String name : path.split("\\.")) {
      at = at.path("properties").path(name);
    }
    return !at.isMissingNode();
  }

  private void walk(JsonNode schema, String prefix, Set<String> wanted) {
    for (String name : (Iterable<String>) () -> schema.path("properties").fieldNames()) {
      String path = prefix + name;
      if (wanted.contains(path)) {
        mapped.add(path);
      } else if (wanted.stream().anyMatch(w -> w.startsWith(path + "."))) {
        walk(schema.path("properties").path(name), path + ".", wanted);
      } else if (!path.matches("(.*\\.)?(type|links(\\..*)?)")) {
        withoutColumn.add(path);
      }
    }
  }

  @Override
  public String toString() {
    return "%s: %d mapped%n  %d without column: %s%n  %d not in the specification: %s"
        .formatted(
            table,
            mapped.size(),
            withoutColumn.size(),
            withoutColumn,
            undeclared.size(),
            undeclared);
  }
}
