package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of named queries, in the form of CData's drivers: {@code {"Name": {"query": "SELECT …"}}};
 * a plain text instead of the inner object will do.
 */
public final class ViewFile {
  private ViewFile() {}

  /**
   * Reads the queries, by name, in their order.
   *
   * @throws BitbucketException when the file cannot be read or has another form
   */
  public static Map<String, String> read(String file) {
    JsonNode root = tree(file);
    if (!root.isObject()) {
      throw invalid("must hold an object of named queries", null);
    }
    Map<String, String> queries = new LinkedHashMap<>();
    root.properties()
        .forEach(
            view -> {
              JsonNode value = view.getValue();
              JsonNode query = value.isObject() ? value.path("query") : value;
              if (!query.isTextual() || query.textValue().isBlank()) {
                throw invalid("has no query for the view " + view.getKey(), null);
              }
              queries.put(view.getKey(), query.textValue());
            });
    return queries;
  }

  private static JsonNode tree(String file) {
    try {
      return new ObjectMapper().readTree(Files.readString(Path.of(file)));
    } catch (JacksonException e) {
      throw invalid("is not JSON", null);
    } catch (IOException | InvalidPathException e) {
      throw invalid("cannot be read", e);
    }
  }

  private static BitbucketException invalid(String what, @Nullable Exception cause) {
    return new BitbucketException(
        SqlState.INVALID_PROPERTY, "The file named by UserDefinedViews " + what, cause);
  }
}
