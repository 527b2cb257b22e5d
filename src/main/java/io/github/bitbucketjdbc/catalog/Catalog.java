package io.github.bitbucketjdbc.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every table, and the schemas in which tables are shown. */
public final class Catalog {
  /** The schema of the workspace's own tables. */
  public static final String INFORMATION = "Information";

  /** The schema in which every repository table covers all repositories. */
  public static final String ALL_REPOSITORIES = "AllRepositories";

  private final List<TableDef> tables;

  /** A catalog of these tables. */
  public Catalog(List<TableDef> tables) {
    this.tables = List.copyOf(tables);
  }

  /** Returns every table. */
  public List<TableDef> tables() {
    return tables;
  }

  /** Returns the tables of a schema, in the order of their declaration. */
  public List<TableDef> tablesOf(String schema) {
    List<TableDef> found = new ArrayList<>();
    for (TableDef t : tables) {
      if (isWorkspaceTable(t) == schema.equalsIgnoreCase(INFORMATION)) {
        found.add(t);
      }
    }
    return found;
  }

  /** Returns the columns a table shows in a schema: a repository's own schema fixes the slug. */
  public List<ColumnDef> columnsOf(TableDef table, String schema) {
    return fixesSlug(table, schema)
        ? table.columns().subList(1, table.columns().size())
        : table.columns();
  }

  /** Returns whether the schema is a repository's own. */
  public boolean isRepositorySchema(String schema) {
    return !schema.equalsIgnoreCase(INFORMATION) && !schema.equalsIgnoreCase(ALL_REPOSITORIES);
  }

  private boolean fixesSlug(TableDef table, String schema) {
    return table.scope() == Scope.REPOSITORY && isRepositorySchema(schema);
  }

  /** Finds a table of a schema, without regard to case. */
  public Optional<TableDef> find(String schema, String table) {
    return tablesOf(schema).stream().filter(t -> t.name().equalsIgnoreCase(table)).findFirst();
  }

  /** Finds a table by its name, which is unique. */
  public Optional<TableDef> find(String table) {
    return tables.stream().filter(t -> t.name().equalsIgnoreCase(table)).findFirst();
  }

  /** Returns the schema in which the target of a foreign key is found. */
  public String schemaOfTarget(ForeignKey key, String ownSchema) {
    TableDef target = find(key.table()).orElseThrow();
    return isWorkspaceTable(target) ? INFORMATION : ownSchema;
  }

  /**
   * Returns the columns of a foreign key as a schema shows them: between tables of all repositories
   * the slug comes first.
   */
  public List<String> columnsOfKey(ForeignKey key, String schema, List<String> columns) {
    TableDef target = find(key.table()).orElseThrow();
    if (target.scope() != Scope.REPOSITORY || !schema.equalsIgnoreCase(ALL_REPOSITORIES)) {
      return columns;
    }
    List<String> withSlug = new ArrayList<>();
    withSlug.add(TableDef.REPOSITORY_SLUG);
    withSlug.addAll(columns);
    return withSlug;
  }

  /** Returns the foreign keys that hold in a schema. */
  public List<ForeignKey> foreignKeysOf(TableDef table, String schema) {
    List<ForeignKey> keys = new ArrayList<>();
    for (ForeignKey k : table.foreignKeys()) {
      boolean onSlug = k.columns().contains(TableDef.REPOSITORY_SLUG);
      if (!(onSlug && fixesSlug(table, schema))) {
        keys.add(k);
      }
    }
    return keys;
  }

  private static boolean isWorkspaceTable(TableDef table) {
    return Set.of(Scope.USER, Scope.WORKSPACE).contains(table.scope());
  }

  /** Returns the name of a schema as it is written, when it is one of the fixed ones. */
  public Optional<String> fixedSchema(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "information" -> Optional.of(INFORMATION);
      case "allrepositories" -> Optional.of(ALL_REPOSITORIES);
      default -> Optional.empty();
    };
  }
}
