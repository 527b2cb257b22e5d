package io.github.bitbucketjdbc.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A list of numbers in pages, which changes before a certain request is answered. */
final class ChangingNumbers implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final int length;
  private final List<Long> numbers;
  private final Map<Integer, Change> changes;
  private final Map<Integer, Integer> waiting;
  private final Set<Integer> answered = new HashSet<>();
  private int requests;

  /**
   * What happens to the list.
   *
   * @param gone numbers that leave it
   * @param first numbers that come to its beginning
   */
  record Change(List<Long> gone, List<Long> first) {
    static Change leaving(List<Long> gone) {
      return new Change(gone, List.of());
    }

    static Change arriving(List<Long> first) {
      return new Change(List.of(), first);
    }
  }

  /**
   * Starts to serve.
   *
   * @param length how many numbers a page has
   * @param changes what happens before a request is answered, by its position among all, from 1 on
   * @param waiting pages whose first answer waits until another page was answered
   */
  ChangingNumbers(
      List<Long> numbers, int length, Map<Integer, Change> changes, Map<Integer, Integer> waiting)
      throws IOException {
    this.numbers = new ArrayList<>(numbers);
    this.length = length;
    this.changes = changes;
    this.waiting = waiting;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", this::answer);
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/2.0");
  }

  int length() {
    return length;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getQuery();
      int page = query == null ? 1 : Integer.parseInt(query.replaceAll("\\D", ""));
      byte[] body = page(page).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized String page(int page) throws InterruptedException {
    while (waiting.containsKey(page) && !answered.contains(waiting.get(page))) {
      wait();
    }
    Change change = changes.get(++requests);
    if (change != null) {
      numbers.removeAll(change.gone());
      numbers.addAll(0, change.first());
    }
    String values =
        numbers.stream()
            .skip((long) (page - 1) * length)
            .limit(length)
            .map(n -> "{\"id\":" + n + "}")
            .collect(Collectors.joining(","));
    String next =
        numbers.size() > page * length
            ? ",\"next\":\"" + baseUrl() + "/numbers/acme?page=" + (page + 1) + "\""
            : "";
    answered.add(page);
    notifyAll();
    return "{\"values\":[" + values + "]" + next + ",\"size\":" + numbers.size() + "}";
  }

  synchronized int requests() {
    return requests;
  }

  synchronized List<Long> left() {
    return List.copyOf(numbers);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
