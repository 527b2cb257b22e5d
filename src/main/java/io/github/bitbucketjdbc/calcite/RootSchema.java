package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a workspace. Nothing is listed and nothing is checked here: every name that could
 * be a repository's slug is a schema, and the service says whether the repository exists when its
 * rows are asked for. The validator looks up aliases as schemas too, so a check would cost requests
 * for names that no user meant.
 */
final class RootSchema extends AbstractSchema {
  private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  private final Catalog catalog;
  private final boolean includeDeleted;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  RootSchema(Catalog catalog, boolean includeDeleted) {
    this.catalog = catalog;
    this.includeDeleted = includeDeleted;
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
        return found == null ? null : new Named<>(properName(name), found);
      }

      @Override
      public Set<String> getNames(LikePattern pattern) {
        return Set.of(Catalog.INFORMATION, Catalog.ALL_REPOSITORIES);
      }
    };
  }

  /** Slugs are always in lower case. */
  private String properName(String name) {
    return catalog.fixedSchema(name).orElseGet(() -> name.toLowerCase(Locale.ROOT));
  }

  private @Nullable Schema schema(String name) {
    if (!SLUG.matcher(name).matches()) {
      return null;
    }
    return schemas.computeIfAbsent(
        properName(name),
        n ->
            new RestSchema(
                catalog.tablesOf(n), catalog.isRepositorySchema(n) ? n : "", includeDeleted));
  }

  /** Generated code reaches tables through the root, which has no parent to ask. */
  @Override
  public Expression getExpression(@Nullable SchemaPlus parentSchema, String name) {
    return Expressions.call(DataContext.ROOT, BuiltInMethod.DATA_CONTEXT_GET_ROOT_SCHEMA.method);
  }
}
