package io.github.bitbucketjdbc.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Where something is measured.
 *
 * @param baseUrl the service
 * @param sizes how much
 */
record Scene(URI baseUrl, Sizes sizes) {
  static final String COLUMNS =
      "Id, Title, State, AuthorDisplayName, CreatedOn, UpdatedOn, CommentCount, SourceBranchName";

  String url() {
    return "jdbc:bitbucket:Workspace=acme;AuthScheme=None;BaseURL=" + baseUrl;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /** Returns a query for all pull requests of one repository. */
  static String pullRequests(Connection connection) throws SQLException {
    return "SELECT " + COLUMNS + " FROM \"" + repository(connection) + "\".PullRequests";
  }

  static String repository(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT Slug FROM Repositories ORDER BY Slug LIMIT 1")) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Returns the addresses that the latest statement of a connection asked, in order. */
  List<String> sent(Connection connection) throws SQLException {
    List<String> addresses = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT Path, Query, Statement FROM sys_requests ORDER BY Statement DESC, SentOn")) {
      long latest = -1;
      while (rows.next() && (latest < 0 || rows.getLong(3) == latest)) {
        latest = rows.getLong(3);
        addresses.add(baseUrl.resolve("/") + rows.getString(1) + "?" + rows.getString(2));
      }
    }
    return addresses;
  }
}
