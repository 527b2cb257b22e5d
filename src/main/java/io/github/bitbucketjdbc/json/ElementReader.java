package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads one field of each element of a list inside an object. */
public final class ElementReader {
  private static final ObjectMapper MAPPER = new ObjectMapper(RowReader.JSON);

  private final String list;
  private final String field;

  /** A reader of a field of the elements of a list. */
  public ElementReader(String list, String field) {
    this.list = list;
    this.field = field;
  }

  /**
   * Reads an answer.
   *
   * @throws BitbucketException when it is not JSON, or has no such list, whose elements would then
   *     be lost
   * @throws IOException when the connection breaks meanwhile
   */
  public List<String> read(InputStream body) throws IOException {
    JsonNode elements = tree(body).path(list);
    List<String> values = new ArrayList<>();
    for (JsonNode element : elements) {
      JsonNode value = element.path(field);
      if (!value.isTextual()) {
        throw incomplete();
      }
      values.add(value.textValue());
    }
    if (!elements.isArray()) {
      throw incomplete();
    }
    return values;
  }

  private static JsonNode tree(InputStream body) throws IOException {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException | CharConversionException e) {
      throw new BitbucketException(
          SqlState.PROTOCOL_VIOLATION, "Bitbucket sent an answer that is not JSON or not complete");
    }
  }

  private BitbucketException incomplete() {
    return new BitbucketException(
        SqlState.PROTOCOL_VIOLATION,
        "Bitbucket did not send the list " + list + ", so it cannot be sent back changed");
  }
}
