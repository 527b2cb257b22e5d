package io.github.bitbucketjdbc.http;

/** The HTTP methods that the service's collections take. */
public enum Method {
  /** Reads, and may be repeated. */
  GET,
  /** Creates or starts something; repeating it does so once more. */
  POST,
  /** Changes, or creates under a known key. */
  PUT,
  /** Removes. */
  DELETE
}
