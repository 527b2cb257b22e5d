package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.network.ClientSetup;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Makes the HTTP client of a connection. */
final class HttpSetup {
  private HttpSetup() {}

  static OkHttpClient client(DriverConfig config) {
    return ClientSetup.of(config)
        .eventListenerFactory(CallProgress::of)
        .connectionPool(new ConnectionPool(config.maxConcurrency(), 1, TimeUnit.MINUTES))
        .build();
  }
}
