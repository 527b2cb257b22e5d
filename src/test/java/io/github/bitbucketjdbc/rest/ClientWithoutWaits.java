package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.auth.TokenSources;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.log.ConnectionLog;

/** A client that counts its waits before repetitions as waited, and does not wait. */
public final class ClientWithoutWaits {
  private ClientWithoutWaits() {}

  public static BitbucketClient of(DriverConfig config) {
    return new BitbucketClient(
        config,
        TokenSources.of(config),
        ConnectionLog.NONE,
        new FakePace(),
        new RetryPolicy(() -> 1.0));
  }
}
