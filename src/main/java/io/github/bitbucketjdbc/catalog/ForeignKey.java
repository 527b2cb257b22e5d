package io.github.bitbucketjdbc.catalog;

import java.util.List;

/**
 * A foreign key. Within a repository's schema the {@code RepositorySlug} at its start is left out.
 *
 * @param columns the columns of this table
 * @param table the table they point to
 * @param tableColumns the columns they point to, in the same order
 * @param parent whether the other table's rows must be known to ask for this table's rows
 */
public record ForeignKey(
    List<String> columns, String table, List<String> tableColumns, boolean parent) {
  /** Copies the lists. */
  public ForeignKey {
    columns = List.copyOf(columns);
    tableColumns = List.copyOf(tableColumns);
  }

  /** Returns the name of the key in the metadata of the table that has it. */
  public String name(String ownTable) {
    return "FK_" + ownTable + "_" + columns.get(columns.size() - 1);
  }
}
