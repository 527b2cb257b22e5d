package io.github.bitbucketjdbc;

import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a connection pool of an application server keeps. A connection of this driver is cheap
 * to open, and nothing of it is kept by Bitbucket; a pool saves the handshake of HTTPS and the
 * first planning of statements, and keeps what {@code CacheTTL} remembers.
 */
public final class BitbucketConnectionPoolDataSource extends ReferenceableSource
    implements ConnectionPoolDataSource {
  private static final long serialVersionUID = 1L;

  /** A data source without properties. */
  public BitbucketConnectionPoolDataSource() {}

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    return ConnectionOpener.openPooled(whole());
  }

  /** Opens one; the password is the API token, or the access token where that is used. */
  @Override
  public PooledConnection getPooledConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return ConnectionOpener.openPooled(whole(user, password));
  }

  @Override
  public PooledConnectionBuilder createPooledConnectionBuilder() throws SQLException {
    throw notSharded();
  }
}
