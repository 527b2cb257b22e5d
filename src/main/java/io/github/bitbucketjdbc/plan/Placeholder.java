package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;

/** Stands in an address for a value that only execution knows; shown by EXPLAIN. */
record Placeholder(String column) {
  static Placeholder of(ColumnDef column) {
    return new Placeholder(column.name());
  }

  @Override
  public String toString() {
    return "{" + column + "}";
  }
}
