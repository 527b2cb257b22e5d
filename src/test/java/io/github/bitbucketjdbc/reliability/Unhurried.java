package io.github.bitbucketjdbc.reliability;

import io.github.bitbucketjdbc.calcite.EngineWithClient;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.jdbc.BitbucketConnection;
import io.github.bitbucketjdbc.rest.ClientWithoutWaits;
import java.sql.Connection;
import java.util.Properties;

/** Connections that are the driver's in everything but the time between repetitions. */
final class Unhurried {
  private Unhurried() {}

  static Connection connect(String url) {
    DriverConfig config = DriverConfig.of(url, new Properties());
    return new BitbucketConnection(
        config,
        BitbucketCatalog.get(),
        EngineWithClient.of(config, ClientWithoutWaits.of(config)),
        url,
        () -> {});
  }
}
