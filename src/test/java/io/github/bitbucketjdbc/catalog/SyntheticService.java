package io.github.bitbucketjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service whose answers are made from a table's declaration: every path of every column leads to
 * the value that {@link SyntheticValues} has for it. It honours {@code fields}, so a column whose
 * path is not asked for comes back empty.
 */
final class SyntheticService implements AutoCloseable {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final HttpServer server;
  private volatile @Nullable TableDef table;
  private volatile SyntheticValues values = new SyntheticValues(SyntheticValues.Gaps.NONE);
  private final List<Endpoint> asked = new ArrayList<>();

  SyntheticService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/2.0";
  }

  /** Serves a table from now on. */
  void serve(TableDef served, SyntheticValues with) {
    asked.clear();
    values = with;
    table = served;
  }

  /** Returns the endpoints that were asked for since the table is served. */
  List<Endpoint> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    TableDef served = table;
    String path = exchange.getRequestURI().getPath();
    ObjectNode body = JSON.objectNode();
    int status = 404;
    if (served != null) {
      Map<String, String> parameters = parameters(exchange);
      Optional<Endpoint> endpoint =
          Stream.concat(served.endpoints().stream(), served.detail().stream())
              .filter(e -> pattern(e).matcher(path).matches())
              .filter(e -> e.always().stream().allMatch(p -> parameters.containsKey(p.name())))
              .max(Comparator.comparingInt(e -> e.always().size()));
      if (endpoint.isPresent()) {
        asked.add(endpoint.get());
        body = pruned(body(served, endpoint.get()), fields(parameters));
        status = 200;
      }
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Pattern pattern(Endpoint endpoint) {
    return Pattern.compile("/2\\.0" + shape(endpoint));
  }

  /** Returns what addresses of an endpoint look like; two endpoints may look alike. */
  static String shape(Endpoint endpoint) {
    return endpoint.path().replaceAll("\\{[A-Za-z]+}", "[^/]+").replace("HEAD", "[^/]+");
  }

  private ObjectNode body(TableDef served, Endpoint endpoint) {
    boolean detail = served.detail().filter(endpoint::equals).isPresent();
    if (endpoint.isSingle()) {
      return object(served, endpoint, 0, detail);
    }
    ObjectNode envelope = JSON.objectNode();
    ArrayNode list = envelope.putArray("values");
    int objects = endpoint.rows().isEmpty() ? SyntheticValues.ROWS : 1;
    for (int i = 0; i < objects; i++) {
      list.add(object(served, endpoint, i, detail));
    }
    return envelope.put("pagelen", 100).put("page", 1).put("size", objects);
  }

  private ObjectNode object(TableDef served, Endpoint endpoint, int row, boolean detail) {
    ObjectNode object = JSON.objectNode();
    if (endpoint.rows().isEmpty()) {
      fill(object, served, detail ? Source.DETAIL : Source.ROW, row);
      return object;
    }
    fill(object, served, Source.OUTER, 0);
    FieldPath rows = FieldPath.parse(endpoint.rows());
    if (rows.last().members()) {
      fillMap(outer(object, rows).withObjectProperty(rows.last().name()), served);
      return object;
    }
    ArrayNode list = outer(object, rows).withArrayProperty(rows.last().name());
    for (int i = 0; i < SyntheticValues.ROWS; i++) {
      ObjectNode element = list.addObject();
      fill(element, served, Source.ROW, i);
      if (rows.last().selects()) {
        element.put(rows.last().field(), rows.last().value());
      }
    }
    if (rows.last().selects()) {
      fill(list.addObject(), served, Source.ROW, SyntheticValues.ROWS);
    }
    return object;
  }

  private void fillMap(ObjectNode map, TableDef served) {
    ColumnDef name =
        served.columns().stream()
            .filter(c -> c.path().equals(FieldPath.MEMBER_NAME))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < SyntheticValues.ROWS; i++) {
      fill(map.putObject(values.json(name, i).asText()), served, Source.ROW, i);
    }
  }

  private void fill(ObjectNode object, TableDef served, Source source, int row) {
    for (ColumnDef column : served.columns()) {
      boolean inside = !column.path().equals(FieldPath.MEMBER_NAME);
      if (inside && column.source() == source && !values.isMissing(column)) {
        ColumnPath path = ColumnPath.parse(column.path());
        if (!path.naming() && SyntheticValues.placed(served, column).equals(column)) {
          put(object, path.first().steps(), values.json(column, row));
        }
      }
    }
  }

  private static void put(ObjectNode object, List<FieldPath.Step> steps, JsonNode value) {
    ObjectNode at = object;
    for (int i = 0; i < steps.size(); i++) {
      FieldPath.Step step = steps.get(i);
      boolean last = i == steps.size() - 1;
      if (step.selects()) {
        at = selected(at.withArrayProperty(step.name()), step);
      } else if (last) {
        at.set(step.name(), value);
      } else {
        at = at.withObjectProperty(step.name());
      }
    }
  }

  /** Returns the element that a selector picks; before it stands one that it must not pick. */
  private static ObjectNode selected(ArrayNode list, FieldPath.Step step) {
    for (JsonNode element : list) {
      if (step.value().equals(element.path(step.field()).asText())) {
        return (ObjectNode) element;
      }
    }
    list.addObject().put(step.field(), "not " + step.value());
    return list.addObject().put(step.field(), step.value());
  }

  /** Returns the object in which the list or map of rows is. */
  private static ObjectNode outer(ObjectNode object, FieldPath path) {
    ObjectNode at = object;
    for (FieldPath.Step step : path.steps().subList(0, path.steps().size() - 1)) {
      at = at.withObjectProperty(step.name());
    }
    return at;
  }

  private static Map<String, String> parameters(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static List<String> fields(Map<String, String> parameters) {
    String fields = parameters.get("fields");
    return fields == null ? List.of("") : List.of(fields.split(","));
  }

  private static ObjectNode pruned(ObjectNode object, List<String> fields) {
    if (!fields.contains("")) {
      prune(object, "", fields);
    }
    return object;
  }

  private static void prune(ObjectNode object, String prefix, List<String> fields) {
    Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonNode> member = members.next();
      String path = prefix + member.getKey();
      if (fields.contains(path)) {
        continue;
      }
      if (fields.stream().noneMatch(f -> f.startsWith(path + "."))) {
        members.remove();
      } else if (member.getValue() instanceof ObjectNode inner) {
        prune(inner, path + ".", fields);
      } else if (member.getValue() instanceof ArrayNode list) {
        list.forEach(
            e -> {
              if (e instanceof ObjectNode inner) {
                prune(inner, path + ".", fields);
              }
            });
      }
    }
  }
}
