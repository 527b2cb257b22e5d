package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads tables through JDBC, and the same rows as plain JSON without any of the driver's code. */
final class TableReading implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Catalog CATALOG = BitbucketCatalog.get();

  private final DemoServer server;
  private final Connection connection;
  private final Map<String, List<Map<String, Object>>> expected = new LinkedHashMap<>();

  TableReading(DemoOptions options) {
    server = DemoServer.start(options);
    try {
      connection =
          DriverManager.getConnection(
              "jdbc:bitbucket:Workspace=" + server.workspace() + ";BaseURL=" + server.baseUrl());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    server.close();
  }

  /**
   * Checks all rows, in both kinds of schemas, their number, and that no column is always NULL but
   * those that rarely have a value.
   */
  void check(String name, String repository, String... rarely) throws SQLException {
    TableDef table = CATALOG.find(Catalog.ALL_REPOSITORIES, name).orElseThrow();
    List<Map<String, Object>> wanted = expected(table);
    assertThat(wanted).as(name).isNotEmpty();
    assertThat(query("SELECT * FROM \"AllRepositories\"." + name))
        .containsExactlyInAnyOrderElementsOf(values(wanted));
    assertThat(number("SELECT COUNT(*) FROM \"AllRepositories\"." + name)).isEqualTo(wanted.size());
    List<Map<String, Object>> own = new ArrayList<>();
    for (Map<String, Object> row : wanted) {
      if (repository.equals(row.get(TableDef.REPOSITORY_SLUG))) {
        Map<String, Object> rest = new LinkedHashMap<>(row);
        rest.remove(TableDef.REPOSITORY_SLUG);
        own.add(rest);
      }
    }
    String schema = "\"" + repository + "\".";
    assertThat(query("SELECT * FROM " + schema + name))
        .containsExactlyInAnyOrderElementsOf(values(own));
    assertThat(number("SELECT COUNT(*) FROM " + schema + name)).isEqualTo(own.size());
    assertThat(query("SELECT " + String.join(", ", own.get(0).keySet()) + " FROM " + schema + name))
        .hasSameSizeAs(own);
    Set<String> columns = new LinkedHashSet<>(wanted.get(0).keySet());
    columns.removeAll(List.of(rarely));
    columns.removeIf(c -> table.column(c).source() == Source.WRITTEN);
    for (String column : columns) {
      assertThat(wanted.stream().map(row -> row.get(column)).filter(Objects::nonNull))
          .as("%s.%s", name, column)
          .isNotEmpty();
    }
    checkKey(table, wanted);
  }

  private static void checkKey(TableDef table, List<Map<String, Object>> rows) {
    List<String> key = table.primaryKey();
    if (!key.isEmpty()) {
      assertThat(rows.stream().map(row -> key.stream().map(row::get).toList()))
          .as("key of %s", table.name())
          .doesNotHaveDuplicates()
          .noneMatch(values -> values.contains(null));
    }
  }

  private static List<List<Object>> values(List<Map<String, Object>> rows) {
    List<List<Object>> values = new ArrayList<>();
    rows.forEach(row -> values.add(new ArrayList<>(row.values())));
    return values;
  }

  /** Returns the rows of a query, in the form in which the JSON gives them. */
  List<List<Object>> query(String sql) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(plain(result, i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static Object plain(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (value instanceof Timestamp) {
      return result.getObject(column, Instant.class);
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    return value instanceof String text && text.matches("(?s)[\\[{].*[}\\]]") ? tree(text) : value;
  }

  private static Object tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      return text;
    }
  }

  long number(String sql) throws SQLException {
    return (long) query(sql).get(0).get(0);
  }

  /** Returns the requests that a query sends, without their {@code fields}. */
  List<String> requests(String sql) throws SQLException {
    server.clearRequests();
    query(sql);
    return server.requests().stream().map(TableReading::shown).toList();
  }

  private static String shown(DemoRequest request) {
    String query = request.query().replaceAll("&?fields=[^&]*", "");
    return request.path().replaceFirst("/2.0/repositories/[^/]*", "") + "?" + query;
  }

  /** Returns the rows of a table as the service has them, by column. */
  List<Map<String, Object>> expected(String table) {
    return expected(CATALOG.find(Catalog.ALL_REPOSITORIES, table).orElseThrow());
  }

  /** Returns the first row of a table that a repository has. */
  Map<String, Object> first(String table, String repository) {
    return expected(table).stream()
        .filter(row -> repository.equals(row.get(TableDef.REPOSITORY_SLUG)))
        .findFirst()
        .orElseThrow();
  }

  private List<Map<String, Object>> expected(TableDef table) {
    List<Map<String, Object>> known = expected.get(table.name());
    if (known != null) {
      return known;
    }
    Endpoint endpoint = table.endpoints().get(0);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, Object> keys : parents(table, endpoint)) {
      for (JsonNode node : nodes(endpoint, keys)) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (ColumnDef column : table.columns()) {
          Object value =
              column.source() == Source.REQUEST
                  ? keys.get(column.name())
                  : value(at(node, column.path()), column);
          row.put(column.name(), value);
        }
        rows.add(row);
      }
    }
    expected.put(table.name(), rows);
    return rows;
  }

  private List<Map<String, Object>> parents(TableDef table, Endpoint endpoint) {
    List<String> path = endpoint.pathColumns();
    if (path.isEmpty()) {
      return List.of(Map.of());
    }
    ForeignKey key = table.parentOf(path.get(path.size() - 1)).orElseThrow();
    TableDef parent = CATALOG.target(table, key);
    List<Map<String, Object>> found = new ArrayList<>();
    for (Map<String, Object> row : expected(parent)) {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put(TableDef.REPOSITORY_SLUG, row.get(TableDef.REPOSITORY_SLUG));
      IntStream.range(0, key.columns().size())
          .forEach(i -> keys.put(key.columns().get(i), row.get(key.tableColumns().get(i))));
      found.add(keys);
    }
    return found;
  }

  private List<JsonNode> nodes(Endpoint endpoint, Map<String, Object> keys) {
    String path = endpoint.path().replace("{workspace}", server.workspace());
    for (Map.Entry<String, Object> key : keys.entrySet()) {
      String text = URLEncoder.encode(String.valueOf(key.getValue()), StandardCharsets.UTF_8);
      path = path.replace("{" + key.getKey() + "}", text);
    }
    List<JsonNode> nodes = new ArrayList<>();
    for (String next = server.baseUrl() + path; next != null; ) {
      JsonNode answer = get(next);
      next = answer == null || !answer.has("next") ? null : answer.get("next").asText();
      if (answer != null && endpoint.isSingle()) {
        nodes.add(answer);
      } else if (answer != null) {
        answer.get("values").forEach(nodes::add);
      }
    }
    return nodes;
  }

  private static JsonNode get(String url) {
    try {
      HttpURLConnection http = (HttpURLConnection) URI.create(url).toURL().openConnection();
      return http.getResponseCode() == 404 ? null : JSON.readTree(http.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode at(JsonNode node, String path) {
    JsonNode here = node;
    for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
      int open = step.indexOf('[');
      here = here.path(open < 0 ? step : step.substring(0, open));
      if (open >= 0) {
        String[] wanted = step.substring(open + 1, step.length() - 1).split("=");
        JsonNode list = here;
        here =
            IntStream.range(0, list.size())
                .mapToObj(list::get)
                .filter(e -> e.path(wanted[0]).asText().equals(wanted[1]))
                .findFirst()
                .orElse(JSON.missingNode());
      }
    }
    return here;
  }

  private static Object value(JsonNode node, ColumnDef column) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return switch (column.type()) {
      case VARCHAR -> node.isContainerNode() ? node : node.asText();
      case BIGINT, INTEGER -> node.asLong();
      case BOOLEAN -> node.asBoolean();
      case DOUBLE -> node.asDouble();
      case TIMESTAMP ->
          OffsetDateTime.parse(node.asText()).toInstant().truncatedTo(ChronoUnit.MILLIS);
    };
  }
}
