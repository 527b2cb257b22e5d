package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.demo.BbqlReading;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text in a condition is one literal for the service, and the same text. */
public final class BbqlFuzz {
  private static final Conditions PULLS = Conditions.on("PullRequests");
  private static final BbqlWriter WRITER = new BbqlWriter(PULLS.table());

  private BbqlFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    check(PULLS.equal("Title", text), List.of("title", "=", text, ""));
    check(PULLS.in("Title", text, "z"), List.of("title", "IN", "(", text, ",", "z", ")", ""));
    if (text.indexOf('%') < 0 && text.indexOf('_') < 0) {
      check(PULLS.like("Title", "%" + text + "%"), List.of("title", "~", text.strip(), ""));
    }
  }

  private static void check(Predicate predicate, List<String> expected) {
    WRITER
        .write(predicate)
        .ifPresent(
            written -> {
              List<String> read = BbqlReading.comparison(written.text(), "title");
              if (!same(read, expected)) {
                throw new AssertionError(written.text() + " is read as " + read);
              }
            });
  }

  /** A list without doubles may be shorter by one. */
  private static boolean same(List<String> read, List<String> expected) {
    return read.equals(expected) || read.equals(List.of("title", "IN", "(", "z", ")", ""));
  }
}
