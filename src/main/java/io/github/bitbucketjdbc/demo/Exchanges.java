package io.github.bitbucketjdbc.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Takes requests off the wire and puts answers on it. */
final class Exchanges implements HttpHandler {
  private static final String PREFIX = "/2.0";
  private static final int SMALL = 1024;

  private final World world;
  private final String origin;
  private final Gate gate;
  private final RequestLog log;
  private final Faults faults;
  private final Router router;
  private final ReadWriteLock access = new ReentrantReadWriteLock();

  Exchanges(World world, String origin, Gate gate, RequestLog log, Faults faults) {
    this.faults = faults;
    this.world = world;
    this.origin = origin;
    this.gate = gate;
    this.log = log;
    this.router = new Router(Endpoints.all(world.options()));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    long arrival = log.arrive();
    try (exchange) {
      Body body = body(exchange);
      pause(world.options().latency());
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      String scheme = scheme(authorization);
      Fault fault = faults.next(String.valueOf(exchange.getRequestURI()));
      boolean refused = fault != null && fault.refuses();
      Scoped scoped = refused ? REFUSED : answer(exchange, authorization, body);
      gate.headers(scoped.scope(), scheme).forEach(exchange.getResponseHeaders()::set);
      Answer first = faults.remember(exchange.getRequestURI().getRawPath(), scoped.answer());
      if (fault == null) {
        log(arrival, exchange, scoped.answer().status(), scheme, body);
        send(exchange, scoped.answer());
      } else {
        fail(exchange, arrival, fault, wrong(exchange, fault, scoped.answer(), first), body);
      }
    }
  }

  private Answer wrong(HttpExchange exchange, Fault fault, Answer real, @Nullable Answer first) {
    String target = String.valueOf(exchange.getRequestURI());
    return fault.apply(real, new Faults.Occasion(origin, target, first));
  }

  /**
   * Sends as much of a wrong answer as shall arrive. It is not compressed, so that half is half.
   */
  private void fail(HttpExchange exchange, long arrival, Fault fault, Answer answer, Body sent)
      throws IOException {
    boolean silent = fault.delivery() == Fault.Delivery.NOTHING;
    String scheme = scheme(exchange.getRequestHeaders().getFirst("Authorization"));
    log(arrival, exchange, silent ? 0 : answer.status(), scheme, sent);
    pause(fault.headerDelay());
    if (silent) {
      return;
    }
    byte[] body = answer.body();
    // Callers that are signed in were seen to get none of these (2025); a fault adds its own.
    for (String header : List.of("Limit", "Remaining", "Reset")) {
      exchange.getResponseHeaders().remove("X-Ratelimit-" + header);
    }
    begin(exchange, answer, body);
    if (body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, body.length / 2);
      out.flush();
      pause(fault.bodyDelay());
      if (fault.delivery() == Fault.Delivery.ALL) {
        out.write(body, body.length / 2, body.length - body.length / 2);
        out.close();
      }
    }
  }

  /** An answer and the scope that its route wants. */
  private record Scoped(Answer answer, String scope) {}

  /** Nothing was done; the fault says what is answered. */
  private static final Scoped REFUSED = new Scoped(Answer.text(200, "text/plain", ""), "");

  private static Body body(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return new Body(type == null ? "" : type, exchange.getRequestBody().readAllBytes());
  }

  /** Many may read at a time, and nobody sees half of what a request writes. */
  private Scoped answer(HttpExchange exchange, @Nullable String authorization, Body body) {
    boolean reads = exchange.getRequestMethod().equals("GET");
    Lock lock = reads ? access.readLock() : access.writeLock();
    lock.lock();
    try {
      return answerAlone(exchange, authorization, body);
    } finally {
      lock.unlock();
    }
  }

  private Scoped answerAlone(HttpExchange exchange, @Nullable String authorization, Body body) {
    String scope = "";
    try {
      gate.admit(authorization);
      String path = exchange.getRequestURI().getRawPath();
      if (!path.startsWith(PREFIX + "/")) {
        throw ApiError.noApi();
      }
      String method = exchange.getRequestMethod();
      Router.Match match = router.find(method, path.substring(PREFIX.length()));
      scope = match.route().scope();
      if (!match.route().takesApiTokens() && scheme(authorization).equals("Basic")) {
        throw ApiError.wrongToken();
      }
      Query query = Query.parse(exchange.getRequestURI().getRawQuery());
      String accept = exchange.getRequestHeaders().getFirst("Accept");
      Call call =
          new Call(
              world,
              origin,
              method,
              path,
              query,
              match.variables(),
              body,
              accept == null ? "*/*" : accept);
      return new Scoped(match.route().handler().apply(call), scope);
    } catch (ApiError error) {
      return new Scoped(error.answer(), scope);
    } catch (RuntimeException | Error e) {
      String text = "demo server failed: " + e;
      return new Scoped(Answer.text(500, "text/plain; charset=utf-8", text), scope);
    }
  }

  private void log(long arrival, HttpExchange exchange, int status, String scheme, Body body) {
    String query = exchange.getRequestURI().getRawQuery();
    log.add(
        arrival,
        new DemoRequest(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            query == null ? "" : query,
            status,
            scheme,
            body.text()));
  }

  /** Sends the headers; the body is to follow. */
  private static void begin(HttpExchange exchange, Answer answer, byte[] body) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.contentType());
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      headers.set(header.getKey(), header.getValue());
    }
    headers.set("Vary", "Authorization, Accept-Encoding");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body();
    if (body.length > SMALL && acceptsGzip(exchange)) {
      body = gzip(body);
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    begin(exchange, answer, body);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private static boolean acceptsGzip(HttpExchange exchange) {
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream gzip = new FastGzip(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  private static String scheme(@Nullable String authorization) {
    int space = authorization == null ? -1 : authorization.indexOf(' ');
    return space < 0 ? "" : authorization.substring(0, space);
  }

  private static void pause(Duration length) {
    long millis = length.toMillis();
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Compression that costs little time. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
