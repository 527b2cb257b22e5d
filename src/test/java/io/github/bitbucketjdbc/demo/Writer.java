package io.github.bitbucketjdbc.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends what changes the demo server. */
final class Writer {
  static final String REPO = "/repositories/acme/api";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final DemoServer server;

  Writer(DemoServer server) {
    this.server = server;
  }

  HttpResponse<byte[]> send(String method, String target, String type, String body) {
    String url = target.startsWith("http") ? target : server.baseUrl() + target;
    HttpRequest.BodyPublisher publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, publisher);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends JSON, written with single quotes for double ones. */
  HttpResponse<byte[]> json(String method, String target, String body) {
    String type = body.isEmpty() ? "" : "application/json";
    return send(method, target, type, body.replace('\'', '"'));
  }

  int status(String method, String target, String body) {
    return json(method, target, body).statusCode();
  }

  /** The object in the answer to a write that must answer so. */
  JsonNode expect(int status, String method, String target, String body) {
    HttpResponse<byte[]> response = json(method, target, body);
    if (response.statusCode() != status) {
      throw new AssertionError(
          method + " " + target + ": " + response.statusCode() + " " + Client.text(response));
    }
    return Client.json(response);
  }

  /** A form of which each part is a name, a file name that may be empty, and a content. */
  HttpResponse<byte[]> form(String method, String target, List<String[]> parts) {
    StringBuilder body = new StringBuilder();
    for (String[] part : parts) {
      body.append("--cut\r\nContent-Disposition: form-data; name=\"").append(part[0]).append('"');
      if (!part[1].isEmpty()) {
        body.append("; filename=\"").append(part[1]).append('"');
      }
      body.append("\r\n\r\n").append(part[2]).append("\r\n");
    }
    body.append("--cut--\r\n");
    return send(method, target, "multipart/form-data; boundary=cut", body.toString());
  }
}
