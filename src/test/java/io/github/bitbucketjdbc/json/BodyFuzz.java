package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.http.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text or a JSON value stays in its place in the body of a request, and is what was given. */
public final class BodyFuzz {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private BodyFuzz() {}

  /** Loads the classes, which takes long under Jazzer, before the clock runs. */
  public static void fuzzerInitialize() throws IOException {
    fuzzerTestOneInput(new byte[] {'{', '}'});
  }

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    String text = new String(input, StandardCharsets.UTF_8);
    check(body("text", text), text, "\"\"", "text");
    try {
      check(body("", new Content.Raw(text)), "", text, "raw");
    } catch (BitbucketException e) {
      return;
    }
  }

  private static byte[] body(String text, Object value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("value", value);
    fields.put("after", List.of(text));
    return BodyWriter.bytes(new Content.Json(fields));
  }

  private static void check(byte[] body, String text, String raw, String kind) throws IOException {
    JsonNode read = MAPPER.readTree(body);
    boolean whole = read.size() == 2 && read.path("after").size() == 1;
    if (!whole) {
      throw new AssertionError("broke out: " + new String(body, StandardCharsets.UTF_8));
    }
    if (kind.equals("text") && !read.path("value").textValue().equals(text)) {
      throw new AssertionError("another text: " + read);
    }
    if (kind.equals("raw") && !read.path("value").equals(BodyFuzz::compare, tree(raw))) {
      throw new AssertionError("another value: " + read);
    }
  }

  /** {@code 1e0} and {@code 1} are the same number. */
  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  private static JsonNode tree(String raw) throws IOException {
    try {
      return MAPPER.readTree(raw);
    } catch (JsonProcessingException e) {
      throw new AssertionError("taken, though it is no JSON: " + raw, e);
    }
  }
}
