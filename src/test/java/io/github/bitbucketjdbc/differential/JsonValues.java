package io.github.bitbucketjdbc.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.bitbucketjdbc.catalog.ColumnType;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes values out of trees by the paths of the columns, in the simplest way that works. */
final class JsonValues {
  private static final Pattern SELECTOR = Pattern.compile("(\\w+)\\[(\\w+)=(\\w+)]");

  private JsonValues() {}

  static @Nullable Object value(JsonNode element, String path, ColumnType type) {
    JsonNode node = element;
    for (String step : path.split("\\.")) {
      Matcher selector = SELECTOR.matcher(step);
      node =
          selector.matches()
              ? selected(node.path(selector.group(1)), selector.group(2), selector.group(3))
              : node.path(step);
    }
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    return switch (type) {
      case VARCHAR -> node.isContainerNode() ? node.toString() : node.asText();
      case BIGINT -> node.asLong();
      case INTEGER -> node.asInt();
      case DOUBLE -> node.asDouble();
      case BOOLEAN -> node.asBoolean();
      case TIMESTAMP -> time(node.asText());
    };
  }

  private static JsonNode selected(JsonNode list, String field, String value) {
    for (JsonNode element : list) {
      if (element.path(field).asText().equals(value)) {
        return element;
      }
    }
    return MissingNode.getInstance();
  }

  private static LocalDateTime time(String text) {
    TemporalAccessor parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    LocalDateTime utc =
        parsed instanceof OffsetDateTime moment
            ? moment.atZoneSameInstant(ZoneOffset.UTC).toLocalDateTime()
            : LocalDateTime.from(parsed);
    return utc.truncatedTo(ChronoUnit.MILLIS);
  }
}
