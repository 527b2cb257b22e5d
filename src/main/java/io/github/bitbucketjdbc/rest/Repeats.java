package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.query.Execution;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/** The attempts of one exchange: how many there were, and whether there is another one. */
final class Repeats {
  private final RetryPolicy policy;
  private final Execution execution;
  private final boolean repeatable;
  private int attempts;
  private int failures;
  private int refusals;
  private boolean metAStaleConnection;
  private boolean granted;
  private Duration pause = Duration.ZERO;

  /** The attempts of a request, which {@code repeatable} says to be harmless when sent twice. */
  Repeats(RetryPolicy policy, Execution execution, boolean repeatable) {
    this.policy = policy;
    this.execution = execution;
    this.repeatable = repeatable;
  }

  /** Counts an attempt that begins, and returns its number, the first being 1. */
  int begin() {
    return ++attempts;
  }

  /** Returns whether the request is sent again after its connection failed. */
  boolean after(IOException failure, CallProgress progress) {
    if (!RetryPolicy.repeats(failure, repeatable, progress.neverLeft())) {
      return false;
    }
    if (progress.metAStaleConnection(failure) && !metAStaleConnection) {
      metAStaleConnection = true;
      pause = Duration.ZERO;
      return true;
    }
    return again(Duration.ZERO);
  }

  /**
   * Returns whether the request is sent again after a status that is no success.
   *
   * @param wanted the seconds that the service wants to be left alone
   */
  boolean after(int status, OptionalLong wanted) {
    return repeatable
        && RetryPolicy.isPassing(status)
        && again(Duration.ofSeconds(wanted.orElse(0)));
  }

  private boolean again(Duration wanted) {
    if (failures >= RetryPolicy.MOST_REPEATS || wanted.compareTo(RetryPolicy.longestPause()) > 0) {
      return false;
    }
    Duration usual = policy.pause(++failures);
    Duration chosen = wanted.compareTo(usual) > 0 ? wanted : usual;
    Duration left = execution.remaining();
    pause = chosen;
    return left == null || chosen.compareTo(left) < 0;
  }

  /** Returns how long all wait after the service refused to take this request. */
  Duration afterRefusal(OptionalLong wanted) {
    Duration least = policy.limitPause(++refusals);
    Duration told = Duration.ofSeconds(wanted.orElse(0));
    return told.compareTo(least) > 0 ? told : least;
  }

  /** Notes whether the request goes out again after such a wait. */
  void grant(boolean waits) {
    granted = waits;
  }

  /** Returns whether the latest answer was a refusal, after which the request goes out again. */
  boolean isGranted() {
    return granted;
  }

  /** Waits as long as was decided last. */
  void pause(Pace pace, PendingAnswer<?> pending) {
    Duration length = pause;
    pause = Duration.ZERO;
    granted = false;
    if (!length.isZero()) {
      Execution.Registration wait = execution.waitingFor("to try again", length);
      try {
        pending.pause(pace, length);
      } finally {
        wait.close();
      }
    }
  }
}
