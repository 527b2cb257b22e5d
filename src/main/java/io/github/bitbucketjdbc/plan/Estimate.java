package io.github.bitbucketjdbc.plan;

/**
 * What a scan will probably cost.
 *
 * @param requests the number of requests
 * @param rows the number of rows it gives
 * @param exact whether the number of requests is certain
 */
public record Estimate(double requests, double rows, boolean exact) {
  /** Returns a plain rendering such as {@code 1 request} or {@code about 12 requests}. */
  public String text() {
    long rounded = Math.max(0, Math.round(requests));
    return (exact ? "" : "about ") + rounded + (rounded == 1 ? " request" : " requests");
  }
}
