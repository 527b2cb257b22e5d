package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.error.NearestName;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tables, their columns, and procedures of a connection, read when first wanted, for completion.
 */
final class TableNames {
  private final DatabaseMetaData metaData;
  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private @Nullable Set<String> tables;
  private @Nullable Set<String> procedures;

  TableNames(DatabaseMetaData metaData) {
    this.metaData = metaData;
  }

  Set<String> tables() throws SQLException {
    Set<String> known = tables;
    if (known == null) {
      known = new LinkedHashSet<>();
      try (ResultSet rows = metaData.getTables(null, null, "%", null)) {
        while (rows.next()) {
          if (!isSystem(rows)) {
            known.add(rows.getString("TABLE_NAME"));
          }
        }
      }
      tables = known;
    }
    return known;
  }

  Set<String> procedures() throws SQLException {
    Set<String> known = procedures;
    if (known == null) {
      known = new LinkedHashSet<>();
      try (ResultSet rows = metaData.getProcedures(null, null, "%")) {
        while (rows.next()) {
          known.add(rows.getString("PROCEDURE_NAME"));
        }
      }
      procedures = known;
    }
    return known;
  }

  /** Returns the table that is written like this but for case, or fails naming the nearest. */
  String resolve(String name) throws SQLException {
    Set<String> known = tables();
    for (String table : known) {
      if (table.equalsIgnoreCase(name)) {
        return table;
      }
    }
    String hint = known.isEmpty() ? "" : NearestName.clause(name, List.copyOf(known));
    throw new SQLException("no table " + name + hint);
  }

  List<String> columns(String table) throws SQLException {
    List<String> known = columns.get(table);
    if (known == null) {
      known = new ArrayList<>();
      try (ResultSet rows = metaData.getColumns(null, null, table, "%")) {
        while (rows.next()) {
          if (table.equals(rows.getString("TABLE_NAME"))) {
            known.add(rows.getString("COLUMN_NAME"));
          }
        }
      }
      columns.put(table, known);
    }
    return known;
  }

  /** Tells whether a row of {@link DatabaseMetaData#getTables} describes the engine itself. */
  static boolean isSystem(ResultSet row) throws SQLException {
    String type = row.getString("TABLE_TYPE");
    return type != null && type.toUpperCase(Locale.ROOT).startsWith("SYSTEM")
        || "INFORMATION_SCHEMA".equalsIgnoreCase(row.getString("TABLE_SCHEM"));
  }
}
