package io.github.bitbucketjdbc.cli;

import java.util.Locale;

/** Counts in words. */
final class RowCount {
  private RowCount() {}

  static String text(long rows) {
    return of(rows, "row");
  }

  static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
