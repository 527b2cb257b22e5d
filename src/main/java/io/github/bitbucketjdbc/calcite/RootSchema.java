package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.SchemaName;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a workspace. Nothing is listed and nothing is checked here: every name that could
 * be a repository's slug or a project's key is a schema, and the service says whether it exists
 * when its rows are asked for. The validator looks up aliases as schemas too, so a check would cost
 * requests for names that no user meant.
 */
final class RootSchema extends AbstractSchema {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  private static final int KEPT_SCHEMAS = 100;

  private final Catalog catalog;
  private final boolean includeDeleted;
  private final Map<String, Table> systemTables;
  private final Set<String> systemNames = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final RestSchema views;
  private final Map<String, Schema> schemas = Collections.synchronizedMap(new RecentSchemas());

  /** The schemas used last, so that a walk through thousands of them does not keep them all. */
  private static final class RecentSchemas extends LinkedHashMap<String, Schema> {
    private static final long serialVersionUID = 1L;

    RecentSchemas() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Schema> eldest) {
      return size() > KEPT_SCHEMAS;
    }
  }

  /**
   * The schemas.
   *
   * @param systemTables the tables that are reachable without a schema
   * @param views the views that the user defined
   */
  RootSchema(
      Catalog catalog,
      boolean includeDeleted,
      Map<String, Table> systemTables,
      Map<String, Table> views) {
    this.systemTables = systemTables;
    systemNames.addAll(systemTables.keySet());
    this.views = new RestSchema(views);
    this.catalog = catalog;
    this.includeDeleted = includeDeleted;
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return systemTables;
  }

  @Override
  public Lookup<Schema> subSchemas() {
    return new Lookup<>() {
      @Override
      public @Nullable Schema get(String name) {
        return schema(name);
      }

      @Override
      public @Nullable Named<Schema> getIgnoreCase(String name) {
        Schema found = schema(name);
        return found == null ? null : new Named<>(SchemaName.of(name).name(), found);
      }

      @Override
      public Set<String> getNames(LikePattern pattern) {
        return Set.copyOf(Catalog.FIXED_SCHEMAS);
      }
    };
  }

  /** A schema is found before a table, so the system tables would never be. */
  private @Nullable Schema schema(String name) {
    if (!NAME.matcher(name).matches() || systemNames.contains(name)) {
      return null;
    }
    SchemaName proper = SchemaName.of(name);
    if (proper.kind() == SchemaName.Kind.USER_VIEWS) {
      return views;
    }
    return schemas.computeIfAbsent(proper.name(), n -> create(proper));
  }

  /** A name like a project's key also reaches the tables of the repository that is called so. */
  private RestSchema create(SchemaName schema) {
    Map<String, Table> tables = new LinkedHashMap<>();
    if (schema.kind() == SchemaName.Kind.PROJECT) {
      String slug = schema.name().toLowerCase(Locale.ROOT);
      catalog.tablesOf(slug).forEach(t -> tables.put(t.name(), table(t, slug)));
    }
    String owner = schema.kind().isOwn() ? schema.name() : "";
    for (TableDef def : catalog.tablesOf(schema.name())) {
      Table system = systemTables.get(systemName(schema, def));
      tables.put(def.name(), system == null ? table(def, owner) : system);
    }
    return new RestSchema(tables);
  }

  /** The standard's names are too common to be taken from repositories that are called so. */
  private static String systemName(SchemaName schema, TableDef def) {
    return schema.kind() == SchemaName.Kind.INFORMATION_SCHEMA
        ? InformationSchema.PREFIX + def.name()
        : def.name();
  }

  private RestTable table(TableDef def, String owner) {
    return new RestTable(def, owner, includeDeleted);
  }

  /** Generated code reaches tables through the root, which has no parent to ask. */
  @Override
  public Expression getExpression(@Nullable SchemaPlus parentSchema, String name) {
    return Expressions.call(DataContext.ROOT, BuiltInMethod.DATA_CONTEXT_GET_ROOT_SCHEMA.method);
  }
}
