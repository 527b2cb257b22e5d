package io.github.bitbucketjdbc.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place to which logs and files redirect. It is another origin than the API, and as such a
 * place it refuses requests that bring credentials beside those in the address.
 */
final class Storage implements HttpHandler {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private volatile String origin = "";

  void at(String address) {
    origin = address;
  }

  /** The address under which bytes can be had from now on. */
  String publish(String place, byte[] content) {
    long signature = 7;
    for (int i = 0; i < place.length(); i++) {
      signature = Dice.mix(signature + place.charAt(i));
    }
    String path = "/" + HexFormat.of().toHexDigits(signature);
    files.put(path, content);
    return origin + path;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] content = files.get(exchange.getRequestURI().getPath());
      if (exchange.getRequestHeaders().containsKey("Authorization")) {
        send(exchange, 400, "Only one auth mechanism allowed".getBytes(StandardCharsets.UTF_8));
      } else if (content == null) {
        send(exchange, 403, new byte[0]);
      } else {
        sendRange(exchange, content);
      }
    }
  }

  private static void sendRange(HttpExchange exchange, byte[] content) throws IOException {
    String wanted = exchange.getRequestHeaders().getFirst("Range");
    Matcher range = RANGE.matcher(wanted == null ? "" : wanted);
    if (!range.matches()) {
      send(exchange, 200, content);
      return;
    }
    int from = Integer.parseInt(range.group(1));
    int last =
        range.group(2).isEmpty()
            ? content.length - 1
            : Math.min(content.length - 1, Integer.parseInt(range.group(2)));
    if (from >= content.length || from > last) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
      send(exchange, 416, new byte[0]);
    } else {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + last + "/" + content.length);
      send(exchange, 206, Arrays.copyOfRange(content, from, last + 1));
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
