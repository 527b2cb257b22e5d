package io.github.bitbucketjdbc;

import io.github.bitbucketjdbc.calcite.BitbucketEngine;
import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.ConnectionUrl;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.jdbc.DriverVersion;
import io.github.bitbucketjdbc.network.ClientSetup;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shows Bitbucket Cloud as SQL tables. {@link java.sql.DriverManager} finds it for URLs of the form
 * {@code jdbc:bitbucket:Workspace=acme;AccessToken=…}.
 */
public final class BitbucketDriver implements Driver {
  private static final Logger LOGGER = Logger.getLogger("io.github.bitbucketjdbc");

  static {
    try {
      DriverManager.registerDriver(new BitbucketDriver());
    } catch (SQLException e) {
      LOGGER.log(Level.SEVERE, "The driver could not be registered", e);
    }
  }

  /** A driver, which holds nothing of its own. */
  public BitbucketDriver() {}

  /**
   * Opens a connection, without sending a request unless {@code ConnectOnOpen} is true.
   *
   * @return null when the URL is meant for another driver
   */
  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    return acceptsURL(url) ? ConnectionOpener.open(read(url, info)) : null;
  }

  /**
   * Loads what the first statement of a JVM spends most of its time on. A program that starts in
   * order to ask one question calls this on a thread of its own, before it does anything else.
   * Nothing is opened and nothing is sent.
   */
  public static void preload() {
    ClientSetup.preload();
    BitbucketEngine.preload();
  }

  @Override
  public boolean acceptsURL(@Nullable String url) throws SQLException {
    if (url == null) {
      throw ErrorTranslator.create(SqlState.INVALID_PROPERTY, "The URL must not be null");
    }
    return ConnectionUrl.accepts(url);
  }

  private static ConnectionUrl read(String url, @Nullable Properties info) throws SQLException {
    try {
      return ConnectionUrl.parse(url).with(info == null ? new Properties() : info);
    } catch (RuntimeException e) {
      throw ErrorTranslator.translate(e);
    }
  }

  /** Returns every property; the values of secret ones are left out. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info)
      throws SQLException {
    String known = url != null && acceptsURL(url) ? url : ConnectionUrl.PREFIX;
    Map<ConnectionProperty, String> given = read(known, info).values();
    List<DriverPropertyInfo> all = new ArrayList<>();
    for (ConnectionProperty property : ConnectionProperty.values()) {
      all.add(describe(property, given.getOrDefault(property, property.defaultValue())));
    }
    return all.toArray(DriverPropertyInfo[]::new);
  }

  private static DriverPropertyInfo describe(ConnectionProperty property, String value) {
    DriverPropertyInfo described =
        new DriverPropertyInfo(property.text(), property.isSecret() ? null : value);
    described.description = property.description();
    described.required = false;
    if (!property.choices().isEmpty()) {
      described.choices = property.choices().toArray(String[]::new);
    }
    return described;
  }

  @Override
  public int getMajorVersion() {
    return DriverVersion.current().major();
  }

  @Override
  public int getMinorVersion() {
    return DriverVersion.current().minor();
  }

  /** Returns false: JDBC compliance wants full SQL-92, which includes writing. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return LOGGER;
  }
}
