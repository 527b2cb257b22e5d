package io.github.bitbucketjdbc.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every table and procedure, and the schemas in which they are shown. */
public final class Catalog {
  /** The schema of the workspace's own tables. */
  public static final String INFORMATION = "Information";

  /** The schema in which every repository table covers all repositories. */
  public static final String ALL_REPOSITORIES = "AllRepositories";

  /** The schema in which every project table covers all projects. */
  public static final String ALL_PROJECTS = "AllProjects";

  /** The schema of the tables about tables that the SQL standard names. */
  public static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";

  /** The schema of the views that the user defined. */
  public static final String USER_VIEWS = "UserViews";

  /** The schemas that every workspace has. */
  public static final List<String> FIXED_SCHEMAS =
      List.of(ALL_PROJECTS, ALL_REPOSITORIES, INFORMATION_SCHEMA, INFORMATION);

  private final List<TableDef> tables;
  private final List<ProcedureDef> procedures;

  /** A catalog of these tables and procedures. */
  public Catalog(List<TableDef> tables, List<ProcedureDef> procedures) {
    this.tables = List.copyOf(tables);
    this.procedures = List.copyOf(procedures);
  }

  /** Returns every procedure. */
  public List<ProcedureDef> procedures() {
    return procedures;
  }

  /** Returns the procedures that a schema shows; a call reaches the others too. */
  public List<ProcedureDef> proceduresOf(String schema) {
    SchemaName.Kind kind = SchemaName.of(schema).kind();
    return procedures.stream().filter(p -> kind.shows(p.scope())).toList();
  }

  /**
   * Returns the parameters of a procedure in a schema: a repository's own schema fixes the slug.
   */
  public List<ProcedureDef.Parameter> parametersOf(ProcedureDef procedure, String schema) {
    List<ProcedureDef.Parameter> all = procedure.parameters();
    boolean fixed =
        procedure.scope() == Scope.REPOSITORY
            && SchemaName.of(schema).kind() == SchemaName.Kind.REPOSITORY;
    return fixed ? all.subList(1, all.size()) : all;
  }

  /** Returns every table. A repository table and a project table may have the same name. */
  public List<TableDef> tables() {
    return tables;
  }

  /** Returns the tables of a schema, in the order of their declaration. */
  public List<TableDef> tablesOf(String schema) {
    SchemaName.Kind kind = SchemaName.of(schema).kind();
    return tables.stream().filter(t -> kind.shows(t.scope())).toList();
  }

  /** Returns the columns a table shows in a schema: an own schema fixes the first. */
  public List<ColumnDef> columnsOf(TableDef table, String schema) {
    return fixesOwner(table, schema)
        ? table.columns().subList(1, table.columns().size())
        : table.columns();
  }

  private static boolean fixesOwner(TableDef table, String schema) {
    SchemaName.Kind kind = SchemaName.of(schema).kind();
    return kind.isOwn() && kind.shows(table.scope());
  }

  /** Finds a table of a schema, without regard to case. */
  public Optional<TableDef> find(String schema, String table) {
    return tablesOf(schema).stream().filter(t -> t.name().equalsIgnoreCase(table)).findFirst();
  }

  /** Returns every table with a name, without regard to case. */
  public List<TableDef> named(String table) {
    return tables.stream().filter(t -> t.name().equalsIgnoreCase(table)).toList();
  }

  /** Returns the table to which a foreign key points: one of the same scope comes first. */
  public TableDef target(TableDef from, ForeignKey key) {
    List<TableDef> found = named(key.table());
    return found.stream()
        .filter(t -> t.scope() == from.scope())
        .findFirst()
        .or(() -> found.stream().findFirst())
        .orElseThrow(() -> new IllegalStateException(from.name() + " refers to " + key.table()));
  }

  /** Returns the schema in which the target of a foreign key is found. */
  public String schemaOfTarget(TableDef from, ForeignKey key, String ownSchema) {
    return target(from, key).scope() == from.scope() ? ownSchema : INFORMATION;
  }

  /**
   * Returns the columns of a foreign key as a schema shows them: between tables of all repositories
   * or projects the owner's column comes first.
   */
  public List<String> columnsOfKey(
      TableDef from, ForeignKey key, String schema, List<String> columns) {
    TableDef target = target(from, key);
    boolean owned = target.scope() == Scope.REPOSITORY || target.scope() == Scope.PROJECT;
    if (!owned || SchemaName.of(schema).kind().isOwn()) {
      return columns;
    }
    List<String> withOwner = new ArrayList<>();
    withOwner.add(target.columns().get(0).name());
    withOwner.addAll(columns);
    return withOwner;
  }

  /** Returns the foreign keys that hold in a schema. */
  public List<ForeignKey> foreignKeysOf(TableDef table, String schema) {
    boolean fixed = fixesOwner(table, schema);
    String first = table.columns().get(0).name();
    return table.foreignKeys().stream()
        .filter(k -> !(fixed && k.columns().contains(first)))
        .toList();
  }
}
