package io.github.bitbucketjdbc.config;

import java.time.Duration;

/**
 * How the service is reached.
 *
 * @param retryWait the longest a statement waits in all because of the rate limit, zero for never
 */
public record NetworkSettings(Duration retryWait) {
  /** What holds when nothing is set. */
  public static final NetworkSettings DEFAULT = new NetworkSettings(Duration.ofSeconds(60));
}
