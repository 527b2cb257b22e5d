package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints what {@link DatabaseMetaData} knows, reduced to the columns that say something: the full
 * results are too wide for any screen.
 */
final class MetadataListing {
  private final DatabaseMetaData metaData;
  private final TableNames names;
  private final Console console;

  MetadataListing(DatabaseMetaData metaData, TableNames names, Console console) {
    this.metaData = metaData;
    this.names = names;
    this.console = console;
  }

  void tables(String pattern) throws SQLException, IOException {
    String like = pattern.isEmpty() ? "%" : pattern;
    try (ResultSet rows = metaData.getTables(null, null, like, null)) {
      Listing listing = new Listing("TABLE_SCHEM", "TABLE_NAME", "TABLE_TYPE", "REMARKS");
      while (rows.next()) {
        if (!pattern.isEmpty() || !TableNames.isSystem(rows)) {
          listing.add(rows);
        }
      }
      listing.print();
    }
  }

  void columns(String name) throws SQLException, IOException {
    String table = table(name);
    try (ResultSet rows = metaData.getColumns(null, null, table, "%")) {
      Listing listing =
          new Listing("TABLE_SCHEM", "COLUMN_NAME", "TYPE_NAME", "IS_NULLABLE", "REMARKS");
      while (rows.next()) {
        if (table.equals(rows.getString("TABLE_NAME"))) {
          listing.add(rows);
        }
      }
      listing.print();
    }
  }

  void primaryKeys(String name) throws SQLException, IOException {
    try (ResultSet rows = metaData.getPrimaryKeys(null, null, table(name))) {
      printAll(rows, "TABLE_SCHEM", "COLUMN_NAME", "KEY_SEQ", "PK_NAME");
    }
  }

  void importedKeys(String name) throws SQLException, IOException {
    try (ResultSet rows = metaData.getImportedKeys(null, null, table(name))) {
      printAll(rows, "FKTABLE_SCHEM", "FKCOLUMN_NAME", "PKTABLE_NAME", "PKCOLUMN_NAME");
    }
  }

  void exportedKeys(String name) throws SQLException, IOException {
    try (ResultSet rows = metaData.getExportedKeys(null, null, table(name))) {
      printAll(rows, "PKTABLE_SCHEM", "PKCOLUMN_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME");
    }
  }

  private String table(String name) throws SQLException {
    if (name.isEmpty()) {
      throw new SQLException("name a table; !tables lists them");
    }
    return names.resolve(name);
  }

  private void printAll(ResultSet rows, String... labels) throws SQLException, IOException {
    Listing listing = new Listing(labels);
    while (rows.next()) {
      listing.add(rows);
    }
    listing.print();
  }

  /** The rows to print; a column in which nothing stands is left out. */
  private final class Listing {
    private final String[] labels;
    private final List<String[]> rows = new ArrayList<>();

    Listing(String... labels) {
      this.labels = labels;
    }

    void add(ResultSet row) throws SQLException {
      String[] values = new String[labels.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = text(row.getString(labels[i]));
      }
      rows.add(values);
    }

    void print() throws IOException {
      List<Integer> used = new ArrayList<>();
      for (int i = 0; i < labels.length; i++) {
        int column = i;
        if (i == 0 || rows.stream().anyMatch(row -> !row[column].isEmpty())) {
          used.add(i);
        }
      }
      RowPrinter printer = OutputFormat.TABLE.printer(console.out(), console.tableWidth());
      printer.begin(used.stream().map(i -> new Column(labels[i], Types.VARCHAR)).toList());
      for (String[] row : rows) {
        printer.row(used.stream().map(i -> row[i]).toList());
      }
      printer.end();
      console.out().flush();
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
