package io.github.bitbucketjdbc.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table: the one definition from which metadata, push-down, documentation and generated tests
 * follow.
 *
 * @param name the name, which is a contract with users
 * @param scope to what it belongs
 * @param description what a row is, in our own words
 * @param columns the columns, in order; a repository's table starts with {@code RepositorySlug}
 * @param endpoints the ways to its rows; the first list is the one without conditions
 * @param shortcuts lists over all repositories for certain values of a column, which no join and no
 *     count uses
 * @param detail the single object for columns with {@link Source#DETAIL}
 * @param foreignKeys the foreign keys
 * @param hiddenBy the flag column whose rows are left out unless a query filters it, or ""
 * @param typicalRows how many rows one list usually has, for the choice of join orders
 * @param writes the ways to change its rows, at most one of a kind
 * @param removed what Bitbucket removed and when, if that ended the table there, or ""
 * @param example a query that shows what the table is good for
 */
public record TableDef(
    String name,
    Scope scope,
    String description,
    List<ColumnDef> columns,
    List<Endpoint> endpoints,
    List<Endpoint> shortcuts,
    Optional<Endpoint> detail,
    List<ForeignKey> foreignKeys,
    String hiddenBy,
    long typicalRows,
    List<WriteDef> writes,
    String removed,
    String example) {

  /** The first column of a repository's table, which is fixed in the repository's own schema. */
  public static final String REPOSITORY_SLUG = "RepositorySlug";

  /** The first column of a project's table, which is fixed in the project's own schema. */
  public static final String PROJECT_KEY = "ProjectKey";

  /** What slugs of repositories look like: always in lower case. */
  public static final String SLUG_FORM = "[a-z0-9_.-]+";

  /** What keys of projects look like: always in upper case. */
  public static final String KEY_FORM = "[A-Z][A-Z0-9_]*";

  /** Copies the lists. */
  public TableDef {
    columns = List.copyOf(columns);
    endpoints = List.copyOf(endpoints);
    shortcuts = List.copyOf(shortcuts);
    foreignKeys = List.copyOf(foreignKeys);
    writes = List.copyOf(writes);
  }

  /** Starts a declaration. */
  public static TableBuilder table(String name, Scope scope, String description) {
    return new TableBuilder(name, scope, description);
  }

  /** Returns the position of a column, which is matched without regard to case, or -1. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns a column that is known to exist. */
  public ColumnDef column(String column) {
    int index = indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(name + " has no column " + column);
    }
    return columns.get(index);
  }

  /** Returns how rows are inserted, updated or deleted, if they can be. */
  public Optional<WriteDef> write(WriteDef.Kind kind) {
    return writes.stream().filter(w -> w.kind() == kind).findFirst();
  }

  /** Returns the names of the primary key's columns. */
  public List<String> primaryKey() {
    List<String> names = new ArrayList<>();
    for (ColumnDef c : columns) {
      if (c.key()) {
        names.add(c.name());
      }
    }
    return names;
  }

  /**
   * Returns the names of the primary key's columns, the row's own before those that name its
   * repository, project or parents: programs take the first for the key that was generated.
   */
  public List<String> ownKeyFirst() {
    List<String> names = new ArrayList<>(primaryKey());
    names.sort(Comparator.comparing(this::namesParent));
    return names;
  }

  private boolean namesParent(String column) {
    return isOwned() && indexOf(column) == 0 || isListable(column);
  }

  /** Returns whether the first column names the repository or project that the rows belong to. */
  public boolean isOwned() {
    return scope == Scope.REPOSITORY || scope == Scope.PROJECT;
  }

  /**
   * Returns whether rows depend on a value that a query gives for a column: a list has it in its
   * address, and no parent lists its values.
   */
  public boolean isGiven(ColumnDef column) {
    return !isListable(column.name())
        && column.values().isEmpty()
        && endpoints.stream()
            .anyMatch(e -> !e.isSingle() && e.pathColumns().contains(column.name()));
  }

  /** Returns the foreign key through which the values of a path column can be listed. */
  public Optional<ForeignKey> parentOf(String column) {
    return foreignKeys.stream()
        .filter(k -> k.parent() && k.columns().get(k.columns().size() - 1).equals(column))
        .findFirst();
  }

  /** Returns whether listing some parent table gives the values of a path column. */
  public boolean isListable(String column) {
    return foreignKeys.stream().anyMatch(k -> k.parent() && k.columns().contains(column));
  }
}
