package io.github.bitbucketjdbc.fidelity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads values out of whole trees, by the texts of the declared paths. It shares no code with the
 * driver, which walks tokens and parses times itself.
 */
final class PlainReading {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** An object that is a row, the object around it, and the name it has there. */
  record Row(JsonNode element, JsonNode outer, String name) {}

  private PlainReading() {}

  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON", e);
    }
  }

  /** Returns the rows inside an element: itself, the elements of a list, or members of a map. */
  static List<Row> rows(JsonNode element, String declared) {
    if (declared.isEmpty()) {
      return List.of(new Row(element, element, ""));
    }
    List<Row> rows = new ArrayList<>();
    if (declared.endsWith("{}")) {
      JsonNode map = at(element, declared.substring(0, declared.length() - 2));
      map.properties().forEach(m -> rows.add(new Row(m.getValue(), element, m.getKey())));
      return rows;
    }
    int bracket = declared.indexOf('[');
    String list = bracket < 0 ? declared : declared.substring(0, bracket);
    String[] wanted = bracket < 0 ? new String[0] : selector(declared);
    for (JsonNode one : at(element, list)) {
      if (wanted.length == 0 || one.path(wanted[0]).asText().equals(wanted[1])) {
        rows.add(new Row(one, element, ""));
      }
    }
    return rows;
  }

  private static String[] selector(String step) {
    return step.substring(step.indexOf('[') + 1, step.length() - 1).split("=");
  }

  /** Returns the value of a column, with JSON as a tree. */
  static @Nullable Object cell(JsonNode object, ColumnDef column) {
    String declared = column.path();
    if (!declared.startsWith("name(")) {
      return Stream.of(declared.split("\\|"))
          .map(path -> at(object, path))
          .filter(PlainReading::isThere)
          .findFirst()
          .map(node -> typed(node, column.type()))
          .orElse(null);
    }
    for (String place : declared.substring(5, declared.length() - 1).split("\\|")) {
      String path = place.substring(place.indexOf(':') + 1);
      if (isThere(at(object, path))) {
        return place.split("[.:]")[0];
      }
    }
    return null;
  }

  private static boolean isThere(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static JsonNode at(JsonNode object, String path) {
    JsonNode here = object;
    for (String step : path.split("\\.(?![^\\[]*])")) {
      int bracket = step.indexOf('[');
      here = here.isObject() ? here.path(bracket < 0 ? step : step.substring(0, bracket)) : none();
      if (bracket >= 0) {
        String[] wanted = selector(step);
        here =
            here.valueStream()
                .filter(e -> e.path(wanted[0]).asText().equals(wanted[1]))
                .findFirst()
                .orElse(none());
      }
    }
    return here;
  }

  private static JsonNode none() {
    return MissingNode.getInstance();
  }

  /** Returns a text as a value of a column's type. */
  static Object typed(String text, ColumnType type) {
    return switch (type) {
      case VARCHAR -> text;
      case BIGINT -> new BigDecimal(text.strip()).longValueExact();
      case INTEGER -> new BigDecimal(text.strip()).intValueExact();
      case DOUBLE -> new BigDecimal(text.strip()).doubleValue();
      case BOOLEAN ->
          switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Neither true nor false");
          };
      case TIMESTAMP -> instant(text.strip());
    };
  }

  private static Object typed(JsonNode node, ColumnType type) {
    return node.isContainerNode() ? node : typed(node.asText(), type);
  }

  /** Reads a time: without a zone it is UTC, and what is finer than milliseconds is cut off. */
  private static Instant instant(String text) {
    OffsetDateTime time;
    if (text.length() == 10) {
      time = LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
    } else if (text.matches(".*T.*([zZ]|[+-]\\d\\d:\\d\\d)")) {
      time = OffsetDateTime.parse(text);
    } else {
      time = LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
    }
    return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
  }
}
