package io.github.bitbucketjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes schemas out: references are replaced by what they refer to and {@code allOf} by the union
 * of its parts. A schema within itself is left empty.
 */
final class SchemaResolver {
  private final JsonNode document;
  private final Deque<String> inside = new ArrayDeque<>();

  SchemaResolver(JsonNode document) {
    this.document = document;
  }

  JsonNode resolve(JsonNode schema) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    addTo(out, schema);
    return out;
  }

  private void addTo(ObjectNode out, JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    if (!reference.isEmpty()) {
      if (!inside.contains(reference)) {
        inside.push(reference);
        addTo(out, document.at(reference.substring(1)));
        inside.pop();
      }
      return;
    }
    schema.path("allOf").forEach(part -> addTo(out, part));
    if (schema.has("items")) {
      out.set("items", resolve(schema.path("items")));
    }
    for (String name : (Iterable<String>) () -> schema.path("properties").fieldNames()) {
      out.withObjectProperty("properties").set(name, resolve(schema.path("properties").path(name)));
    }
  }
}
