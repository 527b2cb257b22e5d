package io.github.bitbucketjdbc.bench;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shows that both sides read the same, in whatever order the fields come. */
final class Checksum {
  private int rows;
  private long sum;

  void clear() {
    rows = 0;
    sum = 0;
  }

  void row() {
    rows++;
  }

  void add(long value) {
    sum += value;
  }

  void add(@Nullable String value) {
    sum += value == null ? 0 : value.hashCode();
  }

  /** Adds a time, to the millisecond. */
  void add(@Nullable Instant value) {
    sum += value == null ? 0 : value.toEpochMilli();
  }

  int rows() {
    return rows;
  }

  long sum() {
    return sum;
  }
}
