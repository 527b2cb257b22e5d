package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demo workspace, a connection to it, and what the connection sent. */
final class ProcedureService implements AutoCloseable {
  private final DemoServer server;
  private final Connection connection;

  ProcedureService(DemoOptions options, String properties) throws SQLException {
    server = DemoServer.start(options);
    connection = connect(properties);
  }

  Connection connection() {
    return connection;
  }

  /** Opens one more connection; its Java side is closed by the caller. */
  Connection connect(String properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bitbucket:Workspace="
            + server.workspace()
            + ";BaseURL="
            + server.baseUrl()
            + ";"
            + properties);
  }

  /** Runs a statement and returns its rows by their labels. */
  List<Map<String, Object>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows(rows);
    }
  }

  static List<Map<String, Object>> rows(ResultSet rows) throws SQLException {
    List<Map<String, Object>> all = new ArrayList<>();
    ResultSetMetaData columns = rows.getMetaData();
    while (rows.next()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.put(columns.getColumnLabel(i), rows.getObject(i));
      }
      all.add(row);
    }
    return all;
  }

  /** Runs a statement that gives one row. */
  Map<String, Object> row(String sql) throws SQLException {
    List<Map<String, Object>> rows = rows(sql);
    if (rows.size() != 1) {
      throw new AssertionError(sql + " gave " + rows);
    }
    return rows.get(0);
  }

  /**
   * Returns what was sent since the last clearing: method, target, and the body if there is one.
   */
  List<String> sent() {
    return server.requests().stream().map(ProcedureService::text).toList();
  }

  private static String text(DemoRequest request) {
    String target = request.target().replaceFirst("^/2\\.0/repositories/acme", "");
    String body = request.body().isEmpty() ? "" : " " + request.body();
    return request.method() + " " + target + body;
  }

  List<DemoRequest> requests() {
    return server.requests();
  }

  void clear() {
    server.clearRequests();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    server.close();
  }
}
