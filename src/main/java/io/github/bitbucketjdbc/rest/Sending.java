package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.http.SentRequest;
import io.github.bitbucketjdbc.query.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Notes what becomes of one sending of a request, for the log. */
final class Sending {
  private final HttpUrl url;
  private final Execution execution;
  private final CallContext context;
  private final int attempt;
  private final Duration waited;
  private final RateGate.Pass pass;
  private final CallProgress progress = new CallProgress();
  private Instant sentAt = Instant.EPOCH;
  private long startNanos;
  private boolean sent;
  private int status;
  private long bytes;
  private int rows;
  private @Nullable Long budgetLeft;

  Sending(
      HttpUrl url,
      Execution execution,
      CallContext context,
      int attempt,
      Duration waited,
      RateGate.Pass pass) {
    this.url = url;
    this.execution = execution;
    this.context = context;
    this.attempt = attempt;
    this.waited = waited;
    this.pass = pass;
  }

  RateGate.Pass pass() {
    return pass;
  }

  CallProgress progress() {
    return progress;
  }

  /** Notes that the request goes out now. */
  void begin() {
    sent = true;
    sentAt = Instant.now();
    startNanos = System.nanoTime();
  }

  boolean isSent() {
    return sent;
  }

  int status() {
    return status;
  }

  /** Returns whether the service said that it did what was asked. */
  boolean isDone() {
    return status >= 200 && status < 300;
  }

  void answered(Response response) {
    status = response.code();
    OptionalLong remaining = RateLimitHeaders.of(response.headers(), sentAt).remaining();
    budgetLeft = remaining.isPresent() ? remaining.getAsLong() : null;
  }

  void read(int rowsRead, long bytesRead) {
    rows = rowsRead;
    bytes = bytesRead;
  }

  /** Returns the entry of a request that was answered from what was kept. */
  static SentRequest ofKept(HttpUrl url, Execution execution, CallContext context, long bytes) {
    String query = url.query();
    return new SentRequest(
        execution.id(),
        Instant.now(),
        context.table(),
        context.method().name(),
        String.join("/", url.pathSegments()),
        query == null ? "" : query,
        200,
        0,
        bytes,
        0,
        0,
        0,
        true,
        null);
  }

  SentRequest sent() {
    String query = url.query();
    return new SentRequest(
        execution.id(),
        sentAt,
        context.table(),
        context.method().name(),
        String.join("/", url.pathSegments()),
        query == null ? "" : query,
        status,
        (System.nanoTime() - startNanos) / 1_000_000,
        bytes,
        rows,
        attempt,
        waited.toMillis(),
        false,
        budgetLeft);
  }
}
