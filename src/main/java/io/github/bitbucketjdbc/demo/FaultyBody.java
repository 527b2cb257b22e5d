package io.github.bitbucketjdbc.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Answers as they should not be. */
final class FaultyBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FaultyBody() {}

  static Answer truncated(Answer real) {
    return real.withBody(Arrays.copyOf(real.body(), real.body().length / 2));
  }

  static Answer page(int status) {
    return Answer.text(
        status,
        "text/html; charset=utf-8",
        "<!DOCTYPE html>\n<html><head><title>" + status + "</title></head><body></body></html>\n");
  }

  static Answer ofStatus(int status) {
    return switch (status) {
      case 401 -> ApiError.unauthorized().answer();
      case 403 -> ApiError.missingScope("repository", List.of("account")).answer();
      case 404 -> ApiError.notFound("Resource not found").answer();
      case 410 -> ApiError.gone("CHANGE-2770").answer();
      case 429 -> ApiError.tooManyRequests().answer();
      case 502, 503, 504 -> page(status);
      default ->
          Answer.json(
              status,
              Json.object()
                  .put("type", "error")
                  .put("error", Json.object().put("message", "Something went wrong")));
    };
  }

  /** Puts a byte that begins nothing behind the quote that opens the first text. */
  static Answer invalidText(Answer real) {
    String text = new String(real.body(), StandardCharsets.ISO_8859_1);
    int value = text.indexOf(":\"") + 2;
    return real.withBody(
        (text.substring(0, value) + "\u00ff" + text.substring(value))
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  static Answer nested(Answer real, int depth) {
    String deep = "{\"deep\":" + "[".repeat(depth) + "]".repeat(depth) + ",";
    String text = new String(real.body(), StandardCharsets.UTF_8);
    int row = Math.max(0, text.indexOf("[{") + 1);
    return real.withBody(
        (text.substring(0, row) + deep + text.substring(row + 1)).getBytes(StandardCharsets.UTF_8));
  }

  static Answer doubled(Answer real) {
    StringBuilder out = new StringBuilder();
    JsonNode tree = tree(real);
    if (!tree.has("values")) {
      return real.withBody(twice(tree).getBytes(StandardCharsets.UTF_8));
    }
    for (JsonNode row : tree.get("values")) {
      out.append(out.length() == 0 ? "" : ",").append(twice(row));
    }
    ObjectNode rest = ((ObjectNode) tree).without("values");
    String envelope = rest.toString();
    String text =
        envelope.substring(0, envelope.length() - 1)
            + (rest.isEmpty() ? "" : ",")
            + "\"values\":["
            + out
            + "]}";
    return real.withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String twice(JsonNode row) {
    String text = row.toString();
    return text.length() <= 2
        ? text
        : text.substring(0, text.length() - 1) + "," + text.substring(1);
  }

  static Answer listed(Answer real) {
    ObjectNode page = NODES.objectNode().put("pagelen", 10);
    page.putArray("values").add(tree(real));
    return written(real, page);
  }

  static Answer texts(Answer real) {
    return values(
        real,
        rows -> {
          List<JsonNode> texts = new ArrayList<>();
          rows.forEach(row -> texts.add(NODES.textNode("text")));
          rows.removeAll().addAll(texts);
        });
  }

  static Answer reversed(Answer real) {
    return values(
        real,
        rows -> {
          List<JsonNode> all = new ArrayList<>();
          rows.forEach(all::add);
          Collections.reverse(all);
          rows.removeAll().addAll(all);
        });
  }

  static Answer empty(Answer real, String next) {
    return next(values(real, ArrayNode::removeAll), next);
  }

  static Answer next(Answer real, String next) {
    JsonNode tree = tree(real);
    ((ObjectNode) tree).put("next", next);
    return written(real, tree);
  }

  static Answer more(Answer real) {
    JsonNode tree = tree(real);
    addTo(tree);
    return written(real, tree);
  }

  private static void addTo(JsonNode node) {
    node.forEach(FaultyBody::addTo);
    if (node instanceof ObjectNode object) {
      object.put("novelty", "new").putObject("novelties").putArray("list").add(1).addNull();
    }
  }

  static Answer otherTypes(Answer real) {
    return leaves(
        real,
        leaf -> {
          if (leaf.isTextual()) {
            return NODES.objectNode().put("text", leaf.asText());
          }
          if (leaf.isNumber()) {
            return NODES.textNode("number");
          }
          return leaf.isBoolean() ? NODES.arrayNode().add(leaf) : leaf;
        });
  }

  static Answer nulls(Answer real) {
    return rows(
        real,
        row -> {
          for (Map.Entry<String, JsonNode> member : row.properties()) {
            member.setValue(NODES.nullNode());
          }
        });
  }

  static Answer huge(Answer real, String member, int characters) {
    boolean[] done = {false};
    return rows(
        real,
        row -> {
          if (!done[0]) {
            row.put(member, "x".repeat(characters));
            done[0] = true;
          }
        });
  }

  private static Answer leaves(Answer real, UnaryOperator<JsonNode> change) {
    return rows(real, row -> changeLeaves(row, change));
  }

  private static void changeLeaves(ObjectNode object, UnaryOperator<JsonNode> change) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getValue() instanceof ObjectNode inner) {
        changeLeaves(inner, change);
      } else {
        member.setValue(change.apply(member.getValue()));
      }
    }
  }

  /** Changes each row of a list, or the single object. */
  private static Answer rows(Answer real, Consumer<ObjectNode> change) {
    JsonNode tree = tree(real);
    if (tree.get("values") instanceof ArrayNode rows) {
      rows.forEach(row -> change.accept((ObjectNode) row));
    } else {
      change.accept((ObjectNode) tree);
    }
    return written(real, tree);
  }

  private static Answer values(Answer real, Consumer<ArrayNode> change) {
    JsonNode tree = tree(real);
    if (tree.get("values") instanceof ArrayNode rows) {
      change.accept(rows);
    }
    return written(real, tree);
  }

  private static JsonNode tree(Answer real) {
    try {
      return JSON.readTree(real.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer written(Answer real, JsonNode tree) {
    return real.withBody(tree.toString().getBytes(StandardCharsets.UTF_8));
  }
}
