package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.config.Browsing;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.QueryEngine;
import io.github.bitbucketjdbc.query.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The views that the user defined, as metadata shows them.
 *
 * @param browsing what is shown
 */
record ViewMetadata(QueryEngine engine, Browsing browsing) {
  List<@Nullable Object[]> rows(NamePattern schema, NamePattern view) {
    return shown(schema, view).stream()
        .map(v -> TableMetadata.table(Catalog.USER_VIEWS, v, TableMetadata.VIEW, ""))
        .toList();
  }

  List<@Nullable Object[]> columns(NamePattern schema, NamePattern view, NamePattern column) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String name : shown(schema, view)) {
      int position = 0;
      for (ResultColumn c : columnsOf(name)) {
        position++;
        if (column.matches(c.label())) {
          rows.add(
              TableMetadata.column(
                  Catalog.USER_VIEWS,
                  name,
                  c.label(),
                  TypeBridge.of(c.type()),
                  c.nullable(),
                  null,
                  position));
        }
      }
    }
    return rows;
  }

  private List<String> shown(NamePattern schema, NamePattern view) {
    boolean schemaShown =
        schema.matches(Catalog.USER_VIEWS) && browsing.showsSchema(Catalog.USER_VIEWS);
    return schemaShown
        ? engine.views().stream()
            .filter(v -> view.matches(v) && browsing.showsView(v))
            .sorted()
            .toList()
        : List.of();
  }

  private List<ResultColumn> columnsOf(String view) {
    String name = '"' + view.replace("\"", "\"\"") + '"';
    return engine
        .prepare(
            "SELECT * FROM \"" + Catalog.USER_VIEWS + "\"." + name,
            Catalog.INFORMATION,
            Execution.unlimited())
        .columns();
  }
}
