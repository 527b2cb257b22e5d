package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.query.Execution;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits between questions, longer each time; a statement that is stopped does not wait. */
final class Pause {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Duration next = Duration.ofMillis(500);
  private boolean stopped;

  /**
   * Waits, until the statement's time is over at the latest.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when the statement was stopped or its
   *     time is over
   */
  void await(String reason, Execution execution) {
    Duration left = execution.remaining();
    Duration length = left != null && left.compareTo(next) < 0 ? left : next;
    Execution.Registration wait = execution.waitingFor(reason, length);
    Execution.Registration stop = execution.onStop(this::stop);
    try {
      sleep(length);
    } finally {
      stop.close();
      wait.close();
    }
    execution.checkRunning();
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
  }

  private synchronized void sleep(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    long left = length.toNanos();
    while (left > 0 && !stopped) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = end - System.nanoTime();
    }
  }

  private synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
