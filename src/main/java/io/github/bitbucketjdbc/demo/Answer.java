package io.github.bitbucketjdbc.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What goes back over the wire. */
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
  private static final String JSON = "application/json; charset=utf-8";

  static Answer json(int status, Json body) {
    return json(status, body, FieldMask.parse(null));
  }

  /** A list without an envelope, as few writes answer. */
  static Answer json(int status, List<Object> rows) {
    return new Answer(status, JSON, JsonWriter.bytes(rows), Map.of());
  }

  static Answer json(int status, Json body, FieldMask fields) {
    return new Answer(status, JSON, JsonWriter.bytes(body, fields), Map.of());
  }

  static Answer text(int status, String contentType, String text) {
    return new Answer(status, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** Most successes without an object have no body at all. */
  static Answer empty(int status) {
    return text(status, "text/html; charset=utf-8", "");
  }

  static Answer redirect(String location) {
    return text(302, "text/html; charset=utf-8", "").with("Location", location);
  }

  Answer typed(String otherType) {
    return new Answer(status, otherType, body, headers);
  }

  Answer withBody(byte[] other) {
    return new Answer(status, contentType, other, headers);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, body, more);
  }
}
