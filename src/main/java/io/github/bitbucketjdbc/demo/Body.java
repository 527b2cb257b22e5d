package io.github.bitbucketjdbc.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came with a request beside its address. */
record Body(String contentType, byte[] bytes) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One field of a form or one file of an upload; the file name is empty for a mere field. */
  record Part(String name, String fileName, byte[] content) {
    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  boolean isMultipart() {
    return mediaType().startsWith("multipart/");
  }

  /** The object in the body; anything else than a JSON object is a bad request. */
  Json json() {
    if (node() instanceof ObjectNode object) {
      return Json.of(object);
    }
    throw ApiError.badRequest("Bad request: an object is expected");
  }

  /** The objects in the array of the body. */
  List<Json> jsons() {
    JsonNode node = node();
    if (!node.isArray()) {
      throw ApiError.badRequest("Bad request: an array is expected");
    }
    List<Json> rows = new ArrayList<>();
    node.forEach(
        element -> {
          if (!(element instanceof ObjectNode object)) {
            throw ApiError.badRequest("Bad request: an array of objects is expected");
          }
          rows.add(Json.of(object));
        });
    return rows;
  }

  private JsonNode node() {
    if (!mediaType().isEmpty() && !mediaType().equals("application/json")) {
      throw ApiError.unsupportedMediaType(mediaType());
    }
    try {
      return MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw ApiError.badRequest("Bad request: the body is not JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of a form, encoded in either way. */
  List<Part> parts() {
    if (isMultipart()) {
      return Multipart.parse(contentType, bytes);
    }
    if (mediaType().equals("application/x-www-form-urlencoded")) {
      return Query.parse(text()).parameters().stream()
          .map(field -> new Part(field.name(), "", field.value().getBytes(StandardCharsets.UTF_8)))
          .toList();
    }
    throw ApiError.unsupportedMediaType(mediaType());
  }

  private String mediaType() {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
