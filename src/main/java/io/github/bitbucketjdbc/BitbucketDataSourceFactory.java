package io.github.bitbucketjdbc;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Set;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes data sources from JNDI references: those of {@link ReferenceableSource#getReference()}, and
 * those that a container makes from its configuration. Each address of a reference is {@code url},
 * {@code loginTimeout} or a connection property, in any case; secrets are taken as well. What
 * containers add for themselves is left out; any other name is an error.
 */
public final class BitbucketDataSourceFactory implements ObjectFactory {
  private static final Set<String> FOR_THE_CONTAINER =
      Set.of("auth", "closemethod", "description", "factory", "forcestring", "scope", "singleton");

  /** A factory, which holds nothing. */
  public BitbucketDataSourceFactory() {}

  /**
   * Returns the data source that a reference describes, or null when it describes something else.
   *
   * @throws NamingException when an address is unknown or its value is not acceptable
   */
  @Override
  public @Nullable Object getObjectInstance(
      @Nullable Object described,
      @Nullable Name name,
      @Nullable Context context,
      @Nullable Hashtable<?, ?> environment)
      throws NamingException {
    return described instanceof Reference reference ? make(reference) : null;
  }

  static @Nullable ReferenceableSource make(Reference reference) throws NamingException {
    String wanted = reference.getClassName();
    ReferenceableSource source;
    if (wanted.equals(BitbucketDataSource.class.getName())
        || wanted.equals(DataSource.class.getName())) {
      source = new BitbucketDataSource();
    } else if (wanted.equals(BitbucketConnectionPoolDataSource.class.getName())
        || wanted.equals(ConnectionPoolDataSource.class.getName())) {
      source = new BitbucketConnectionPoolDataSource();
    } else {
      return null;
    }
    for (RefAddr address : Collections.list(reference.getAll())) {
      Object content = address.getContent();
      apply(source, address.getType(), content == null ? "" : content.toString());
    }
    return source;
  }

  private static void apply(ReferenceableSource source, String name, String value)
      throws NamingException {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "url" -> source.setUrl(value);
      case "logintimeout" -> setLoginTimeout(source, value);
      default -> {
        if (!FOR_THE_CONTAINER.contains(name.toLowerCase(Locale.ROOT))) {
          source.set(property(name), value);
        }
      }
    }
  }

  private static ConnectionProperty property(String name) throws NamingException {
    return ConnectionProperty.named(name)
        .orElseThrow(
            () -> new NamingException("The reference has an unknown property: '" + name + "'"));
  }

  private static void setLoginTimeout(ReferenceableSource source, String seconds)
      throws NamingException {
    try {
      source.setLoginTimeout(Integer.parseInt(seconds.trim()));
    } catch (SQLException | NumberFormatException e) {
      throw refused(e);
    }
  }

  static NamingException refused(Exception cause) {
    NamingException refused = new NamingException(cause.getMessage());
    refused.setRootCause(cause);
    return refused;
  }
}
