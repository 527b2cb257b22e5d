package io.github.bitbucketjdbc.fidelity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves recorded answers as they are. It ignores {@code fields}, as the service may: what is not
 * asked for has to do no harm.
 */
final class ReplayService implements AutoCloseable {
  static final String WORKSPACE = "acme";

  private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d+)");
  private static final String ROOT = "/2.0";

  /**
   * What is served.
   *
   * @param status the status of the last page, and of all details; the pages before are fine
   */
  record Served(
      int status, String path, List<String> pages, boolean links, Map<String, String> details) {}

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Served served = new Served(200, "", List.of(), false, Map.of());

  ReplayService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + ROOT;
  }

  /** Serves something else from now on, and forgets what was asked for. */
  void serve(Served next) {
    asked.clear();
    served = next;
  }

  /** Returns the paths that were asked for, each with the number of its page. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(ROOT.length());
    String query = exchange.getRequestURI().getRawQuery();
    Matcher number = PAGE.matcher(query == null ? "" : query);
    int page = number.find() ? Integer.parseInt(number.group(1)) : 1;
    asked.add(path + " " + page);
    Served now = served;
    if (now.details().containsKey(path)) {
      send(exchange, now.status(), now.details().get(path));
    } else if (!path.equals(now.path()) || page > now.pages().size()) {
      send(exchange, 404, "{\"type\":\"error\",\"error\":{\"message\":\"Not recorded\"}}");
    } else {
      boolean last = page == now.pages().size();
      String text = now.pages().get(page - 1);
      String next =
          "{\"next\":\"http://127.0.0.1:%d%s?page=%d\","
              .formatted(
                  server.getAddress().getPort(), exchange.getRequestURI().getRawPath(), page + 1);
      boolean links = now.links() && !last;
      send(exchange, last ? now.status() : 200, links ? next + text.substring(1) : text);
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
