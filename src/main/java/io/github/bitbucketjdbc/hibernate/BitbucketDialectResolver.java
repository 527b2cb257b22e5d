package io.github.bitbucketjdbc.hibernate;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;

/** Tells Hibernate which dialect the driver speaks. */
public final class BitbucketDialectResolver implements DialectResolver {
  private static final long serialVersionUID = 1L;

  /** A resolver, as Hibernate makes it. */
  public BitbucketDialectResolver() {}

  @Override
  public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
    return info.getDatabaseName().startsWith("Bitbucket") ? new BitbucketDialect() : null;
  }
}
