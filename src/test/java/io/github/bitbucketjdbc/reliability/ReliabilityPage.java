package io.github.bitbucketjdbc.reliability;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page that tells users what they see when something goes wrong: what the tests expect. */
public final class ReliabilityPage {
  private static final String INTRODUCTION =
      """
      # Reliability

      A query gives exactly the right rows, or one `SQLException` that says what is wrong. A write says what was done. The tables below
      are the expectations of the tests: each cell is run against a server that fails in that way, the rows are compared with those of a
      healthy server, requests are counted, nothing may stay open, and the connection must work afterwards.

      The SQLStates are explained in [errors](errors.md), time limits and repetitions in [network](network.md).

      """;

  private static final String READS =
      """

      ## Queries

      "rows" are exactly the right rows; (+1) is the number of requests beyond the usual, or beyond the first that failed. "no row"
      leaves out what the service says not to be there. An empty cell cannot happen.

      ### It happens once

      """;

  private static final String REST =
      """

      A connection that nobody accepts, at any request, is `08001` at once. Broken chunks, answers of random bytes and bodies that
      dribble are tested too, with a server that is not ours: they are connections lost before or in the answer, or answers that come
      slowly.

      """;

  private static final String WRITES =
      """
      ## Writes

      Nothing is sent twice unless it is certain that it was not done. So there are three reports:

      | Report | Meaning |
      | --- | --- |
      | written | the update count tells it |
      | `08007` | the message says either "Bitbucket wrote it", and only the answer with its keys is lost, or "It is not known whether the write took effect": look before you write again |
      | any other SQLState | nothing was changed |

      Of several rows or a batch, each has its own report: the message tells how many rows were written before, `getUpdateCounts` tells
      it by statement, and `sys_identity` by row. A batch goes on after a statement that was refused for its own reasons, and ends when
      the connection, the credentials or the service fail.

      """;

  private static final String END =
      """

      An element of a list, such as a reviewer, is written by sending the whole list. It is read first; a list that cannot be read
      is not sent back.

      ## Lists that change while they are read

      - A row that comes twice, because others were added in front of it, is dropped. When more pages were added between two answers than
        the driver remembers, the statement fails with `40001`.
      - Lists are walked in the order of something that never changes, so rows do not move from page to page. When rows that Bitbucket was
        asked to sort come in another order, the statement fails with `40001`.
      - When a row leaves a list with numbered pages while it is read, the rows behind it move forward, and the first of the next page
        would be missed. The `size` in each answer tells: the pages before are read again, or, when too many rows left, the statement
        fails with `40001`. The same happens when pages are under way together, and a row comes after a later page was answered and
        before an earlier one. Bitbucket gives no snapshot, so what is lost and gained between two answers, in equal numbers, cannot
        be seen, nor can a list whose `size` Bitbucket leaves out.
      - A row without its key, or without another column that is declared NOT NULL, is an error (`08P01`) when that column is read. So
        is a list in the place of one object.
      """;

  private ReliabilityPage() {}

  /** Returns the text of the page. */
  public static String text() {
    return INTRODUCTION.strip()
        + "\n"
        + READS
        + reads(false)
        + "\n### It goes on\n\nOnly what makes a difference; the rest is as above.\n\n"
        + reads(true)
        + REST
        + WRITES
        + writes()
        + END;
  }

  private static String reads(boolean lasting) {
    StringBuilder out = new StringBuilder();
    Place[] places = Place.values();
    head(out, Stream.of(places).map(Place::heading));
    for (Trouble trouble : Trouble.all()) {
      Function<Place, String> cell = place -> text(trouble.outcome(place, lasting));
      boolean differs =
          Arrays.stream(places)
              .anyMatch(p -> !cell.apply(p).equals(lasting ? text(trouble.outcome(p, false)) : ""));
      if (differs && !(lasting && trouble.outcome(Place.FIRST_PAGE, true) == null)) {
        Stream<String> cells = Arrays.stream(places).map(cell);
        row(out, Stream.concat(cells, Stream.of(trouble.why())), trouble.name());
      }
    }
    return out.toString();
  }

  private static String text(@Nullable Outcome outcome) {
    return outcome == null ? "" : outcome.text();
  }

  private static String writes() {
    StringBuilder out = new StringBuilder();
    WritePlace[] places = {WritePlace.INSERT, WritePlace.UPDATE, WritePlace.DELETE};
    String[] headings = {
      "INSERT, also of several rows or in a batch", "UPDATE, or an element of a list", "DELETE"
    };
    row(out, Arrays.stream(headings), "What happens");
    row(out, Arrays.stream(places).map(p -> "---"), "---");
    for (WriteTrouble trouble : WriteTrouble.all()) {
      row(
          out,
          Arrays.stream(places)
              .map(p -> p.outcome(trouble))
              .map(outcome -> outcome == null ? "" : outcome.text()),
          trouble.name());
    }
    return out.toString();
  }

  private static void head(StringBuilder out, Stream<String> places) {
    row(out, Stream.concat(places, Stream.of("Why")), "What happens");
    row(out, Stream.generate(() -> "---").limit(Place.values().length + 1L), "---");
  }

  private static void row(StringBuilder out, Stream<String> cells, String first) {
    out.append("| ").append(first);
    cells.forEach(cell -> out.append(" | ").append(cell));
    out.append(" |\n");
  }
}
