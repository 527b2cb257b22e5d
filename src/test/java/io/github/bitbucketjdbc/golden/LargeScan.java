package io.github.bitbucketjdbc.golden;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reads a query to its end: says {@code first} at the first row, waits for a sign, and says at the
 * end how many rows there were.
 */
final class LargeScan {
  private LargeScan() {}

  public static void main(String[] args) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(args[0]);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(args[1])) {
      int count = 0;
      while (rows.next()) {
        if (count++ == 0) {
          System.out.println("first");
          System.in.read();
        }
      }
      System.out.println(count);
    }
  }
}
