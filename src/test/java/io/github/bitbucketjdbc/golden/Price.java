package io.github.bitbucketjdbc.golden;

import java.util.Locale;

/**
 * What a question costs.
 *
 * @param floor the fewest requests that can answer it
 * @param sent the requests the driver sends
 */
record Price(Question question, long floor, int sent) {
  String ratio() {
    return String.format(Locale.ROOT, "%.1f", (double) sent / floor);
  }
}
