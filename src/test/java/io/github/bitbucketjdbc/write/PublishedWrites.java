package io.github.bitbucketjdbc.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.bitbucketjdbc.demo.DemoRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What Bitbucket publishes about its POST, PUT and DELETE operations: their paths, with {@code {}}
 * for each parameter, and what they take.
 */
final class PublishedWrites {
  static final String MISSING = "the specification is not part of the project and not here";

  private static final Path DIRECTORY = Path.of("../shared/bitbucket-api");
  private static final Pattern PARAMETER = Pattern.compile("\\{[^{}/]+}");
  private static final Set<String> METHODS = Set.of("post", "put", "delete");

  /** An operation and the schema of its body, if there is one. */
  private record Operation(String method, Pattern path, Optional<JsonNode> body) {}

  private final JsonNode definitions;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Set<String> removed = new TreeSet<>();
  private final Map<JsonNode, JsonSchema> schemas = new HashMap<>();

  private PublishedWrites(JsonNode document, JsonNode delta) {
    definitions = relaxed(document.path("definitions"));
    // It is an object there, and a number, a text or a flag in the samples beside it.
    ((ObjectNode) definitions.at("/report_data/properties")).remove("value");
    document
        .path("paths")
        .properties()
        .forEach(
            p ->
                p.getValue()
                    .properties()
                    .forEach(
                        o -> {
                          if (METHODS.contains(o.getKey())) {
                            add(o.getKey().toUpperCase(Locale.ROOT), p.getKey(), o.getValue());
                          }
                        }));
    delta.path("removed").forEach(o -> removed.add(name(o)));
    delta
        .path("added")
        .forEach(
            o -> {
              if (METHODS.contains(o.path("method").asText().toLowerCase(Locale.ROOT))) {
                add(o.path("method").asText(), o.path("path").asText(), o);
              }
            });
  }

  /** Reads it where it is; the project does not carry it. */
  static Optional<PublishedWrites> read() {
    Path specification = DIRECTORY.resolve("swagger.json");
    Path delta = DIRECTORY.resolve("delta-2026-10-01.json");
    if (!Files.exists(specification) || !Files.exists(delta)) {
      return Optional.empty();
    }
    ObjectMapper json = new ObjectMapper();
    try {
      return Optional.of(
          new PublishedWrites(
              json.readTree(specification.toFile()), json.readTree(delta.toFile())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void add(String method, String path, JsonNode operation) {
    String regex = "\\Q" + PARAMETER.matcher(path).replaceAll("\\\\E[^/]+\\\\Q") + "\\E";
    Optional<JsonNode> body = Optional.empty();
    for (JsonNode parameter : (Iterable<JsonNode>) operation.path("parameters")::elements) {
      if (parameter.path("in").asText().equals("body")) {
        body = Optional.of(relaxed(parameter.path("schema")));
      }
    }
    operations.put(name(method, path), new Operation(method, Pattern.compile(regex), body));
  }

  private static String name(JsonNode operation) {
    return name(operation.path("method").asText(), operation.path("path").asText());
  }

  static String name(String method, String path) {
    return method + " " + PARAMETER.matcher(path).replaceAll("{}");
  }

  /** Returns the operations, today's and those that were removed. */
  Set<String> all() {
    return operations.keySet();
  }

  Set<String> removed() {
    return removed;
  }

  /**
   * Returns what the specification says against a request. A PUT has the schema of a POST there,
   * though its text says that what is not sent stays as it is.
   */
  List<String> complaints(DemoRequest request) {
    String path = request.path().replaceFirst("^/2\\.0", "");
    Optional<Operation> operation =
        operations.values().stream()
            .filter(o -> o.method().equals(request.method()) && o.path().matcher(path).matches())
            .findFirst();
    if (operation.isEmpty()) {
      return List.of("no such operation: " + request.method() + " " + path);
    }
    boolean json = request.body().startsWith("{") || request.body().startsWith("[");
    if (operation.get().body().isEmpty() || !json) {
      return List.of();
    }
    return complaints(operation.get().body().get(), request.body(), request.method().equals("PUT"))
        .stream()
        .map(c -> request.method() + " " + path + " " + request.body() + ": " + c)
        .toList();
  }

  private List<String> complaints(JsonNode body, String sent, boolean partial) {
    JsonSchema schema =
        schemas.computeIfAbsent(
            body,
            b -> {
              ObjectNode whole = JsonNodeFactory.instance.objectNode();
              whole.set("definitions", definitions);
              whole.putArray("allOf").add(b);
              return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(whole);
            });
    return schema.validate(sent, InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .filter(m -> !partial || !m.startsWith("$: required property"))
        .toList();
  }

  private static void addUnlessType(ArrayNode required, JsonNode name) {
    if (!name.asText().equals("type")) {
      required.add(name);
    }
  }

  /**
   * Makes a schema of JSON Schema of one of Swagger 2.0. That has no null, which the service takes
   * to empty a member; and the {@code type} of an object is needed in answers only, so that it is
   * not asked for. What can only be read must not be sent.
   */
  private static JsonNode relaxed(JsonNode schema) {
    if (schema.isArray()) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      schema.elements().forEachRemaining(e -> all.add(relaxed(e)));
      return all;
    }
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    schema.properties().forEach(p -> out.set(p.getKey(), relaxed(p.getValue())));
    out.remove("discriminator");
    if (out.path("required").isArray()) {
      ArrayNode required = out.putArray("required");
      schema.path("required").forEach(r -> addUnlessType(required, r));
      if (required.isEmpty()) {
        out.remove("required");
      }
    }
    if (out.path("type").isTextual()) {
      String type = out.path("type").asText();
      out.putArray("type").add(type).add("null");
    }
    if (out.path("enum").isArray()) {
      ((ArrayNode) out.path("enum")).addNull();
    }
    if (out.path("readOnly").asBoolean()) {
      out.putObject("not");
    }
    return out;
  }
}
