package io.github.bitbucketjdbc.tools;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that knows java.sql only; it runs with the jar and nothing else on the class path. */
public final class PlainProgram {
  private PlainProgram() {}

  /** Runs with the URL as the only argument. */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      DatabaseMetaData metaData = connection.getMetaData();
      System.out.println("product " + metaData.getDatabaseProductName());
      try (ResultSet keys = metaData.getPrimaryKeys(null, "api", "PullRequests")) {
        while (keys.next()) {
          System.out.println("key " + keys.getString("COLUMN_NAME"));
        }
      }
      query(connection);
      write(connection);
      fail(connection);
    }
  }

  private static void query(Connection connection) throws SQLException {
    String sql =
        "SELECT p.Id, p.Title, COUNT(c.Id) FROM PullRequests p"
            + " JOIN PullRequestComments c ON c.PullRequestId = p.Id"
            + " WHERE p.State = ? AND p.CreatedOn > ? GROUP BY p.Id, p.Title ORDER BY p.Id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "OPEN");
      statement.setDate(2, Date.valueOf("2020-01-01"));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          System.out.printf(
              "row %d|%s|%d%n", rows.getLong(1), rows.getString("Title"), rows.getInt(3));
        }
      }
    }
  }

  private static void write(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO PullRequestComments (PullRequestId, ContentRaw) VALUES (5, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      for (String text : new String[] {"eins", "zwei ✓"}) {
        insert.setString(1, text);
        insert.addBatch();
      }
      System.out.println("inserted " + insert.executeBatch().length);
      try (ResultSet keys = insert.getGeneratedKeys();
          PreparedStatement select =
              connection.prepareStatement(
                  "SELECT ContentRaw FROM PullRequestComments WHERE PullRequestId = 5 AND Id = ?")) {
        while (keys.next()) {
          select.setLong(1, keys.getLong(1));
          try (ResultSet row = select.executeQuery()) {
            row.next();
            System.out.println("text " + row.getString(1));
          }
        }
      }
    }
  }

  private static void fail(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT * FROM PullRequest");
    } catch (SQLException e) {
      System.out.println("error " + e.getSQLState());
    }
  }
}
