package io.github.bitbucketjdbc;

import io.github.bitbucketjdbc.config.ConnectionUrl;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKeyBuilder;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for programs that configure beans: frameworks, pools and application servers.
 * Every connection property is a bean property; a URL may be set as well, and what it says wins.
 */
public final class BitbucketDataSource extends DataSourceProperties implements DataSource {
  private volatile String url = ConnectionUrl.PREFIX;
  private volatile @Nullable PrintWriter logWriter;
  private volatile int loginTimeout;

  /** A data source without properties. */
  public BitbucketDataSource() {}

  /** Returns the URL without the secrets that it may hold. */
  public String getUrl() throws SQLException {
    return read(url, new Properties()).withoutSecrets();
  }

  /** Sets properties as a URL gives them. */
  public void setUrl(@Nullable String url) {
    this.url = url == null || url.isBlank() ? ConnectionUrl.PREFIX : url;
  }

  private static ConnectionUrl read(String url, Properties properties) throws SQLException {
    try {
      return ConnectionUrl.parse(url).with(properties);
    } catch (RuntimeException e) {
      throw ErrorTranslator.translate(e);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return ConnectionOpener.open(read(url, toProperties()));
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties properties = toProperties();
    if (user != null && !user.isEmpty()) {
      properties.setProperty("User", user);
    }
    if (password != null && !password.isEmpty()) {
      properties.setProperty("APIToken", password);
    }
    return ConnectionOpener.open(read(url, properties));
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  /** Keeps the writer; the driver logs through {@link Logger}. */
  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {
    logWriter = writer;
  }

  /** Keeps the number of seconds; opening a connection waits for nothing. */
  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    if (seconds < 0) {
      throw ErrorTranslator.create(
          SqlState.INVALID_ARGUMENT, "The login timeout must not be negative");
    }
    loginTimeout = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("io.github.bitbucketjdbc");
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    throw notSharded();
  }

  @Override
  public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
    throw notSharded();
  }

  private static SQLException notSharded() {
    return ErrorTranslator.create(
        SqlState.FEATURE_NOT_SUPPORTED, "Not supported by this driver: sharding");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw ErrorTranslator.create(SqlState.INVALID_ARGUMENT, "Not a wrapper for this class");
    }
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(@Nullable Class<?> type) {
    return type != null && type.isInstance(this);
  }
}
