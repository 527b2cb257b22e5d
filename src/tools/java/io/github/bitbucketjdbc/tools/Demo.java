package io.github.bitbucketjdbc.tools;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The demo service of one test class: it starts before the class, forgets its requests before each
 * test and stops after the class. To be registered in a static field.
 */
final class Demo implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private final DemoOptions options;
  private DemoServer server;

  Demo(DemoOptions options) {
    this.options = options;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server = DemoServer.start(options);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server().clearRequests();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server().close();
  }

  DemoServer server() {
    return server;
  }

  /** The URL that a user would write for the repository {@code api} of the demo's workspace. */
  String url() {
    return "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + server().baseUrl();
  }

  /** What was asked since the test began: method and path under the repository, in order. */
  List<String> sent() {
    return server().requests().stream()
        .map(r -> r.method() + " " + r.path().replace("/2.0/repositories/acme/api", ""))
        .toList();
  }

  /** What plain JDBC answers to a query: each row as a list. */
  List<List<Object>> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
