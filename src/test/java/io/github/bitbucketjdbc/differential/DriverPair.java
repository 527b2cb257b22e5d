package io.github.bitbucketjdbc.differential;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections of the driver to one service, with and without push-down. */
final class DriverPair implements AutoCloseable {
  private final Connection full;
  private final Connection none;

  DriverPair(URI base, String workspace, String more) throws SQLException {
    String url = "jdbc:bitbucket:Workspace=" + workspace + ";BaseURL=" + base + ";" + more;
    full = DriverManager.getConnection(url + "Pushdown=full");
    none = DriverManager.getConnection(url + "Pushdown=none");
  }

  Rows full(String sql) throws SQLException {
    return rows(full, sql);
  }

  /** Runs a query of which no more than some rows are read. */
  Rows first(int most, String sql) throws SQLException {
    try (Statement statement = full.createStatement()) {
      statement.setMaxRows(most);
      return Rows.of(statement.executeQuery(sql));
    }
  }

  Rows none(String sql) throws SQLException {
    return rows(none, sql);
  }

  static Rows rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return Rows.of(statement.executeQuery(sql));
    }
  }

  /** Runs a statement with other values first, of which some may be NULL. */
  Rows full(String sql, List<Object> parameters, List<@Nullable Object> before)
      throws SQLException {
    try (PreparedStatement statement = full.prepareStatement(sql)) {
      bind(statement, before);
      statement.executeQuery().next();
      bind(statement, parameters);
      return Rows.of(statement.executeQuery());
    }
  }

  private static void bind(PreparedStatement statement, List<? extends @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  @Override
  public void close() throws SQLException {
    full.close();
    none.close();
  }
}
