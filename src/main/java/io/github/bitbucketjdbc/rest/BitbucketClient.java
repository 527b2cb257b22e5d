package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.auth.TokenSource;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.http.SentRequest;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.query.Execution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of one connection. Requests run on the client's own threads, so that whoever
 * waits for one can be cancelled at once; the threads are daemons, leave when idle, and end with
 * {@link #close()}. Safe for use by several threads.
 */
public final class BitbucketClient implements AutoCloseable {
  private static final long IDLE_SECONDS = 5;

  private final ServiceAddress address;
  private final OkHttpClient http;
  private final Exchange exchange;
  private final ThreadPoolExecutor threads;
  private final Set<PendingAnswer<?>> pending = ConcurrentHashMap.newKeySet();
  private final RequestLog log;
  private final Pace pace;
  private final boolean caches;
  private volatile boolean closed;

  /** A client, which connects with its first request. */
  public BitbucketClient(DriverConfig config, TokenSource tokens, ConnectionLog connectionLog) {
    this(
        config,
        tokens,
        connectionLog,
        Pace.REAL,
        new RetryPolicy(() -> ThreadLocalRandom.current().nextDouble()));
  }

  BitbucketClient(
      DriverConfig config,
      TokenSource tokens,
      ConnectionLog connectionLog,
      Pace pace,
      RetryPolicy retries) {
    log = new RequestLog(connectionLog);
    address = new ServiceAddress(config.baseUrl());
    http = HttpSetup.client(config);
    exchange =
        new Exchange(
            http,
            tokens,
            address,
            new ServiceErrors(config),
            new ConnectionErrors(address.host(), config.timeout()),
            log,
            pace,
            retries,
            new RateGate(pace, config.network().retryWait(), config.maxConcurrency()),
            config.cacheTtl().isZero()
                ? Optional.empty()
                : Optional.of(new KeptAnswers(config.cacheTtl(), pace)));
    this.caches = !config.cacheTtl().isZero();
    this.pace = pace;
    AtomicInteger count = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            config.maxConcurrency(),
            config.maxConcurrency(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "bitbucket-jdbc-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Returns whether a request of a statement may be answered from what is kept. */
  public boolean keepsAnswers(Execution execution) {
    return caches || execution.attachment(KeptAnswers.class) != null;
  }

  /** Forgets all answers, so that what is read next is read anew. */
  public void forgetAnswers(Execution execution) {
    exchange.forgetAnswers(execution);
  }

  /** Returns the requests that the service said are left in this hour, if it said so. */
  public OptionalLong budgetLeft() {
    return log.budgetLeft();
  }

  /** Has a statement send each of its requests once, however often it asks. */
  public void shareAnswers(Execution execution) {
    execution.attach(KeptAnswers.class, new KeptAnswers(Duration.ZERO, pace));
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws BitbucketException when there is none
   */
  public <T> T send(
      RestRequest request, CallContext context, Execution execution, BodyReader<T> reader) {
    return start(request, context, execution, reader).await();
  }

  /** Queues a request; it is sent as soon as fewer than the allowed number are under way. */
  public <T> PendingAnswer<T> start(
      RestRequest request, CallContext context, Execution execution, BodyReader<T> reader) {
    RequestBody body = Bodies.of(request.method(), request.content());
    return start(address.of(request, context), body, false, context, execution, reader);
  }

  /**
   * Queues a request for the next page of a list.
   *
   * @param guess whether the page is asked for before its turn; then it is sent once only
   */
  <T> PendingAnswer<T> start(
      HttpUrl url, boolean guess, CallContext context, Execution execution, BodyReader<T> reader) {
    return start(url, null, guess, context, execution, reader);
  }

  private <T> PendingAnswer<T> start(
      HttpUrl url,
      @Nullable RequestBody body,
      boolean guess,
      CallContext context,
      Execution execution,
      BodyReader<T> reader) {
    PendingAnswer<T> answer = new PendingAnswer<>(execution, context);
    Exchange.Order<T> order =
        new Exchange.Order<>(url, body, guess, context, execution, reader, answer);
    pending.add(answer);
    Execution.Registration registration = execution.onStop(answer::cancel);
    answer.whenDone(
        () -> {
          registration.close();
          pending.remove(answer);
        });
    try {
      threads.execute(() -> run(order));
    } catch (RejectedExecutionException e) {
      answer.fail(closed());
    }
    if (closed) {
      answer.fail(closed()); // it may have been queued while the queue was thrown away
    }
    return answer;
  }

  private <T> void run(Exchange.Order<T> order) {
    if (order.pending().isDone()) {
      return;
    }
    try {
      order.pending().complete(exchange.run(order));
    } catch (RuntimeException | Error e) {
      order.pending().fail(closed ? closed() : e);
    } finally {
      if (closed) {
        http.connectionPool().evictAll();
      }
    }
  }

  private static BitbucketException closed() {
    return new BitbucketException(SqlState.CONNECTION_CLOSED, "The connection was closed");
  }

  /** Returns the latest requests, the oldest first. */
  public List<SentRequest> sentRequests() {
    return log.all();
  }

  /** Returns how many requests may be under way at the same time. */
  int width() {
    return threads.getMaximumPoolSize();
  }

  ServiceAddress address() {
    return address;
  }

  /** Stops every request, and gives back threads and connections. */
  @Override
  public void close() {
    closed = true;
    for (PendingAnswer<?> answer : pending) {
      answer.fail(closed());
      answer.cancel();
    }
    threads.shutdownNow();
    http.connectionPool().evictAll();
  }
}
