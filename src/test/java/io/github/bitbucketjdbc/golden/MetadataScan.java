package io.github.bitbucketjdbc.golden;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads the metadata of all schemas, as tools do, and says how many rows each reading had. */
final class MetadataScan {
  private MetadataScan() {}

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection(args[0]);
        Statement statement = connection.createStatement()) {
      DatabaseMetaData metadata = connection.getMetaData();
      System.out.println("getSchemas " + count(metadata.getSchemas()));
      System.out.println("getTables " + count(metadata.getTables(null, null, "%", null)));
      System.out.println(
          "getColumns " + count(metadata.getColumns(null, "%", "PullRequests", "%")));
      for (String table : new String[] {"sys_tables", "sys_tablecolumns"}) {
        String sql = "SELECT * FROM " + table + " WHERE SchemaName = '" + args[1] + "'";
        System.out.println(table + " " + count(statement.executeQuery(sql)));
      }
    }
  }

  private static int count(ResultSet all) throws SQLException {
    int count = 0;
    try (ResultSet rows = all) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }
}
