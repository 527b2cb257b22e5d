package io.github.bitbucketjdbc.auth;

/** Gives the credentials of a connection. Safe for use by several threads. */
@FunctionalInterface
public interface TokenSource {
  /**
   * Returns the value of the header {@code Authorization}, or "" to send none. Since 2026-05-04 the
   * service takes tokens nowhere else.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when there is no token to be had
   */
  String authorization();

  /**
   * Tells that the service answered 401, and returns whether {@link #authorization()} now gives
   * something else, so that the request is worth repeating, once.
   *
   * @param refused the header that was sent, as {@link #authorization()} gave it
   * @throws io.github.bitbucketjdbc.error.BitbucketException when there is no other token to be had
   */
  default boolean renew(String refused) {
    return false;
  }
}
