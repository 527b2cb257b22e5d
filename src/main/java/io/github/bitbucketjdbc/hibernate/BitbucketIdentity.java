package io.github.bitbucketjdbc.hibernate;

import org.hibernate.dialect.identity.IdentityColumnSupportImpl;

/** Ids that Bitbucket gives, which the driver tells as generated keys. */
final class BitbucketIdentity extends IdentityColumnSupportImpl {
  static final BitbucketIdentity INSTANCE = new BitbucketIdentity();

  private BitbucketIdentity() {}

  @Override
  public boolean supportsIdentityColumns() {
    return true;
  }

  @Override
  public String getIdentitySelectString(String table, String column, int type) {
    return "SELECT SCOPE_IDENTITY()";
  }

  /** Tables are not made by Hibernate. */
  @Override
  public String getIdentityColumnString(int type) {
    return "";
  }
}
