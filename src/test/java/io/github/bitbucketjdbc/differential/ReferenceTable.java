package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as one schema shows it, with all its rows.
 *
 * @param columns the columns that the schema shows
 */
record ReferenceTable(
    String schema, String name, List<ColumnDef> columns, List<@Nullable Object[]> rows) {

  String qualifiedName() {
    return Sql.quote(schema) + "." + Sql.quote(name);
  }

  int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the primary key as this schema shows it. */
  List<ColumnDef> key() {
    return columns.stream().filter(ColumnDef::key).toList();
  }
}
