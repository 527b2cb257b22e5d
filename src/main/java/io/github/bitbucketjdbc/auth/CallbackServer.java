package io.github.bitbucketjdbc.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for the browser to come back. It listens on the loopback interface alone, on one path, and
 * believes only who knows the state: any page that the user has open could send a browser here, and
 * a wrong answer must neither be taken for the right one nor end the wait for it.
 */
final class CallbackServer implements AutoCloseable {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final byte[] IPV4 = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService worker;
  private final String path;
  private final byte[] state;
  private final CompletableFuture<String> code = new CompletableFuture<>();

  private CallbackServer(HttpServer server, String path, String state) {
    this.server = server;
    this.path = path;
    this.state = state.getBytes(StandardCharsets.UTF_8);
    this.worker = Executors.newSingleThreadExecutor(CallbackServer::daemon);
    server.setExecutor(worker);
    server.createContext("/", this::handle);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "bitbucket-jdbc-sign-in");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts to listen.
   *
   * @throws BitbucketException when the address is not on this machine, or its port is taken
   */
  static CallbackServer listen(URI callback, String state) {
    if (!"http".equalsIgnoreCase(callback.getScheme())
        || !NAMES.contains(callback.getHost())
        || callback.getPort() <= 0) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY,
          "The connection property CallbackURL must be a port of this machine, such as"
              + " http://localhost:33333, for a browser to come back to");
    }
    try {
      InetAddress address =
          callback.getHost().equals("[::1]")
              ? InetAddress.getByName("::1")
              : InetAddress.getByAddress(IPV4);
      HttpServer http = HttpServer.create(new InetSocketAddress(address, callback.getPort()), 0);
      String path = callback.getPath().isEmpty() ? "/" : callback.getPath();
      CallbackServer server = new CallbackServer(http, path, state);
      Thread starter = daemon(http::start); // the server's own thread becomes a daemon like it
      starter.start();
      starter.join();
      return server;
    } catch (BindException e) {
      throw new BitbucketException(
          SqlState.CONNECTION_FAILED,
          "Port "
              + callback.getPort()
              + " of this machine, where the browser comes back to, is taken: finish the other sign"
              + " in, or give CallbackURL and the OAuth consumer another port",
          e);
    } catch (IOException e) {
      throw new BitbucketException(
          SqlState.CONNECTION_FAILED, "This machine cannot listen on CallbackURL", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Waits for the code.
   *
   * @throws BitbucketException when the person refused, or took too long
   */
  String await(Duration limit) {
    try {
      return code.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BitbucketException(
          SqlState.TIMEOUT,
          "Nobody signed in within " + limit.toSeconds() + " s; run the statement again to retry");
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BitbucketException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    }
  }

  private static BitbucketException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new BitbucketException(
        SqlState.CANCELED, "The thread was interrupted while it waited for a person to sign in", e);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean known = exchange.getRequestURI().getPath().equals(path);
      if (!known || !exchange.getRequestMethod().equals("GET")) {
        answer(exchange, known ? 405 : 404, CallbackPage.NOT_HERE);
        return;
      }
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      if (!isExpected(query.getOrDefault("state", ""))) {
        answer(exchange, 400, CallbackPage.NOT_OURS);
      } else if (query.containsKey("error")) {
        answer(exchange, 200, CallbackPage.DENIED);
        code.completeExceptionally(denied(query.get("error")));
      } else if (query.getOrDefault("code", "").isEmpty()) {
        answer(exchange, 400, CallbackPage.NOT_OURS);
      } else {
        answer(exchange, 200, CallbackPage.DONE);
        code.complete(query.get("code"));
      }
    }
  }

  private boolean isExpected(String given) {
    return MessageDigest.isEqual(state, given.getBytes(StandardCharsets.UTF_8));
  }

  private static BitbucketException denied(String error) {
    return new BitbucketException(
        SqlState.INVALID_CREDENTIALS,
        error.equals("access_denied")
            ? "Access was denied in the browser; sign in again and grant it"
            : "Bitbucket did not let the browser sign in; check the OAuth consumer's callback URL"
                + " and permissions");
  }

  /** Returns the parameters of a query; of one that is given twice, the first. */
  static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String part : raw == null ? new String[0] : raw.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        query.putIfAbsent(part.substring(0, equals), decoded(part.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static void answer(HttpExchange exchange, int status, String page) throws IOException {
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("Connection", "close");
    headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    headers.set("Referrer-Policy", "no-referrer");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    worker.shutdownNow();
  }
}
