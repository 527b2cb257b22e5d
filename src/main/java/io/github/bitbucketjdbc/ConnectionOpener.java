package io.github.bitbucketjdbc;

import io.github.bitbucketjdbc.calcite.BitbucketEngine;
import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.config.ConnectionUrl;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.jdbc.BitbucketConnection;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.log.LoggedEngine;
import io.github.bitbucketjdbc.query.QueryEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens connections: it joins configuration, catalog, engine and, when asked, the demo. */
final class ConnectionOpener {
  private ConnectionOpener() {}

  static Connection open(ConnectionUrl url) throws SQLException {
    try {
      DriverConfig config = DriverConfig.of(url);
      return config.demo()
          ? openDemo(config, url)
          : checked(connection(config, url, () -> {}), config);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw ErrorTranslator.translate(e);
    }
  }

  private static Connection openDemo(DriverConfig config, ConnectionUrl url) throws SQLException {
    DemoServer server = DemoServer.start(DemoOptions.story());
    Connection connection;
    DriverConfig demo = config.withBaseUrl(server.baseUrl());
    try {
      demo = demo.workspace().isEmpty() ? demo.withWorkspace(server.workspace()) : demo;
      connection = connection(demo, url, server::close);
    } catch (Throwable e) {
      server.close();
      throw e;
    }
    return checked(connection, demo);
  }

  private static Connection connection(
      DriverConfig config, ConnectionUrl url, Runnable afterClose) {
    Catalog catalog = BitbucketCatalog.get();
    ConnectionLog log = ConnectionLog.open(config);
    try {
      QueryEngine engine = new LoggedEngine(BitbucketEngine.open(config, catalog, log), log);
      return new BitbucketConnection(
          config,
          catalog,
          engine,
          url.withoutSecrets(),
          () -> {
            log.close();
            afterClose.run();
          });
    } catch (Throwable e) {
      log.close();
      throw e;
    }
  }

  /** Sends the one request of ConnectOnOpen, which tells whether workspace and token are good. */
  private static Connection checked(Connection connection, DriverConfig config)
      throws SQLException {
    if (!config.connectOnOpen()) {
      return connection;
    }
    String table = config.workspace().isEmpty() ? "Workspaces" : "Repositories";
    try (Statement statement = connection.createStatement()) {
      statement
          .executeQuery("SELECT \"Slug\" FROM \"Information\".\"" + table + "\" LIMIT 1")
          .next();
      return connection;
    } catch (SQLException e) {
      try (connection) {
        throw e;
      }
    }
  }
}
