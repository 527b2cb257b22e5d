package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryEngine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/**
 * What a pool keeps: one engine, with its HTTP connections and what it remembers, lent to one
 * {@link Connection} after the other. Each of those starts with the settings of the properties.
 *
 * <p>Listeners hear that a connection or a prepared statement was closed by its user. They hear of
 * an error when the credentials were refused (class 28), because only then every later statement
 * would fail too; after any other error the connection is as good as before.
 */
public final class BitbucketPooledConnection implements PooledConnection {
  private final DriverConfig config;
  private final Catalog catalog;
  private final QueryEngine engine;
  private final String url;
  private final Runnable afterClose;
  private final PoolEvents events = new PoolEvents(this);
  private @Nullable Lent current;
  private boolean closed;

  /**
   * A pooled connection that is open; the arguments are those of {@link BitbucketConnection}.
   *
   * @param config the checked properties
   * @param catalog the tables it shows
   * @param engine runs the queries and is closed with it
   * @param url the URL without secrets
   * @param afterClose releases what else belongs to it, when it has been closed
   */
  public BitbucketPooledConnection(
      DriverConfig config, Catalog catalog, QueryEngine engine, String url, Runnable afterClose) {
    this.config = config;
    this.catalog = catalog;
    this.engine = engine;
    this.url = url;
    this.afterClose = afterClose;
  }

  /** Lends the engine to a new connection; the one lent before is closed, without an event. */
  @Override
  public synchronized Connection getConnection() throws SQLException {
    if (closed) {
      throw ErrorTranslator.create(SqlState.CONNECTION_CLOSED, "The pooled connection is closed");
    }
    takeBack();
    Lent lent = new Lent();
    current = lent;
    return lent.connection;
  }

  private void takeBack() throws SQLException {
    Lent lent = current;
    current = null;
    if (lent != null) {
      lent.silent = true;
      lent.connection.close();
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      takeBack();
    } finally {
      try {
        Boundary.run(engine::close);
      } finally {
        Boundary.run(afterClose::run);
      }
    }
  }

  @Override
  public void addConnectionEventListener(@Nullable ConnectionEventListener listener) {
    if (listener != null) {
      events.ofConnection().add(listener);
    }
  }

  @Override
  public void removeConnectionEventListener(@Nullable ConnectionEventListener listener) {
    events.ofConnection().remove(listener);
  }

  @Override
  public void addStatementEventListener(@Nullable StatementEventListener listener) {
    if (listener != null) {
      events.ofStatements().add(listener);
    }
  }

  @Override
  public void removeStatementEventListener(@Nullable StatementEventListener listener) {
    events.ofStatements().remove(listener);
  }

  /** One loan: its connection closes what its user opened, but not the engine. */
  private final class Lent implements ConnectionObserver, QueryEngine {
    private final BitbucketConnection connection =
        new BitbucketConnection(config, catalog, this, url, () -> {}, this);
    private volatile boolean silent;

    @Override
    public PreparedQuery prepare(String sql, String schema, Execution execution) {
      return engine.prepare(sql, schema, execution);
    }

    @Override
    public List<String> views() {
      return engine.views();
    }

    @Override
    public void close() {
      // The engine stays with the pooled connection; statements end what they have under way.
    }

    @Override
    public void closed() {
      if (!silent) {
        events.closed();
      }
    }

    @Override
    public void failed(SQLException error, @Nullable PreparedStatement statement) {
      events.failed(error, statement);
    }

    @Override
    public void statementClosed(PreparedStatement statement) {
      events.statementClosed(statement);
    }
  }
}
