package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.query.Execution;
import java.time.Duration;
import java.util.function.LongFunction;

/**
 * What all requests of a connection pass. When the service refuses one of them because of its rate
 * limit, all wait; afterwards one goes ahead, and with each answer that is no refusal twice as many
 * may be under way, until nobody is held back. Safe for use by several threads.
 */
final class RateGate {
  private final Pace pace;
  private final Duration longestWait;
  private final int wide;
  private long closedUntil;
  private boolean closed;
  private int allowed = Integer.MAX_VALUE;
  private int underWay;
  private int closings;

  /**
   * A gate that is open.
   *
   * @param longestWait the longest one statement waits here in all
   * @param wide how many requests there can be at the same time
   */
  RateGate(Pace pace, Duration longestWait, int wide) {
    this.pace = pace;
    this.longestWait = longestWait;
    this.wide = wide;
  }

  /**
   * The permission to send one request.
   *
   * @param closings how often the gate had been closed before
   */
  record Pass(int closings) {}

  /**
   * Waits until a request may be sent; its answer is to be reported with {@link #answered}, {@link
   * #failed} or {@link #refused}.
   *
   * @param tooLong makes the error for a wait, in seconds, that the statement must not make
   */
  Pass enter(
      PendingAnswer<?> pending, Execution execution, LongFunction<BitbucketException> tooLong) {
    synchronized (this) {
      if (!isHeld()) {
        return pass();
      }
    }
    pending.whenDone(this::wake);
    return enterHeld(pending, execution, tooLong);
  }

  private synchronized Pass enterHeld(
      PendingAnswer<?> pending, Execution execution, LongFunction<BitbucketException> tooLong) {
    while (isHeld()) {
      pending.checkWanted();
      long left = closed ? closedUntil - pace.nanos() : 0;
      if (closed && !execution.grantWait(pace.nanos(), closedUntil, longestWait)) {
        throw tooLong.apply(seconds(left));
      }
      Duration shown = closed ? Duration.ofNanos(left) : Duration.ZERO;
      Execution.Registration wait = execution.waitingFor("for the rate limit", shown);
      try {
        pace.await(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        pending.cancel();
      } finally {
        wait.close();
      }
    }
    pending.checkWanted();
    return pass();
  }

  private boolean isHeld() {
    if (closed && closedUntil - pace.nanos() <= 0) {
      closed = false;
    }
    return closed || underWay >= allowed;
  }

  private Pass pass() {
    underWay++;
    return new Pass(closings);
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Notes an answer that is no refusal; those to requests from before a closing tell nothing. */
  synchronized void answered(Pass pass) {
    underWay--;
    if (pass.closings() == closings && allowed < wide) {
      allowed *= 2;
    }
    if (allowed >= wide) {
      allowed = Integer.MAX_VALUE;
    }
    notifyAll();
  }

  /** Notes that no answer came. */
  synchronized void failed() {
    underWay--;
    notifyAll();
  }

  /**
   * Closes the gate because of a refusal, unless the statement must not wait that long: then others
   * may still have a use for it, and what they learn is newer.
   *
   * @return whether the statement may wait
   */
  synchronized boolean refused(Duration wait, Execution execution) {
    underWay--;
    notifyAll();
    long until = pace.nanos() + wait.toNanos();
    if (!execution.grantWait(pace.nanos(), until, longestWait)) {
      return false;
    }
    closedUntil = closed && closedUntil - until > 0 ? closedUntil : until;
    closed = true;
    allowed = 1;
    closings++;
    return true;
  }

  private static long seconds(long nanos) {
    return (nanos + 999_999_999) / 1_000_000_000;
  }
}
