package io.github.bitbucketjdbc.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The page about the figures. */
final class Report {
  private static final String HEAD =
      """
      # Benchmarks

      Written by `mvn -B verify -Pbench`, which measures for some minutes and changes this page; nothing here is typed by hand.

      %s

      | What | Measured | Target | Met |
      | --- | --- | --- | --- |
      """;

  private static final String NOTES =
      """

      ## How it is measured

      - The loop is what a good programmer writes instead: OkHttp, one request after the other, and Jackson's streaming parser, which
        skips what is not wanted and leaves times to `java.time`. It reads the same pages as the driver, and a checksum over all values
        tells that both read the same.
      - Driver and loop take turns in one JVM, after a warm-up. A ratio is the median of the ratios of all rounds, a time the median.
        "Against the loop" is the driver divided by the loop, so less is better.
      - The service is the demo in a process of its own, with a memory for answers. CPU is the processor time of the client's process alone.
      - A first row is timed from before the statement runs, less the time in which the loop gets the same page and does not look at it.
      - Cold starts are timed from the start of the process to the first character it prints, and include the JVM. The query has a filter,
        an order and a limit, and sends one request.
      - What statements leave behind is what the second half of them adds to the first, after garbage collection. Every text is another
        one, so each is planned anew, and one in twenty has code generated for it.
      - For cold starts on further JVMs, add `-Dbench.javaHomes=/path/to/one,/path/to/another`.
      """;

  private Report() {}

  static String of(List<Figure> figures) {
    StringBuilder page = new StringBuilder(HEAD.formatted(machine()));
    for (Figure figure : figures) {
      String met = figure.target().isEmpty() ? "" : figure.met() ? "yes" : "**no**";
      page.append("| ")
          .append(String.join(" | ", figure.what(), figure.measured(), figure.target(), met))
          .append(" |\n");
    }
    return page.append(NOTES).toString();
  }

  /** Other load makes times longer, so it is told too. */
  private static String machine() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "Machine: %d processors, %d GB of memory, %s, Java %s. Load average after the run: %s."
        .formatted(
            system.getAvailableProcessors(),
            Math.round(system.getTotalMemorySize() / 1e9),
            system.getName() + " " + system.getArch(),
            Runtime.version(),
            Figure.number(system.getSystemLoadAverage()));
  }
}
