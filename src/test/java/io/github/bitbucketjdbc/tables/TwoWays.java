package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A demo workspace that is read in two ways: through JDBC, and as plain JSON. */
final class TwoWays implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final DemoServer server;
  private final Connection connection;

  TwoWays() throws SQLException {
    this("");
  }

  /** A workspace and a connection to it with more properties. */
  TwoWays(String properties) throws SQLException {
    server = DemoServer.start(DemoOptions.story());
    String url = "jdbc:bitbucket:BaseURL=" + server.baseUrl() + ";Workspace=acme;" + properties;
    connection = DriverManager.getConnection(url);
  }

  Connection connection() {
    return connection;
  }

  /** Returns the rows of a query, each value as text. */
  List<List<String>> sql(String sql) throws SQLException {
    server.clearRequests();
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.add(text(result, columns.getColumnType(i), i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static String text(ResultSet result, int type, int column) throws SQLException {
    if (type != Types.TIMESTAMP) {
      return result.getString(column);
    }
    OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant().toString();
  }

  /** Returns the paths and queries that the last query asked for. */
  List<String> requests() {
    return server.requests().stream().map(TwoWays::target).toList();
  }

  private static String target(DemoRequest request) {
    return request.path().replace("/2.0", "") + "?" + request.query();
  }

  /** Returns one object of the API. */
  ObjectNode one(String target) {
    String url = target.startsWith("http") ? target : server.baseUrl() + target;
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(url).isEqualTo(200);
      return (ObjectNode) JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the rows of all pages of a list. */
  List<ObjectNode> list(String target) {
    List<ObjectNode> rows = new ArrayList<>();
    for (String next = target; next != null; ) {
      ObjectNode page = one(next);
      page.get("values").forEach(row -> rows.add((ObjectNode) row));
      next = page.has("next") ? page.get("next").asText() : null;
    }
    return rows;
  }

  /** Returns the rows with one more field, which stands for the key of a parent. */
  static List<ObjectNode> with(String field, String value, List<ObjectNode> rows) {
    rows.forEach(row -> row.put(field, value));
    return rows;
  }

  /**
   * Checks that a table has exactly these columns, each written {@code Name=/json/pointer}, and
   * that its rows are exactly these objects, however they are asked for.
   */
  void assertHolds(String table, List<ObjectNode> objects, String... columns) throws SQLException {
    Map<String, String> pointers = new LinkedHashMap<>();
    for (String column : columns) {
      String[] parts = column.split("=");
      pointers.put(parts[0], parts[1]);
    }
    List<Integer> types = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        names.add(rows.getMetaData().getColumnName(i));
        types.add(rows.getMetaData().getColumnType(i));
      }
      assertThat(names).containsExactlyElementsOf(pointers.keySet());
    }
    List<List<String>> expected = new ArrayList<>();
    for (ObjectNode object : objects) {
      List<String> row = new ArrayList<>();
      for (String pointer : pointers.values()) {
        row.add(text(object.at(pointer), types.get(row.size())));
      }
      expected.add(row);
    }
    assertThat(objects).as(table).isNotEmpty();
    assertThat(sql("SELECT * FROM " + table)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(sql("SELECT COUNT(*) FROM " + table))
        .containsExactly(List.of(Integer.toString(expected.size())));
  }

  private static String text(JsonNode node, int type) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (type != Types.TIMESTAMP) {
      return node.isContainerNode() ? node.toString() : node.asText();
    }
    String text = node.asText();
    boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
    OffsetDateTime time =
        zoned ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
    return time.toInstant().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Writes the four columns of a person for {@link #assertHolds}. */
  static String[] person(String prefix, String pointer) {
    return new String[] {
      prefix + "UUID=" + pointer + "/uuid",
      prefix + "DisplayName=" + pointer + "/display_name",
      prefix + "AccountId=" + pointer + "/account_id",
      prefix + "Nickname=" + pointer + "/nickname"
    };
  }

  /** Puts columns together. */
  static String[] columns(Object... parts) {
    return Arrays.stream(parts)
        .flatMap(
            p ->
                p instanceof String[] several
                    ? Arrays.stream(several)
                    : Arrays.stream(new String[] {(String) p}))
        .toArray(String[]::new);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    server.close();
  }
}
