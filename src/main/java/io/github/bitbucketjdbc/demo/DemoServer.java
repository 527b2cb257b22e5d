package io.github.bitbucketjdbc.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Bitbucket Cloud's REST API 2.0 on the loopback interface, as it was documented and observed up to
 * November 2026.
 */
public final class DemoServer implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final HttpServer storage;
  private final ExecutorService workers;
  private final RequestLog log;
  private final Faults faults = new Faults();
  private final World world;
  private final @Nullable IssuedTokens tokens;

  /**
   * The JDK's server holds small answers back for 40 ms on a kept connection unless this property
   * is set before its first use.
   */
  private static void withoutDelay() {
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private DemoServer(DemoOptions options) throws IOException {
    world = new World(options);
    log = new RequestLog(options.isLogging());
    withoutDelay();
    server = HttpServer.create(freePort(), 0);
    storage = HttpServer.create(freePort(), 0);
    workers = Executors.newCachedThreadPool(task -> daemon(task, "demo-worker"));
    server.setExecutor(workers);
    tokens = options.hasConsumer() ? new IssuedTokens(options.consumer()) : null;
    server.createContext(
        "/", new Exchanges(world, origin(server), new Gate(options, tokens), log, faults));
    if (tokens != null) {
      server.createContext(OAuthPages.PATH, new OAuthPages(tokens));
    }
    storage.setExecutor(workers);
    storage.createContext("/", world.storage());
    world.storage().at(origin(storage));
  }

  /** Starts a server on a free port of 127.0.0.1; its threads do not keep the JVM alive. */
  public static DemoServer start(DemoOptions options) {
    try {
      DemoServer demo = new DemoServer(options);
      Thread starter = daemon(demo::run, "demo-starter");
      starter.start();
      starter.join();
      return demo;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  private void run() {
    server.start();
    storage.start();
  }

  private static InetSocketAddress freePort() throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0);
  }

  /** The root of the API, {@code http://127.0.0.1:PORT/2.0}. */
  public URI baseUrl() {
    return URI.create(origin(server) + "/2.0");
  }

  /** The root of OAuth, {@code http://127.0.0.1:PORT/site/oauth2}. */
  public URI oauthUrl() {
    return URI.create(origin(server) + OAuthPages.PATH);
  }

  /** How many access tokens were given. */
  public int tokensIssued() {
    return tokens().issued();
  }

  /** How many refresh tokens were exchanged. */
  public int refreshes() {
    return tokens().refreshes();
  }

  /** How many refresh tokens were refused, because they were unknown or spent. */
  public int refusedRefreshes() {
    return tokens().refused();
  }

  /** Ends every access token now; refresh tokens stay. */
  public void expireTokens() {
    tokens().expire();
  }

  /** Ends every token now, as somebody who withdraws the consent does. */
  public void revokeTokens() {
    tokens().revoke();
  }

  private IssuedTokens tokens() {
    if (tokens == null) {
      throw new IllegalStateException("this server has no OAuth consumer");
    }
    return tokens;
  }

  /** The slug of the workspace. */
  public String workspace() {
    return world.workspace().slug();
  }

  /**
   * The requests answered since the start or the last clearing, in order of arrival; of very many
   * only the latest.
   */
  public List<DemoRequest> requests() {
    return log.all();
  }

  /** The effects that requests had since the start, in their order. */
  public List<DemoChange> changes() {
    return world.overlay().changes();
  }

  /** Forgets the requests so far. */
  public void clearRequests() {
    log.clear();
  }

  /** The faults that this server has; none at first. */
  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    server.stop(0);
    storage.stop(0);
    workers.shutdownNow();
  }

  private static String origin(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
