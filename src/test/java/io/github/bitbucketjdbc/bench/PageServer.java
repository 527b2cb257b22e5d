package io.github.bitbucketjdbc.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The demo service behind a memory: what was asked before is answered with the same bytes, so that
 * the service costs next to nothing where the two sides are compared.
 */
final class PageServer implements AutoCloseable {
  private final DemoServer demo;
  private final HttpServer front;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
  private final int delayMillis;
  private final boolean keeps;

  PageServer(int pullRequests, int repositories, int delayMillis, boolean keeps)
      throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.delayMillis = delayMillis;
    this.keeps = keeps;
    demo =
        DemoServer.start(
            DemoOptions.generated(7)
                .repositories(repositories)
                .pullRequests(pullRequests)
                .logRequests(false));
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    front = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    front.setExecutor(workers);
    front.createContext("/", this::answer);
    front.start();
  }

  /** The root of the API. */
  URI baseUrl() {
    return URI.create(origin() + "/2.0");
  }

  private String origin() {
    return "http://127.0.0.1:" + front.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestURI().toString();
      byte[] body = kept.get(asked);
      if (body == null) {
        body = fetch(asked);
        if (keeps) {
          kept.put(asked, body);
        }
      }
      Thread.sleep(delayMillis);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] fetch(String asked) throws IOException {
    URI origin = demo.baseUrl().resolve("/");
    try (InputStream in = demo.baseUrl().resolve(asked).toURL().openStream()) {
      String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return page.replace(origin.toString(), origin() + "/").getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    front.stop(0);
    workers.shutdownNow();
    demo.close();
  }

  /**
   * Serves until standard input ends, and writes the root of the API first.
   *
   * @param args pull requests a repository, repositories, delay in milliseconds, whether to keep
   */
  public static void main(String[] args) throws IOException {
    try (PageServer server =
        new PageServer(
            Integer.parseInt(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Boolean.parseBoolean(args[3]))) {
      System.out.println(server.baseUrl());
      System.in.readAllBytes();
    }
  }
}
