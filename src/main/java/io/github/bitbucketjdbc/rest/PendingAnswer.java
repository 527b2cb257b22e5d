package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * A request that is queued, under way, or answered. Waiting for it ends with the statement's
 * deadline, its cancellation or an interrupt even when the connection is stuck, because the request
 * runs on a thread of the client.
 */
public final class PendingAnswer<T> {
  private final CompletableFuture<Answer<T>> result = new CompletableFuture<>();
  private final Execution execution;
  private final CallContext context;
  private volatile @Nullable Call call;
  private volatile boolean postponed;

  PendingAnswer(Execution execution, CallContext context) {
    this.execution = execution;
    this.context = context;
  }

  /**
   * Waits for the answer.
   *
   * @throws BitbucketException when there is none
   */
  public T await() {
    return awaitAnswer().value();
  }

  /** Stops the request, queued or under way, without waiting for it. */
  public void cancel() {
    result.cancel(false);
    Call running = call;
    if (running != null) {
      running.cancel();
    }
  }

  Answer<T> awaitAnswer() {
    boolean answered = false;
    try {
      execution.checkActive();
      Duration left = execution.remaining();
      Answer<T> answer =
          left == null ? result.get() : result.get(left.toNanos(), TimeUnit.NANOSECONDS);
      answered = true;
      return answer;
    } catch (TimeoutException e) {
      throw stopped(execution.timedOut());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped(
          new BitbucketException(
              SqlState.CANCELED,
              "The thread was interrupted while it waited for " + context.table(),
              e));
    } catch (CancellationException e) {
      throw stopped(cancellation());
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      if (!answered) {
        cancel();
      }
    }
  }

  private BitbucketException cancellation() {
    try {
      execution.checkActive();
    } catch (BitbucketException e) {
      return e;
    }
    return new BitbucketException(
        SqlState.CANCELED,
        "The request for " + context.table() + " was stopped, because its result was closed");
  }

  private static boolean isTimeout(BitbucketException e) {
    return e.state() == SqlState.TIMEOUT && e.vendorCode() == 0;
  }

  /** A write that was stopped on its way may have taken effect all the same. */
  private BitbucketException stopped(BitbucketException reason) {
    return context.isWrite() && call != null
        ? WriteErrors.unknown(context, 0, String.valueOf(reason.getMessage()), reason)
        : reason;
  }

  private BitbucketException failure(@Nullable Throwable cause) {
    if (cause instanceof BitbucketException e) {
      return e.state() == SqlState.CANCELED || isTimeout(e) ? stopped(e) : e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return new BitbucketException(
        SqlState.INTERNAL_ERROR, "A fault of the driver, " + context.doing(), cause);
  }

  /**
   * Lets some time pass before the request is repeated.
   *
   * @throws BitbucketException when nobody waits for the answer any more
   */
  void pause(Pace pace, Duration length) {
    whenDone(this::wake);
    long end = pace.nanos() + length.toNanos();
    synchronized (this) {
      long left = length.toNanos();
      while (left > 0 && !isDone()) {
        try {
          pace.await(this, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          cancel();
        }
        left = end - pace.nanos();
      }
    }
    checkWanted();
  }

  private synchronized void wake() {
    notifyAll();
  }

  /**
   * Throws when nobody waits for the answer any more.
   *
   * @throws BitbucketException which nobody sees
   */
  void checkWanted() {
    if (isDone()) {
      throw new BitbucketException(SqlState.CANCELED, "The request was stopped");
    }
  }

  /** Notes that the request would have to be sent again, and returns what tells so. */
  BitbucketException postponed() {
    postponed = true;
    return new BitbucketException(SqlState.CANCELED, "The request was put off");
  }

  /** Returns whether the request has to be sent again by those who want its answer. */
  boolean isPostponed() {
    return postponed;
  }

  boolean isDone() {
    return result.isDone();
  }

  void whenDone(Runnable action) {
    result.whenComplete((answer, thrown) -> action.run());
  }

  void running(Call started) {
    call = started;
    if (isDone()) {
      started.cancel();
    }
  }

  void complete(Answer<T> answer) {
    result.complete(answer);
  }

  void fail(Throwable thrown) {
    result.completeExceptionally(thrown);
  }
}
