package io.github.bitbucketjdbc.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks a demo server over HTTP. */
final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final DemoServer server;

  Client(DemoServer server) {
    this.server = server;
  }

  HttpResponse<byte[]> send(String target, String... headers) {
    String url = target.startsWith("http") ? target : server.baseUrl() + target;
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int status(String target) {
    return send(target).statusCode();
  }

  /** The body of a successful answer. */
  JsonNode get(String target) {
    HttpResponse<byte[]> response = send(target);
    if (response.statusCode() != 200) {
      throw new AssertionError(target + ": " + response.statusCode() + " " + text(response));
    }
    return json(response);
  }

  /** The rows of all pages. */
  List<JsonNode> all(String target) {
    List<JsonNode> rows = new ArrayList<>();
    for (String next = target; next != null; ) {
      JsonNode page = get(next);
      page.get("values").forEach(rows::add);
      next = page.has("next") ? page.get("next").asText() : null;
    }
    return rows;
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static String enc(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
