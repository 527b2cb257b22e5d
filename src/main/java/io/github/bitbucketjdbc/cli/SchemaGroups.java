package io.github.bitbucketjdbc.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables by schema, where schemas that hold the same tables are shown as one: every repository is a
 * schema of its own, and a workspace may have thousands.
 */
final class SchemaGroups {
  private static final List<String> SPEAKERS = List.of("AllRepositories", "AllProjects");
  private static final int NAMED = 8;

  private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();

  /** Adds a table as its schema's name and what else is shown of it. */
  void add(String schema, List<String> table) {
    tables.computeIfAbsent(schema, name -> new ArrayList<>()).add(table);
  }

  /** Returns the schemas to show, each with those that hold the same tables. */
  Map<String, List<String>> groups() {
    Map<List<List<String>>, List<String>> alike = new LinkedHashMap<>();
    tables.forEach(
        (schema, all) -> alike.computeIfAbsent(all, key -> new ArrayList<>()).add(schema));
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (List<String> schemas : alike.values()) {
      String speaker =
          schemas.stream().filter(SPEAKERS::contains).findFirst().orElse(schemas.get(0));
      groups.put(speaker, schemas.stream().filter(name -> !name.equals(speaker)).toList());
    }
    return groups;
  }

  List<List<String>> tables(String schema) {
    return tables.getOrDefault(schema, List.of());
  }

  /** Returns a line about schemas that are not shown, or "" when all are. */
  static String note(String shown, List<String> others) {
    if (others.isEmpty()) {
      return "";
    }
    int more = others.size() - NAMED;
    String names = String.join(", ", more > 0 ? others.subList(0, NAMED) : others);
    return "The same tables as in "
        + shown
        + " are in "
        + names
        + (more > 0 ? " and " + more + " more" : "")
        + ".\n";
  }
}
