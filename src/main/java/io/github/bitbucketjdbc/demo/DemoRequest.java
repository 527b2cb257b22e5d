package io.github.bitbucketjdbc.demo;

/**
 * A request that the server answered.
 *
 * @param path the path as sent, percent-encoded, beginning with {@code /2.0}
 * @param query the query string as sent, empty if there was none
 * @param authorization only the scheme: empty, {@code Basic} or {@code Bearer}
 * @param body what was sent with it, read as UTF-8; empty if nothing was
 */
public record DemoRequest(
    String method, String path, String query, int status, String authorization, String body) {

  /** The query string in readable form. */
  public String decodedQuery() {
    return Query.parse(query).decoded();
  }

  /** Path and query in readable form. */
  public String target() {
    String readable = Query.decode(path.replace("+", "%2B"));
    return query.isEmpty() ? readable : readable + "?" + decodedQuery();
  }
}
