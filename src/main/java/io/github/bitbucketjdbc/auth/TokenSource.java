package io.github.bitbucketjdbc.auth;

/** Gives the credentials of a connection. Safe for use by several threads. */
@FunctionalInterface
public interface TokenSource {
  /**
   * Returns the value of the header {@code Authorization}, or "" to send none. Since 2026-05-04 the
   * service takes tokens nowhere else.
   */
  String authorization();
}
