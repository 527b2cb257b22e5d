package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * H2 in memory with the reference data. Comments are there twice, because the driver hides deleted
 * ones unless a condition mentions the flag.
 */
final class ReferenceDatabase implements AutoCloseable {
  static final String HIDING = "PullRequestComments";
  static final String WITH_HIDDEN = HIDING + "_all";

  private final Connection connection;

  ReferenceDatabase(List<ReferenceTable> tables) throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:h2:mem:;DATABASE_TO_UPPER=FALSE;DEFAULT_ESCAPE=;TIME ZONE=UTC");
    for (ReferenceTable table : tables) {
      create(table, table.name(), table.rows());
      if (table.name().equals(HIDING)) {
        int deleted = table.indexOf("Deleted");
        create(table, WITH_HIDDEN, table.rows());
        execute("DELETE FROM " + table.qualifiedName() + " WHERE \"Deleted\"");
        if (table.rows().stream().noneMatch(r -> Boolean.TRUE.equals(r[deleted]))) {
          throw new IllegalStateException("No deleted comment to hide");
        }
      }
    }
  }

  Connection connection() {
    return connection;
  }

  private void create(ReferenceTable table, String name, List<@Nullable Object[]> rows)
      throws SQLException {
    execute("CREATE SCHEMA IF NOT EXISTS " + Sql.quote(table.schema()));
    String target = Sql.quote(table.schema()) + "." + Sql.quote(name);
    execute(
        "CREATE TABLE "
            + target
            + table.columns().stream()
                .map(c -> Sql.quote(c.name()) + " " + typeName(c.type()))
                .collect(Collectors.joining(", ", "(", ")")));
    String places = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + target + " VALUES (" + places + ")")) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
    for (ColumnDef key : table.key()) {
      execute("CREATE INDEX ON " + target + "(" + Sql.quote(key.name()) + ")");
    }
  }

  private static String typeName(ColumnType type) {
    return switch (type) {
      case TIMESTAMP -> "TIMESTAMP(3)";
      case DOUBLE -> "DOUBLE PRECISION";
      default -> type.name();
    };
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
