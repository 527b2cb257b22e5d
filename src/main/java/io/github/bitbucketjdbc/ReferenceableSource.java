package io.github.bitbucketjdbc;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.ConnectionUrl;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.sql.SQLException;
import java.sql.ShardingKeyBuilder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;
import javax.sql.CommonDataSource;
import org.jspecify.annotations.Nullable;

/**
 * What both data sources have in common: a URL beside the properties, a log writer and a timeout,
 * and a form in which they are kept.
 *
 * <p>That form, a JNDI reference or a serialized object, holds <b>no secrets</b>: it ends in
 * directories, files and on other machines, where nobody looks for tokens. A data source that comes
 * back needs its secrets set again, or given to {@code getConnection(user, password)}. It keeps its
 * way of signing in, so that without them it fails and never reads as nobody. A container's own
 * configuration may name secrets: {@link BitbucketDataSourceFactory} takes them.
 */
public abstract class ReferenceableSource extends DataSourceProperties
    implements CommonDataSource, Referenceable, Serializable {
  private static final long serialVersionUID = 1L;

  private volatile String url = ConnectionUrl.PREFIX;
  private transient volatile @Nullable PrintWriter logWriter;
  private volatile int loginTimeout;

  ReferenceableSource() {}

  /** Returns the URL without the secrets that it may hold. */
  public String getUrl() throws SQLException {
    return read(url, new Properties()).withoutSecrets();
  }

  /** Sets properties as a URL gives them; what it says wins. */
  public void setUrl(@Nullable String url) {
    this.url = url == null || url.isBlank() ? ConnectionUrl.PREFIX : url;
  }

  /** Returns everything that was set. */
  final ConnectionUrl whole() throws SQLException {
    return read(url, toProperties());
  }

  /** Returns everything that was set, with a user and the secret that goes with the scheme. */
  final ConnectionUrl whole(@Nullable String user, @Nullable String password) throws SQLException {
    Properties properties = toProperties();
    if (user != null && !user.isEmpty()) {
      properties.setProperty(ConnectionProperty.USER.text(), user);
    }
    if (password != null && !password.isEmpty()) {
      String scheme = whole().values().get(ConnectionProperty.AUTH_SCHEME);
      boolean bearer = AuthScheme.ACCESS_TOKEN.text().equalsIgnoreCase(scheme);
      ConnectionProperty secret =
          bearer ? ConnectionProperty.ACCESS_TOKEN : ConnectionProperty.API_TOKEN;
      properties.setProperty(secret.text(), password);
    }
    return read(url, properties);
  }

  private static ConnectionUrl read(String url, Properties properties) throws SQLException {
    try {
      return ConnectionUrl.parse(url).with(properties);
    } catch (RuntimeException e) {
      throw ErrorTranslator.translate(e);
    }
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
  public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
    throw notSharded();
  }

  static SQLException notSharded() {
    return ErrorTranslator.create(
        SqlState.FEATURE_NOT_SUPPORTED, "Not supported by this driver: sharding");
  }

  /**
   * Returns what {@link BitbucketDataSourceFactory} needs to make an equal data source, without its
   * secrets.
   *
   * @throws NamingException when the URL is not one of this driver
   */
  @Override
  public Reference getReference() throws NamingException {
    Map<ConnectionProperty, String> all;
    try {
      all = new EnumMap<>(ConnectionProperty.class);
      all.putAll(whole().values());
    } catch (SQLException e) {
      throw BitbucketDataSourceFactory.refused(e);
    }
    if (all.getOrDefault(ConnectionProperty.AUTH_SCHEME, "").isEmpty()) {
      secretsScheme(all).ifPresent(s -> all.put(ConnectionProperty.AUTH_SCHEME, s.text()));
    }
    Reference reference =
        new Reference(getClass().getName(), BitbucketDataSourceFactory.class.getName(), null);
    all.forEach(
        (property, value) -> {
          if (!property.isSecret()) {
            reference.add(new StringRefAddr(property.text(), value));
          }
        });
    reference.add(new StringRefAddr("loginTimeout", String.valueOf(loginTimeout)));
    return reference;
  }

  /** Returns the scheme that follows from a secret, which is about to be left out. */
  private static Optional<AuthScheme> secretsScheme(Map<ConnectionProperty, String> values) {
    if (values.containsKey(ConnectionProperty.ACCESS_TOKEN)) {
      return Optional.of(AuthScheme.ACCESS_TOKEN);
    }
    if (values.containsKey(ConnectionProperty.API_TOKEN)) {
      return Optional.of(AuthScheme.API_TOKEN);
    }
    return values.containsKey(ConnectionProperty.OAUTH_ACCESS_TOKEN)
        ? Optional.of(AuthScheme.OAUTH)
        : Optional.empty();
  }

  /** Returns the form that is written in place of this object. */
  Object writeReplace() throws NamingException {
    return new SerializedSource(getReference());
  }

  /** Refuses to be read: what is written is a {@link SerializedSource}. */
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A data source is read from its reference");
  }

  /**
   * A data source in a stream.
   *
   * @param reference makes it, in the words of JNDI
   */
  private record SerializedSource(Reference reference) implements Serializable {
    Object readResolve() throws InvalidObjectException {
      try {
        return BitbucketDataSourceFactory.make(reference);
      } catch (NamingException e) {
        InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
        invalid.initCause(e);
        throw invalid;
      }
    }
  }
}
