package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the JSON that requests carry. */
public final class BodyWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private BodyWriter() {}

  /**
   * Returns an object as UTF-8 text.
   *
   * @throws BitbucketException when a {@link Content.Raw} value is not JSON, or a number in it is
   *     beyond what can be held
   */
  public static byte[] bytes(Content.Json content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(json, content.fields());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Content.Json object) {
      write(json, object.fields());
    } else if (value instanceof Content.Raw raw) {
      copy(json, raw.json());
    } else if (value instanceof Map<?, ?> fields) {
      json.writeStartObject();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        json.writeFieldName(String.valueOf(field.getKey()));
        write(json, field.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigDecimal || value instanceof Double) {
      json.writeNumber(new BigDecimal(value.toString()));
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(value.toString());
    }
  }

  /**
   * Copies token by token, so that text that is not one JSON value cannot break out of its place;
   * numbers keep all their digits.
   */
  private static void copy(JsonGenerator json, String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        throw notJson(null);
      }
      json.copyCurrentStructureExact(parser);
      if (parser.nextToken() != null) {
        throw notJson(null);
      }
    } catch (JsonProcessingException | NumberFormatException e) {
      throw notJson(e);
    }
  }

  private static BitbucketException notJson(@Nullable Throwable cause) {
    return new BitbucketException(
        SqlState.DATA_EXCEPTION,
        "A list has to be given as JSON text, as in '[\"repo:push\"]'",
        cause);
  }
}
