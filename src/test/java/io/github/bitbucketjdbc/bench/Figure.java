package io.github.bitbucketjdbc.bench;

import java.util.List;
import java.util.Locale;

/**
 * One line of the report.
 *
 * @param what what was measured
 * @param measured the figure with its unit
 * @param target what it should be, or "" when it is only told
 * @param met whether it is so
 */
record Figure(String what, String measured, String target, boolean met) {
  private static final String MARK = "figure";

  /** A ratio that should not be above a limit. */
  static Figure ratioAtMost(String what, double ratio, double most) {
    return new Figure(what, number(ratio) + "×", "at most " + number(most) + "×", ratio <= most);
  }

  /** A ratio that should not be below a limit. */
  static Figure ratioAtLeast(String what, double ratio, double least) {
    return new Figure(what, number(ratio) + "×", "at least " + number(least) + "×", ratio >= least);
  }

  /** A time in milliseconds that should not be above a limit. */
  static Figure atMost(String what, double millis, double most) {
    return new Figure(
        what, number(millis) + " ms", "at most " + number(most) + " ms", millis <= most);
  }

  /** A figure without a target. */
  static Figure told(String what, String measured) {
    return new Figure(what, measured, "", true);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%.0f", value);
  }

  /** Returns the line by which one process tells another. */
  String line() {
    return String.join("\t", MARK, what, measured, target, String.valueOf(met));
  }

  /** Finds the figures in what a process wrote. */
  static List<Figure> in(String output) {
    return output
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(parts -> parts.length == 5 && parts[0].equals(MARK))
        .map(parts -> new Figure(parts[1], parts[2], parts[3], Boolean.parseBoolean(parts[4])))
        .toList();
  }
}
