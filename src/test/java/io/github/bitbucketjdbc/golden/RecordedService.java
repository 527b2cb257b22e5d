package io.github.bitbucketjdbc.golden;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A demo server and the driver before it; tells which requests a query sends. */
final class RecordedService implements AutoCloseable {
  private static final int MOST_SHOWN = 14;
  private static final int SHOWN_OF_MORE = 4;
  private static final String ROOT = "/2.0";

  private final DemoServer server;
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();

  RecordedService(DemoOptions options) {
    server = DemoServer.start(options);
  }

  Connection connection(String properties) throws SQLException {
    Connection open = connections.get(properties);
    if (open == null) {
      open =
          DriverManager.getConnection(
              "jdbc:bitbucket:Workspace="
                  + server.workspace()
                  + ";BaseURL="
                  + server.baseUrl()
                  + ";Schema=api;"
                  + properties);
      connections.put(properties, open);
    }
    return open;
  }

  /** Runs a query to its last row and returns its requests, sorted and in readable form. */
  List<String> requests(String properties, String sql, List<Object> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection(properties).prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      server.clearRequests();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
    }
    return sent();
  }

  /** Returns what EXPLAIN says about a query. */
  String explanation(String properties, String sql, List<Object> parameters) throws SQLException {
    String explain = "EXPLAIN PLAN FOR " + sql;
    try (PreparedStatement statement = connection(properties).prepareStatement(explain)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** Returns how many requests a query sends. */
  int count(String sql) throws SQLException {
    requests("", sql, List.of());
    return server.requests().size();
  }

  DemoServer server() {
    return server;
  }

  private List<String> sent() {
    List<String> all =
        server.requests().stream()
            .map(DemoRequest::target)
            .map(t -> t.startsWith(ROOT) ? t.substring(ROOT.length()) : t)
            .sorted()
            .toList();
    if (all.size() <= MOST_SHOWN) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, SHOWN_OF_MORE));
    some.add("… " + (all.size() - SHOWN_OF_MORE) + " more");
    return some;
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
    server.close();
  }
}
