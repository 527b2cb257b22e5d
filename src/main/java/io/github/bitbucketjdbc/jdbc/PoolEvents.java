package io.github.bitbucketjdbc.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of a pooled connection. One that throws does not keep it from the others. */
final class PoolEvents {
  private static final Logger LOGGER = Logger.getLogger("io.github.bitbucketjdbc");

  /** The class of SQLStates after which no request succeeds any more: the credentials are bad. */
  private static final String AUTHORIZATION = "28";

  private final PooledConnection source;
  private final List<ConnectionEventListener> ofConnection = new CopyOnWriteArrayList<>();
  private final List<StatementEventListener> ofStatements = new CopyOnWriteArrayList<>();

  PoolEvents(PooledConnection source) {
    this.source = source;
  }

  List<ConnectionEventListener> ofConnection() {
    return ofConnection;
  }

  List<StatementEventListener> ofStatements() {
    return ofStatements;
  }

  void closed() {
    ConnectionEvent event = new ConnectionEvent(source);
    tell(ofConnection, listener -> listener.connectionClosed(event));
  }

  void statementClosed(PreparedStatement statement) {
    StatementEvent event = new StatementEvent(source, statement);
    tell(ofStatements, listener -> listener.statementClosed(event));
  }

  /** Tells of an error that makes the connection useless, and of no other. */
  void failed(SQLException error, @Nullable PreparedStatement statement) {
    String state = error.getSQLState();
    if (state == null || !state.startsWith(AUTHORIZATION)) {
      return;
    }
    if (statement != null) {
      StatementEvent event = new StatementEvent(source, statement, error);
      tell(ofStatements, listener -> listener.statementErrorOccurred(event));
    }
    ConnectionEvent event = new ConnectionEvent(source, error);
    tell(ofConnection, listener -> listener.connectionErrorOccurred(event));
  }

  private static <T> void tell(List<T> listeners, Consumer<T> message) {
    for (T listener : listeners) {
      try {
        message.accept(listener);
      } catch (RuntimeException e) {
        LOGGER.log(Level.WARNING, "A listener of a pooled connection failed", e);
      }
    }
  }
}
