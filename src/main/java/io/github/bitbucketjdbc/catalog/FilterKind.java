package io.github.bitbucketjdbc.catalog;

/** How a field behaves when the service filters on it, and so what may be pushed down. */
public enum FilterKind {
  /** The service cannot filter on it. */
  NONE,
  /** A number: every comparison is exact. */
  NUMBER,
  /** An id, UUID, hash or state: equality is exact, order is not known. */
  TOKEN,
  /** A flag: equality is exact. */
  FLAG,
  /**
   * An instant. The service compares microseconds and SQL milliseconds, so comparisons are written
   * as ranges, which makes them exact.
   */
  INSTANT,
  /**
   * Free text. {@code =} may ignore case and {@code ~} (contains) does, so the answer may hold more
   * rows than SQL wants: a superset that is filtered again. {@code <>} and order are not pushed.
   */
  TEXT
}
