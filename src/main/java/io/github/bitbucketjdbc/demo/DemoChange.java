package io.github.bitbucketjdbc.demo;

/**
 * An effect that a request had on the workspace. A request without an effect, such as one that was
 * refused, leaves none; one that does several things at once, such as a merge, leaves one.
 *
 * @param path the path as sent, percent-encoded, beginning with {@code /2.0}
 */
public record DemoChange(String method, String path, Kind kind) {
  /** What was done to the object that the request is about. */
  public enum Kind {
    /** There is one more. */
    CREATED,
    /** It was there before and is another now. */
    UPDATED,
    /** It is gone, or emptied as a deleted comment is. */
    DELETED
  }
}
