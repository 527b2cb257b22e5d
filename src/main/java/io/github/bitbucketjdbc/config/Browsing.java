package io.github.bitbucketjdbc.config;

import java.util.List;

/**
 * What metadata shows, where somebody limited it. It hides nothing from queries.
 *
 * @param schemas the schemas shown, or an empty list for all
 * @param tables the tables shown, or an empty list for all
 * @param views the views shown, or an empty list for all
 */
public record Browsing(List<String> schemas, List<String> tables, List<String> views) {
  /** Shows everything. */
  public static final Browsing ALL = new Browsing(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Browsing {
    schemas = List.copyOf(schemas);
    tables = List.copyOf(tables);
    views = List.copyOf(views);
  }

  /** Returns whether a schema is shown. */
  public boolean showsSchema(String schema) {
    return shows(schemas, schema);
  }

  /** Returns whether a table is shown. */
  public boolean showsTable(String table) {
    return shows(tables, table);
  }

  /** Returns whether a view is shown. */
  public boolean showsView(String view) {
    return shows(views, view);
  }

  private static boolean shows(List<String> wanted, String name) {
    return wanted.isEmpty() || wanted.stream().anyMatch(name::equalsIgnoreCase);
  }
}
