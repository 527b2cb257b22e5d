package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.error.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Suggests what a user may have meant by a name that does not exist.
 *
 * @param tables the tables that the statement names
 */
record NameHints(Catalog catalog, String schema, Set<String> tables) {
  String forTable(String name) {
    List<TableDef> elsewhere = catalog.named(name);
    if (!elsewhere.isEmpty()) {
      TableDef table = elsewhere.get(0);
      return table.scope() == Scope.REPOSITORY
          ? " in schema "
              + schema
              + "; write AllRepositories."
              + table.name()
              + ", or put the repository's slug in front: api."
              + table.name()
          : " in schema " + schema + "; write Information." + table.name();
    }
    Set<String> names = catalog.tables().stream().map(TableDef::name).collect(Collectors.toSet());
    return NearestName.clause(name, names.stream().sorted().toList());
  }

  String forColumn(String name) {
    Set<String> names =
        catalog.tables().stream()
            .filter(t -> tables.contains(t.name().toLowerCase(Locale.ROOT)))
            .flatMap(t -> t.columns().stream())
            .map(ColumnDef::name)
            .collect(Collectors.toSet());
    return NearestName.clause(name, names.stream().sorted().toList());
  }
}
