package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What an error of the service says: {@code {"error": {"message", "detail"}}}. Where scopes are
 * missing, {@code detail} is an object that lists those required and granted; elsewhere it is a
 * text (seen 2026-08).
 *
 * @param message one line of at most 200 characters, or ""
 * @param required the scopes required
 * @param granted the scopes granted
 */
public record ErrorBody(String message, List<String> required, List<String> granted) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST = 200;

  /** An error that says nothing. */
  public static final ErrorBody EMPTY = new ErrorBody("", List.of(), List.of());

  /** Copies the lists. */
  public ErrorBody {
    required = List.copyOf(required);
    granted = List.copyOf(granted);
  }

  /** Reads an error, as far as it can be read: an error about an error would help nobody. */
  public static ErrorBody read(InputStream body) {
    Reading reading = new Reading();
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        reading.outer(parser);
      }
    } catch (IOException e) {
      return reading.result();
    }
    return reading.result();
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static final class Reading {
    private String message = "";
    private final List<String> fields = new ArrayList<>();
    private final List<String> required = new ArrayList<>();
    private final List<String> granted = new ArrayList<>();

    ErrorBody result() {
      String all = fields.isEmpty() ? message : message + " (" + String.join("; ", fields) + ")";
      return new ErrorBody(line(all), required, granted);
    }

    void outer(JsonParser parser) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_OBJECT && name.equals("error")) {
          error(parser);
        } else {
          parser.skipChildren();
        }
      }
    }

    private void error(JsonParser parser) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (name.equals("message") && token == JsonToken.VALUE_STRING) {
          message = line(parser.getText());
        } else if (name.equals("detail") && token == JsonToken.START_OBJECT) {
          detail(parser);
        } else if (name.equals("fields") && token == JsonToken.START_OBJECT) {
          fields(parser);
        } else {
          parser.skipChildren();
        }
      }
    }

    /** What is wrong with each field that was sent: a text, or a list of texts. */
    private void fields(JsonParser parser) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        List<String> said = new ArrayList<>();
        String name = line(parser.currentName());
        parser.nextToken();
        texts(parser, said);
        parser.skipChildren();
        fields.add(said.isEmpty() ? name : name + ": " + String.join(" ", said));
      }
    }

    private void detail(JsonParser parser) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "required" -> texts(parser, required);
          case "granted" -> texts(parser, granted);
          default -> parser.skipChildren();
        }
      }
    }

    private static void texts(JsonParser parser, List<String> into) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        into.add(line(parser.getText()));
      } else if (parser.currentToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (parser.currentToken() == JsonToken.VALUE_STRING) {
            into.add(line(parser.getText()));
          }
          parser.skipChildren();
        }
      }
    }
  }
}
