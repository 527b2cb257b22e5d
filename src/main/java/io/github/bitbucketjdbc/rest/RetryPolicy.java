package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.network.ClientSetup;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLException;

/**
 * Which failed requests are sent again, and after how long. What a request may have changed is not
 * done twice: one that is not repeatable goes out again only when it provably never left.
 *
 * @param chance gives numbers from 0 to 1, so that clients that fail together come back apart
 */
record RetryPolicy(DoubleSupplier chance) {
  /** How often a request is repeated after failures of the service or the network. */
  static final int MOST_REPEATS = 3;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration FIRST_LIMIT_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /**
   * Returns whether a status may go away by itself: failures of the service, its own timeout 555,
   * and 202 for what is still being indexed.
   */
  static boolean isPassing(int status) {
    return switch (status) {
      case 202, 500, 502, 503, 504, 555 -> true;
      default -> false;
    };
  }

  /**
   * Returns whether a request is sent again after its connection failed. Silence is not repeated,
   * since {@code Timeout} says how long to wait; neither is what a repetition does not change.
   *
   * @param repeatable whether sending it twice does no harm
   * @param neverLeft whether no byte of it was sent
   */
  static boolean repeats(IOException failure, boolean repeatable, boolean neverLeft) {
    return (repeatable || neverLeft) && !isLasting(failure);
  }

  private static boolean isLasting(IOException failure) {
    return failure instanceof UnknownHostException
        || failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || failure instanceof SSLException
        || failure instanceof InterruptedIOException
        || failure instanceof CountedBody.TooLargeException
        || ClientSetup.isProxyRefusal(failure);
  }

  /** Returns the pause before a repetition, the first being number 1. */
  Duration pause(int repetition) {
    return grown(FIRST_PAUSE, repetition);
  }

  /** Returns the pause after the service has refused so many times to take requests. */
  Duration limitPause(int refusals) {
    return grown(FIRST_LIMIT_PAUSE, refusals);
  }

  /** Returns the longest pause, beyond which a wish of the service is not followed. */
  static Duration longestPause() {
    return LONGEST_PAUSE;
  }

  /** Doubles each time up to the longest, of which at least half is waited. */
  private Duration grown(Duration first, int times) {
    long most = first.toMillis() << Math.min(times - 1, 20);
    long capped = Math.min(most, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(capped / 2 + (long) (capped / 2 * chance.getAsDouble()));
  }
}
