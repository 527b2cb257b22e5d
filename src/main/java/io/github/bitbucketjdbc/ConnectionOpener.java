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
import io.github.bitbucketjdbc.jdbc.BitbucketPooledConnection;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.log.LoggedEngine;
import io.github.bitbucketjdbc.query.QueryEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.PooledConnection;

/** Opens connections: it joins configuration, catalog, engine and, when asked, the demo. */
final class ConnectionOpener {
  private ConnectionOpener() {}

  /** What is made of an engine, and closes it. */
  @FunctionalInterface
  private interface Face<T> {
    T of(DriverConfig config, Catalog catalog, QueryEngine engine, String url, Runnable afterClose);
  }

  static Connection open(ConnectionUrl url) throws SQLException {
    try {
      DriverConfig config = DriverConfig.of(url);
      Connection connection = opened(config, url, BitbucketConnection::new);
      try {
        check(connection, config);
        return connection;
      } catch (SQLException e) {
        try (connection) {
          throw e;
        }
      }
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw ErrorTranslator.translate(e);
    }
  }

  static PooledConnection openPooled(ConnectionUrl url) throws SQLException {
    try {
      DriverConfig config = DriverConfig.of(url);
      PooledConnection pooled = opened(config, url, BitbucketPooledConnection::new);
      try (Connection first = pooled.getConnection()) {
        check(first, config);
        return pooled;
      } catch (SQLException e) {
        pooled.close();
        throw e;
      }
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw ErrorTranslator.translate(e);
    }
  }

  private static <T> T opened(DriverConfig config, ConnectionUrl url, Face<T> face) {
    if (!config.demo()) {
      return opened(config, url, () -> {}, face);
    }
    DemoServer server = DemoServer.start(DemoOptions.story());
    try {
      DriverConfig demo = config.withBaseUrl(server.baseUrl());
      demo = demo.workspace().isEmpty() ? demo.withWorkspace(server.workspace()) : demo;
      return opened(demo, url, server::close, face);
    } catch (Throwable e) {
      server.close();
      throw e;
    }
  }

  private static <T> T opened(
      DriverConfig config, ConnectionUrl url, Runnable afterClose, Face<T> face) {
    Catalog catalog = BitbucketCatalog.get();
    ConnectionLog log = ConnectionLog.open(config);
    try {
      QueryEngine engine = new LoggedEngine(BitbucketEngine.open(config, catalog, log), log);
      return face.of(
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
  private static void check(Connection connection, DriverConfig config) throws SQLException {
    if (!config.connectOnOpen()) {
      return;
    }
    String table = config.demo() || !config.workspace().isEmpty() ? "Repositories" : "Workspaces";
    try (Statement statement = connection.createStatement()) {
      statement
          .executeQuery("SELECT \"Slug\" FROM \"Information\".\"" + table + "\" LIMIT 1")
          .next();
    }
  }
}
