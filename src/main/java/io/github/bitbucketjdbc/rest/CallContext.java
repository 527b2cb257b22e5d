package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.http.Method;

/**
 * What a request is for, as messages tell it.
 *
 * @param method what the request does
 * @param table the table that is read or written, or the procedure that is called
 * @param endpoint the endpoint that is asked
 * @param subject what the user asked about, such as {@code repository api}, or ""
 * @param removed what Bitbucket removed and when, if that ended the table there, or ""
 */
public record CallContext(
    Method method, String table, Endpoint endpoint, String subject, String removed) {

  /** A request that reads. */
  public CallContext(String table, Endpoint endpoint, String subject, String removed) {
    this(Method.GET, table, endpoint, subject, removed);
  }

  /** A request that reads a table that is still there. */
  public CallContext(String table, Endpoint endpoint, String subject) {
    this(table, endpoint, subject, "");
  }

  /** Returns whether the request may change something. */
  boolean isWrite() {
    return method != Method.GET;
  }

  /** Returns the table and the endpoint, for the end of a message. */
  String place() {
    return table + " (" + method + " " + endpoint.path() + ")";
  }

  /** Returns what is done, for a message. */
  String doing() {
    return (isWrite() ? "writing " : "reading ") + place();
  }
}
