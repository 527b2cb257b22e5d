package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import java.util.List;

/** A table in FROM, under an alias. */
record Source(String alias, ReferenceTable table) {
  Sql column(ColumnDef column) {
    return Sql.of(Sql.quote(alias) + "." + Sql.quote(column.name()));
  }

  List<ColumnDef> columnsOf(ColumnType type) {
    return table.columns().stream().filter(c -> c.type() == type).toList();
  }

  /** Returns the table and its alias, as FROM has them. */
  String from(boolean showHidden) {
    boolean more = showHidden && table.name().equals(ReferenceDatabase.HIDING);
    String name = more ? ReferenceDatabase.WITH_HIDDEN : table.name();
    return Sql.quote(table.schema()) + "." + Sql.quote(name) + " " + Sql.quote(alias);
  }
}
