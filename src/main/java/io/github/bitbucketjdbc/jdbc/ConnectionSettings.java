package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import java.sql.ClientInfoStatus;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What can be set on a connection. Bitbucket has neither transactions nor catalogs, so what
 * frameworks set without asking is accepted and remembered.
 */
abstract class ConnectionSettings implements UnsupportedConnection {
  private final Warnings warnings = new Warnings();
  private final Properties clientInfo = new Properties();
  private Map<String, Class<?>> typeMap = new HashMap<>();
  private final boolean alwaysReadOnly;
  private volatile boolean readOnly;
  private volatile boolean wroteSinceCommit;
  private volatile boolean autoCommit = true;
  private volatile int isolation = TRANSACTION_NONE;
  private volatile int networkTimeout;

  ConnectionSettings(boolean readOnly) {
    this.alwaysReadOnly = readOnly;
    this.readOnly = readOnly;
  }

  final void warn(String text) {
    warnings.add(text);
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    checkOpen();
    this.autoCommit = autoCommit;
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    checkOpen();
    return autoCommit;
  }

  /** Sends nothing: every write is final when its statement returns. */
  @Override
  public void commit() throws SQLException {
    checkOpen();
    wroteSinceCommit = false;
  }

  /** Takes nothing back, and warns when there was something that it could not take back. */
  @Override
  public void rollback() throws SQLException {
    checkOpen();
    if (wroteSinceCommit) {
      wroteSinceCommit = false;
      warn("Bitbucket has no transactions: what was written before the rollback stays written");
    }
  }

  final void wrote() {
    wroteSinceCommit = true;
  }

  /** Allows writes or refuses them; a connection that was opened with Readonly stays so. */
  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    checkOpen();
    if (!readOnly && alwaysReadOnly) {
      warn("The connection property Readonly is true, so the connection stays read-only");
    }
    this.readOnly = readOnly || alwaysReadOnly;
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    checkOpen();
    return readOnly;
  }

  /** Refuses to go on when the connection is read-only. */
  final void requireWritable() throws SQLException {
    if (readOnly) {
      throw ErrorTranslator.create(
          SqlState.READ_ONLY,
          "The connection is read-only; nothing was sent. Open it without Readonly, or call"
              + " setReadOnly(false)");
    }
  }

  @Override
  public void setCatalog(@Nullable String catalog) throws SQLException {
    checkOpen();
  }

  @Override
  public @Nullable String getCatalog() throws SQLException {
    checkOpen();
    return null;
  }

  /** Remembers the level, which changes nothing: there are no transactions to keep apart. */
  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    checkOpen();
    isolation =
        switch (level) {
          case TRANSACTION_NONE,
              TRANSACTION_READ_UNCOMMITTED,
              TRANSACTION_READ_COMMITTED,
              TRANSACTION_REPEATABLE_READ,
              TRANSACTION_SERIALIZABLE ->
              level;
          default -> throw Boundary.invalidArgument(level + " is not an isolation level");
        };
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    checkOpen();
    return isolation;
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    checkOpen();
    if (holdability == ResultSet.CLOSE_CURSORS_AT_COMMIT) {
      warn("Result sets stay open over a commit, because there are no transactions");
    } else if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT) {
      throw Boundary.invalidArgument(holdability + " is not a holdability");
    }
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    checkOpen();
    return typeMap;
  }

  @Override
  public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
    checkOpen();
    typeMap = Boundary.required(map, "The type map");
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.first();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }

  /**
   * Bounds each request of the statements that are executed from now on. One that takes longer
   * fails with its statement; the connection stays usable, because it is none of the network.
   */
  @Override
  public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
    checkOpen();
    Boundary.required(executor, "The executor");
    networkTimeout = (int) Boundary.notNegative(milliseconds, "The network timeout");
  }

  /** Returns the longest one request of a statement may take, zero for no limit. */
  final Duration networkTimeout() {
    return Duration.ofMillis(networkTimeout);
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    checkOpen();
    return networkTimeout;
  }

  @Override
  public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
    checkOpenFor(name == null ? Set.of() : Set.of(name));
    if (name == null) {
      throw clientInfoFailure("The name must not be null", SqlState.INVALID_ARGUMENT, Set.of());
    }
    if (value == null) {
      clientInfo.remove(name);
    } else {
      clientInfo.setProperty(name, value);
    }
  }

  @Override
  public void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
    checkOpenFor(properties == null ? Set.of() : properties.stringPropertyNames());
    clientInfo.clear();
    if (properties != null) {
      for (String name : properties.stringPropertyNames()) {
        setClientInfo(name, properties.getProperty(name));
      }
    }
  }

  private void checkOpenFor(Set<String> names) throws SQLClientInfoException {
    try {
      checkOpen();
    } catch (SQLException e) {
      throw clientInfoFailure(e.getMessage(), SqlState.CONNECTION_CLOSED, names);
    }
  }

  /** Returns the error of properties that were not set. */
  private static SQLClientInfoException clientInfoFailure(
      String message, SqlState state, Set<String> names) {
    Map<String, ClientInfoStatus> failed = new HashMap<>();
    names.forEach(name -> failed.put(name, ClientInfoStatus.REASON_UNKNOWN));
    return new SQLClientInfoException(message, state.code(), failed);
  }

  @Override
  public @Nullable String getClientInfo(@Nullable String name) throws SQLException {
    checkOpen();
    return name == null ? null : clientInfo.getProperty(name);
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    checkOpen();
    Properties copy = new Properties();
    copy.putAll(clientInfo);
    return copy;
  }
}
