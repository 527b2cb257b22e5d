package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Reads nothing but the {@code size} of a list. */
public final class SizeReader {
  private static final JsonFactory JSON = new JsonFactory();

  private SizeReader() {}

  /**
   * Returns the size, or empty when the list does not tell it.
   *
   * @throws IOException when the connection breaks meanwhile
   * @throws BitbucketException when the answer is not JSON
   */
  public static OptionalLong read(InputStream body) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      OptionalLong size = OptionalLong.empty();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return size;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        boolean isSize = parser.currentName().equals("size");
        if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && isSize) {
          size = OptionalLong.of(parser.getLongValue());
        }
        parser.skipChildren();
      }
      return size;
    } catch (JsonProcessingException | CharConversionException e) {
      throw new BitbucketException(
          SqlState.PROTOCOL_VIOLATION, "Bitbucket sent an answer that is not JSON or not complete");
    }
  }
}
