package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.catalog.Endpoint;

/**
 * What a request is for, as messages tell it.
 *
 * @param table the table that is read
 * @param endpoint the endpoint that is asked
 * @param subject what the user asked about, such as {@code repository api}, or ""
 * @param removed what Bitbucket removed and when, if that ended the table there, or ""
 */
public record CallContext(String table, Endpoint endpoint, String subject, String removed) {

  /** A request for a table that is still there. */
  public CallContext(String table, Endpoint endpoint, String subject) {
    this(table, endpoint, subject, "");
  }

  /** Returns the table and the endpoint, for the end of a message. */
  String place() {
    return table + " (GET " + endpoint.path() + ")";
  }
}
