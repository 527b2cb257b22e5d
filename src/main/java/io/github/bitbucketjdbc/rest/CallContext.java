package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.catalog.Endpoint;

/**
 * What a request is for, as messages tell it.
 *
 * @param table the table that is read
 * @param endpoint the endpoint that is asked
 * @param subject what the user asked about, such as {@code repository api}, or ""
 */
public record CallContext(String table, Endpoint endpoint, String subject) {

  /** Returns the table and the endpoint, for the end of a message. */
  String place() {
    return table + " (GET " + endpoint.path() + ")";
  }
}
