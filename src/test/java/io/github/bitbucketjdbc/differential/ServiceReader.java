package io.github.bitbucketjdbc.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Reads the service the plain way: whole lists, whole objects, page after page. */
public final class ServiceReader {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String base;

  /** Reads from a service. */
  public ServiceReader(URI base) {
    this.base = base.toString();
  }

  /** Returns the object at a path that is already encoded. */
  JsonNode object(String path) {
    return get(base + path);
  }

  /** Returns all elements of a list, following {@code next}. */
  public List<JsonNode> list(String target) {
    List<JsonNode> all = new ArrayList<>();
    String url = base + target;
    while (!url.isEmpty()) {
      JsonNode page = get(url);
      page.path("values").forEach(all::add);
      url = page.path("next").asText("");
    }
    return all;
  }

  private JsonNode get(String url) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " for " + url);
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
