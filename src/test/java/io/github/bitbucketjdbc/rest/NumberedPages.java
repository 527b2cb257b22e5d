package io.github.bitbucketjdbc.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A list of numbered pages with one row each, which counts how many are asked for together. */
final class NumberedPages implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final int pages;
  private final boolean sized;
  private final CountDownLatch together;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();

  /**
   * Starts to serve.
   *
   * @param sized whether the answers tell how many rows there are
   * @param together no page after the first is answered before so many of them were asked for
   */
  NumberedPages(int pages, boolean sized, int together) throws IOException {
    this.pages = pages;
    this.sized = sized;
    this.together = new CountDownLatch(together);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", this::answer);
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/2.0");
  }

  int requests() {
    return requests.get();
  }

  int mostUnderWay() {
    return mostUnderWay.get();
  }

  /** How many connections the requests came on. */
  int connections() {
    return callers.size();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      callers.add(exchange.getRemoteAddress());
      mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      String query = exchange.getRequestURI().getQuery();
      int page = query == null ? 1 : Integer.parseInt(query.replaceAll("\\D", ""));
      if (page > 1) {
        together.countDown();
        together.await();
        Thread.sleep(20); // so that others who are under way can be seen
      }
      underWay.decrementAndGet();
      byte[] body = body(page).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String body(int page) {
    String next =
        page < pages ? ",\"next\":\"" + baseUrl() + "/numbers/acme?page=" + (page + 1) + "\"" : "";
    String size = sized ? ",\"size\":" + pages : "";
    return "{\"values\":[{\"id\":" + page + "}]" + next + size + "}";
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
