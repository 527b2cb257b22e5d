package io.github.bitbucketjdbc.error;

import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a name probably meant, so that an error can say it. */
public final class NearestName {
  private NearestName() {}

  /**
   * Returns the known name that takes the fewest typing mistakes to become {@code name}, without
   * regard to case; empty when none is near.
   */
  public static Optional<String> of(String name, Iterable<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String best = null;
    int fewest = Integer.MAX_VALUE;
    for (String candidate : known) {
      int mistakes = mistakes(wanted, candidate.toLowerCase(Locale.ROOT));
      int longest = Math.max(wanted.length(), candidate.length());
      if (mistakes < fewest && mistakes <= Math.max(2, longest / 2)) {
        fewest = mistakes;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns {@code " Did you mean X?"}, or "" when nothing is near. */
  public static String hint(String name, Iterable<String> known) {
    return of(name, known).map(n -> " Did you mean " + n + "?").orElse("");
  }

  /** Returns {@code "; did you mean X?"} to end a clause with, or "" when nothing is near. */
  public static String clause(String name, Iterable<String> known) {
    return of(name, known).map(n -> "; did you mean " + n + "?").orElse("");
  }

  /** Counts insertions, deletions, replacements and swaps of neighbours. */
  private static int mistakes(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
  }
}
