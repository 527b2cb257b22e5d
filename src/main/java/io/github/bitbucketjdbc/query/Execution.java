package io.github.bitbucketjdbc.query;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One run of a statement: it counts what is spent, carries the deadline, and stops what is under
 * way when it is cancelled. Safe for use by several threads.
 */
public final class Execution implements QueryProgress {
  private static final AtomicLong COUNT = new AtomicLong();

  private final long id = COUNT.incrementAndGet();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong rows = new AtomicLong();
  private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
  private final Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final long maxRequests;
  private final long timeoutNanos;
  private final Duration networkTimeout;
  private final long startNanos = System.nanoTime();
  private volatile long resultLimit;
  private volatile boolean canceled;
  private volatile boolean finished;
  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
  private long grantedWait;
  private long grantedUntil = Long.MIN_VALUE;

  /**
   * An execution that starts now.
   *
   * @param timeout the longest it may take; zero for no limit
   * @param maxRequests the most requests it may send; zero for no limit
   */
  public Execution(Duration timeout, long maxRequests) {
    this(timeout, maxRequests, Duration.ZERO);
  }

  /**
   * An execution that starts now.
   *
   * @param timeout the longest it may take; zero for no limit
   * @param maxRequests the most requests it may send; zero for no limit
   * @param networkTimeout the longest one request may take; zero for no limit
   */
  public Execution(Duration timeout, long maxRequests, Duration networkTimeout) {
    this.timeoutNanos = timeout.toNanos();
    this.maxRequests = maxRequests;
    this.networkTimeout = networkTimeout;
  }

  /** Something that the execution waits for, until a point of {@link System#nanoTime()}. */
  private static final class Wait {
    final String reason;
    final long endNanos;

    Wait(String reason, long endNanos) {
      this.reason = reason;
      this.endNanos = endNanos;
    }
  }

  /** An execution without limits. */
  public static Execution unlimited() {
    return new Execution(Duration.ZERO, 0);
  }

  /** Returns the number of this execution, which no other one of this process has. */
  public long id() {
    return id;
  }

  /**
   * Throws when the execution was cancelled or its time is over.
   *
   * @throws BitbucketException with {@link SqlState#CANCELED} or {@link SqlState#TIMEOUT}
   */
  public void checkActive() {
    if (canceled) {
      throw new BitbucketException(SqlState.CANCELED, "The statement was canceled");
    }
    if (timeoutNanos > 0 && System.nanoTime() - startNanos >= timeoutNanos) {
      throw timedOut();
    }
  }

  /**
   * Throws also when nobody wants the rest any more, or when the thread was interrupted, whose flag
   * stays set. Long local work asks this for every row.
   *
   * @throws BitbucketException with {@link SqlState#CANCELED} or {@link SqlState#TIMEOUT}
   */
  public void checkRunning() {
    checkActive();
    if (finished) {
      throw new BitbucketException(
          SqlState.CANCELED, "The statement was stopped, because it or its result was closed");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new BitbucketException(
          SqlState.CANCELED, "The thread that ran the statement was interrupted");
    }
  }

  /** Returns the error of an execution whose time is over. */
  public BitbucketException timedOut() {
    return new BitbucketException(
        SqlState.TIMEOUT,
        "The statement took longer than its timeout of "
            + Duration.ofNanos(timeoutNanos).toMillis() / 1000.0
            + " s; raise QueryTimeout or setQueryTimeout, or read less");
  }

  /** Returns the time left, or null when there is no limit; never below zero. */
  public @Nullable Duration remaining() {
    if (timeoutNanos <= 0) {
      return null;
    }
    return Duration.ofNanos(Math.max(0, timeoutNanos - (System.nanoTime() - startNanos)));
  }

  /** Stops everything that is registered, from any thread, without waiting for it. */
  public void cancel() {
    canceled = true;
    stopRunning();
  }

  /** Stops what is under way because nobody wants the rest; this is not a cancellation. */
  public void finish() {
    finished = true;
    stopRunning();
  }

  private void stopRunning() {
    for (Runnable stop : running) {
      stop.run();
    }
  }

  /** Returns whether {@link #cancel()} or {@link #finish()} was called. */
  public boolean isStopped() {
    return canceled || finished;
  }

  /**
   * Registers how to stop something that starts now; when the execution is stopped already, it is
   * stopped at once.
   *
   * @return to be closed when it has ended by itself
   */
  public Registration onStop(Runnable stop) {
    Runnable own = stop::run;
    running.add(own);
    if (isStopped()) {
      own.run();
    }
    return () -> running.remove(own);
  }

