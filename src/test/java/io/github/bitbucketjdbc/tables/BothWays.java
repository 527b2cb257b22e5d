package io.github.bitbucketjdbc.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the invented workspace through the driver, and past it as plain JSON. */
final class BothWays implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final DemoServer server;
  private final Connection connection;

  BothWays(DemoOptions options, String properties) throws SQLException {
    server = DemoServer.start(options);
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;BaseURL=" + server.baseUrl() + ";" + properties);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    server.close();
  }

  /** The cells of a query, as text. */
  List<List<@Nullable String>> sql(String sql) throws SQLException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** The first column of a query, as text. */
  List<@Nullable String> column(String sql) throws SQLException {
    List<@Nullable String> cells = new ArrayList<>();
    sql(sql).forEach(row -> cells.add(row.get(0)));
    return cells;
  }

  /** What a list of the repository {@code api} holds, on all pages. */
  List<JsonNode> api(String below) {
    List<JsonNode> values = new ArrayList<>();
    String next = server.baseUrl() + "/repositories/acme/api" + below;
    while (next != null) {
      JsonNode page = get(next);
      page.get("values").forEach(values::add);
      next = page.path("next").asText(null);
    }
    return values;
  }

  private JsonNode get(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The requests that a query sends. */
  List<DemoRequest> requestsOf(String sql) throws SQLException {
    server.clearRequests();
    sql(sql);
    return server.requests();
  }

  /** The values at some paths of each object, as text; null for what is missing. */
  static List<List<@Nullable String>> cells(List<JsonNode> objects, String... pointers) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (JsonNode object : objects) {
      List<@Nullable String> row = new ArrayList<>();
      for (String pointer : pointers) {
        JsonNode value = object.at(pointer);
        row.add(
            value.isMissingNode() || value.isNull()
                ? null
                : value.isContainerNode() ? value.toString() : value.asText());
      }
      rows.add(row);
    }
    return rows;
  }

  /** The same rows with a value before each. */
  static List<List<@Nullable String>> after(String first, List<List<@Nullable String>> rows) {
    List<List<@Nullable String>> longer = new ArrayList<>();
    for (List<@Nullable String> row : rows) {
      List<@Nullable String> more = new ArrayList<>(List.of(first));
      more.addAll(row);
      longer.add(more);
    }
    return longer;
  }
}
