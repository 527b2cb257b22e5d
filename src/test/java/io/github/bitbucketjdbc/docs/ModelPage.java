package io.github.bitbucketjdbc.docs;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The picture of the tables and their keys. */
final class ModelPage {
  private ModelPage() {}

  static String of(Catalog catalog) {
    List<TableDef> tables =
        catalog.tables().stream().filter(table -> !table.scope().isAboutDriver()).toList();
    StringBuilder diagram = new StringBuilder("erDiagram\n");
    for (TableDef table : tables) {
      diagram.append("    ").append(TablePage.uniqueName(table)).append(" {\n");
      for (ColumnDef column : table.columns()) {
        String marks = marks(table, column);
        if (!marks.isEmpty()) {
          String type = column.type().name().toLowerCase(Locale.ROOT);
          diagram.append("        %s %s %s\n".formatted(type, column.name(), marks));
        }
      }
      diagram.append("    }\n");
    }
    tables.forEach(table -> relations(catalog, table).forEach(diagram::append));
    return """
        # The model

        The tables with the columns of their keys. In `AllRepositories` the keys of a repository's tables start with
        `RepositorySlug`; in a repository's own schema that column is left out. JDBC's `getPrimaryKeys` and `getImportedKeys` tell
        the same. All columns: [tables](tables/README.md).

        ```mermaid
        """
        + diagram
        + "```\n";
  }

  private static String marks(TableDef table, ColumnDef column) {
    List<String> marks = new ArrayList<>();
    if (column.key()) {
      marks.add("PK");
    }
    if (table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()))) {
      marks.add("FK");
    }
    return String.join(", ", marks);
  }

  private static Set<String> relations(Catalog catalog, TableDef table) {
    Set<String> lines = new LinkedHashSet<>();
    for (ForeignKey key : table.foreignKeys()) {
      boolean required = key.columns().stream().map(table::column).noneMatch(ColumnDef::nullable);
      lines.add(
          "    %s %s--o{ %s : %s\n"
              .formatted(
                  TablePage.uniqueName(catalog.target(table, key)),
                  required ? "||" : "|o",
                  TablePage.uniqueName(table),
                  key.columns().get(key.columns().size() - 1)));
    }
    return lines;
  }
}
