package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryEngine;
import io.github.bitbucketjdbc.query.RowCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a connection: the fixed ones, and one for each repository. Repositories are listed
 * only when a pattern asks for more than names that can be checked one by one; a listing serves the
 * calls that a tool makes one after the other.
 */
final class SchemaNames {
  private static final long LISTING_NANOS = Duration.ofSeconds(30).toNanos();
  private static final String ALL_SLUGS = "SELECT \"Slug\" FROM \"Information\".\"Repositories\"";

  private final QueryEngine engine;
  private final Supplier<Execution> executions;
  private final boolean hasWorkspace;
  private final Map<String, Boolean> checked = new ConcurrentHashMap<>();
  private @Nullable List<String> listing;
  private long listedAt;

  SchemaNames(QueryEngine engine, Supplier<Execution> executions, boolean hasWorkspace) {
    this.engine = engine;
    this.executions = executions;
    this.hasWorkspace = hasWorkspace;
  }

  /** Returns the schemas that a pattern matches, sorted. */
  List<String> matching(NamePattern pattern) {
    List<String> names = fixed(pattern);
    Optional<String> literal = pattern.literal();
    boolean named = literal.isPresent();
    if (named && !names.isEmpty() || !hasWorkspace || !pattern.mayMatchSlug()) {
      return names;
    }
    if (named) {
      Optional<String> slug = repository(literal.get());
      if (slug.isPresent() || !pattern.hasWildcard()) {
        return slug.map(List::of).orElse(List.of());
      }
    }
    names.addAll(slugs().stream().filter(pattern::matches).toList());
    return names;
  }

  private static List<String> fixed(NamePattern pattern) {
    List<String> names = new ArrayList<>();
    for (String name : Catalog.FIXED_SCHEMAS) {
      if (pattern.matches(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Returns a schema as it is written, when it exists; null means the fixed ones. */
  List<String> named(@Nullable String name) {
    if (name == null) {
      return fixed(NamePattern.of(null));
    }
    for (String fixed : fixed(NamePattern.of(null))) {
      if (fixed.equalsIgnoreCase(name)) {
        return List.of(fixed);
      }
    }
    boolean ask = hasWorkspace && !name.isEmpty() && name.matches("[A-Za-z0-9._-]+");
    return ask ? repository(name).map(List::of).orElse(List.of()) : List.of();
  }

  private Optional<String> repository(String name) {
    String slug = name.toLowerCase(Locale.ROOT);
    if (slug.isEmpty()) {
      return Optional.empty();
    }
    boolean exists = checked.computeIfAbsent(slug, this::exists);
    return exists ? Optional.of(slug) : Optional.empty();
  }

  /** Asks for one repository; that it is missing is an answer here, not an error. */
  private boolean exists(String slug) {
    try {
      return !read(ALL_SLUGS + " WHERE \"Slug\" = '" + slug.replace("'", "''") + "'").isEmpty();
    } catch (BitbucketException e) {
      if (e.state() == SqlState.UNDEFINED_OBJECT) {
        return false;
      }
      throw e;
    }
  }

  private synchronized List<String> slugs() {
    List<String> known = listing;
    if (known == null || System.nanoTime() - listedAt > LISTING_NANOS) {
      known = read(ALL_SLUGS).stream().sorted().toList();
      listing = known;
      listedAt = System.nanoTime();
      known.forEach(slug -> checked.put(slug, true));
    }
    return known;
  }

  private List<String> read(String sql) {
    PreparedQuery query = engine.prepare(sql, Catalog.INFORMATION);
    Execution execution = executions.get();
    List<String> slugs = new ArrayList<>();
    try (RowCursor cursor = query.execute(List.of(), execution)) {
      while (cursor.next()) {
        slugs.add(String.valueOf(cursor.row()[0]));
      }
    }
    return slugs;
  }
}
