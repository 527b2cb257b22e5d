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
  private static final ObjectMapper MAPPER = new ObjectMapper();

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
   * @throws IOException when the connection breaks meanwhile
   * @throws BitbucketException when it is not JSON, or has no such list, whose elements would then
   *     be lost
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

  /** The parser's own errors may quote the answer. */
  private JsonNode tree(InputStream body) throws IOException {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException | CharConversionException e) {
      throw incomplete();
    }
  }

  private BitbucketException incomplete() {
    return new BitbucketException(
        SqlState.PROTOCOL_VIOLATION,
        "Bitbucket did not send the list " + list + ", so it cannot be sent back changed");
  }
}
