package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.config.ConnectionUrl;
import io.github.bitbucketjdbc.query.QueryProgress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Tries a connection with one request a question, and counts what it sent. */
final class ConnectionTrial {
  private final Program.Connector connector;
  private long requests;

  ConnectionTrial(Program.Connector connector) {
    this.connector = connector;
  }

  /** Returns how many requests were sent to the API so far. */
  long requests() {
    return requests;
  }

  /** Returns the slugs of the workspaces that the credentials see. */
  List<String> workspaces(ConnectionUrl url) throws SQLException {
    return read(url, "SELECT Slug FROM Workspaces ORDER BY Slug");
  }

  /** Returns the number of repositories that the credentials see in the workspace. */
  long repositories(ConnectionUrl url) throws SQLException {
    return Long.parseLong(read(url, "SELECT COUNT(*) FROM Information.Repositories").get(0));
  }

  private List<String> read(ConnectionUrl url, String sql) throws SQLException {
    try (Connection connection = connector.connect(url.withSecrets(), new Properties());
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
        return values;
      } finally {
        requests += statement.unwrap(QueryProgress.class).requests();
      }
    }
  }
}