  /** Removes what {@link #onStop} registered. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Counts a request that is about to be sent.
   *
   * @throws BitbucketException with {@link SqlState#TOO_MANY_REQUESTS} when it would be one too
   *     many
   */
  public void countRequest() {
    long count = requests.incrementAndGet();
    if (maxRequests > 0 && count > maxRequests) {
      requests.decrementAndGet();
      throw new BitbucketException(
          SqlState.TOO_MANY_REQUESTS,
          "The statement needs more than the "
              + maxRequests
              + " requests that MaxRequests allows; filter more, or raise MaxRequests"
              + " (EXPLAIN PLAN FOR shows the requests beforehand)");
    }
  }

  /**
   * Makes sure, before the first of several requests, that the last of them will be allowed.
   *
   * @param atLeast how many are needed for certain
   * @throws BitbucketException with {@link SqlState#TOO_MANY_REQUESTS} when it will not
   */
  public void requireRequests(long atLeast) {
    if (maxRequests > 0 && requests.get() + atLeast > maxRequests) {
      throw new BitbucketException(
          SqlState.TOO_MANY_REQUESTS,
          "The statement needs at least "
              + (requests.get() + atLeast)
              + " requests, more than the "
              + maxRequests
              + " that MaxRequests allows; filter more, or raise MaxRequests");
    }
  }

  /** Returns the most requests this execution may send, or 0 for no limit. */
  public long maxRequests() {
    return maxRequests;
  }

  /** Notes that no more rows of the result will be read; 0 for no limit. */
  public void limitResult(long limit) {
    resultLimit = limit;
  }

  /**
   * Returns how many rows of the result will be read at most; 0 for no limit. It says nothing about
   * the rows that a statement writes.
   */
  public long resultLimit() {
    return resultLimit;
  }

  /** Attaches what belongs to this execution and to nobody else. */
  public <T> void attach(Class<T> kind, T object) {
    attachments.put(kind, object);
  }

  /** Returns what was attached, or null. */
  public <T> @Nullable T attachment(Class<T> kind) {
    return kind.cast(attachments.get(kind));
  }

  /** Counts rows that were read from the service. */
  public void countRows(int count) {
    rows.addAndGet(count);
  }

  /** Returns the longest one request may take, zero for no limit. */
  public Duration networkTimeout() {
    return networkTimeout;
  }

  /**
   * Shows a wait as long as it is under way.
   *
   * @param reason completes "waiting 34 s …", such as {@code for the rate limit}
   * @return to be closed when it has ended
   */
  public Registration waitingFor(String reason, Duration length) {
    Wait wait = new Wait(reason, System.nanoTime() + length.toNanos());
    waits.add(wait);
    return () -> waits.remove(wait);
  }

  /**
   * Asks to wait for the rate limit. Waits of several requests that overlap count once.
   *
   * @param fromNanos where the wait begins, on any clock that is always the same
   * @param untilNanos where it ends
   * @param most the longest all such waits together may be
   * @return false when it would be too long, or longer than the time that is left
   */
  public synchronized boolean grantWait(long fromNanos, long untilNanos, Duration most) {
    long begin = grantedUntil == Long.MIN_VALUE ? fromNanos : Math.max(fromNanos, grantedUntil);
    long more = Math.max(0, untilNanos - begin);
    Duration left = remaining();
    if (grantedWait + more > most.toNanos()
        || (left != null && untilNanos - fromNanos > left.toNanos())) {
      return false;
    }
    grantedWait += more;
    grantedUntil = begin + more;
    return true;
  }

  /** Adds a warning that the statement shows as a {@link java.sql.SQLWarning}. */
  public synchronized void warn(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  /** Returns the warnings so far. */
  public synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public long requests() {
    return requests.get();
  }

  @Override
  public long rows() {
    return rows.get();
  }

  @Override
  public String waiting() {
    Wait longest = null;
    for (Wait wait : waits) {
      if (longest == null || wait.endNanos > longest.endNanos) {
        longest = wait;
      }
    }
    if (longest == null) {
      return "";
    }
    long left = Math.max(0, longest.endNanos - System.nanoTime());
    return "waiting " + (left + 999_999_999) / 1_000_000_000 + " s " + longest.reason;
  }
}
