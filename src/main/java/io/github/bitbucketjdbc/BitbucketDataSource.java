package io.github.bitbucketjdbc;

import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for programs that configure beans: frameworks, pools and application servers.
 * Every connection property is a bean property; a URL may be set as well, and what it says wins.
 */
public final class BitbucketDataSource extends ReferenceableSource implements DataSource {
  private static final long serialVersionUID = 1L;

  /** A data source without properties. */
  public BitbucketDataSource() {}

  @Override
  public Connection getConnection() throws SQLException {
    return ConnectionOpener.open(whole());
  }

  /** Opens a connection; the password is the API token, or the access token where that is used. */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return ConnectionOpener.open(whole(user, password));
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    throw notSharded();
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
