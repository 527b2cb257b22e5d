package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.query.QueryEngine;
import io.github.bitbucketjdbc.rest.BitbucketClient;

/** The engine of the driver with a client of a test. */
public final class EngineWithClient {
  private EngineWithClient() {}

  public static QueryEngine of(DriverConfig config, BitbucketClient client) {
    return BitbucketEngine.open(config, BitbucketCatalog.get(), client, ConnectionLog.NONE);
  }
}
