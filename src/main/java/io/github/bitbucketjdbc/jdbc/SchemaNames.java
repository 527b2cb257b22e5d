package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.SchemaName;
import io.github.bitbucketjdbc.config.Browsing;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a connection: the fixed ones, and one for each repository and project. They are
 * listed only when a pattern asks for more than names that can be checked one by one; a listing
 * serves the calls that a tool makes one after the other.
 */
final class SchemaNames {
  private static final long LISTING_NANOS = Duration.ofSeconds(30).toNanos();
  private static final String ALL = "SELECT \"SchemaName\" FROM \"sys_schemas\"";

  private final QueryEngine engine;
  private final Supplier<Execution> executions;
  private final boolean hasWorkspace;
  private final Browsing browsing;
  private final Map<String, Boolean> checked = new ConcurrentHashMap<>();
  private @Nullable List<String> listing;
  private long listedAt;

  SchemaNames(
      QueryEngine engine, Supplier<Execution> executions, boolean hasWorkspace, Browsing browsing) {
    this.browsing = browsing;
    this.engine = engine;
    this.executions = executions;
    this.hasWorkspace = hasWorkspace;
  }

  /** Returns the schemas that a pattern matches, sorted. */
  List<String> matching(NamePattern pattern) {
    List<String> names = fixed(pattern);
    Optional<String> literal = pattern.literal();
    boolean named = literal.isPresent();
    if (named && !names.isEmpty() || !hasWorkspace || !pattern.mayMatchOwn()) {
      return names;
    }
    if (named) {
      Optional<String> slug = own(literal.get());
      if (slug.isPresent() || !pattern.hasWildcard()) {
        return slug.map(List::of).orElse(List.of());
      }
    }
    return listed().stream().filter(pattern::matches).toList();
  }

  private List<String> fixed(NamePattern pattern) {
    List<String> names = new ArrayList<>();
    for (String name : fixedNames()) {
      if (pattern.matches(name) && browsing.showsSchema(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private List<String> fixedNames() {
    List<String> names = new ArrayList<>(Catalog.FIXED_SCHEMAS);
    if (!engine.views().isEmpty()) {
      names.add(Catalog.USER_VIEWS);
    }
    return names;
  }

  /** Returns the schemas that are there in every workspace, which costs no request. */
  List<String> fixed() {
    return fixed(NamePattern.of(null));
  }

  /** Returns a schema as it is written, when it exists; null means all of them. */
  List<String> named(@Nullable String name) {
    if (name == null) {
      return matching(NamePattern.of(null));
    }
    for (String fixed : fixed()) {
      if (fixed.equalsIgnoreCase(name)) {
        return List.of(fixed);
      }
    }
    boolean ask = hasWorkspace && !name.isEmpty() && name.matches("[A-Za-z0-9._-]+");
    return ask ? own(name).map(List::of).orElse(List.of()) : List.of();
  }

  /**
   * Returns the schema of a repository or project, when there is one of that name: as it is
   * written, or else in lower case as slugs are.
   */
  private Optional<String> own(String typed) {
    return Stream.of(SchemaName.of(typed).name(), typed.toLowerCase(Locale.ROOT))
        .distinct()
        .filter(name -> !name.isEmpty() && browsing.showsSchema(name))
        .filter(name -> checked.computeIfAbsent(name, this::exists))
        .findFirst();
  }

  /** Asks for one repository or project; that it is missing is an answer here, not an error. */
  private boolean exists(String name) {
    try {
      String literal = "'" + name.replace("'", "''") + "'";
      return !read(ALL + " WHERE \"SchemaName\" = " + literal).isEmpty();
    } catch (BitbucketException e) {
      if (e.state() == SqlState.UNDEFINED_OBJECT) {
        return false;
      }
      throw e;
    }
  }

  private synchronized List<String> listed() {
    List<String> known = listing;
    if (known == null || System.nanoTime() - listedAt > LISTING_NANOS) {
      known = read(ALL).stream().sorted().toList();
      listing = known;
      listedAt = System.nanoTime();
      known.forEach(name -> checked.put(name, true));
    }
    return known;
  }

  private List<String> read(String sql) {
    Execution execution = executions.get();
    PreparedQuery query = engine.prepare(sql, Catalog.INFORMATION, execution);
    List<String> names = new ArrayList<>();
    try (RowCursor cursor = query.execute(List.of(), execution)) {
      while (cursor.next()) {
        names.add(String.valueOf(cursor.row()[0]));
      }
    }
    return names;
  }
}
