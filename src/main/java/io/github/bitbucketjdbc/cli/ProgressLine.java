package io.github.bitbucketjdbc.cli;

import java.io.PrintStream;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A line on standard error that is rewritten in place while a statement runs. It appears only after
 * a second, and only where a person sees it; closing erases it and may be repeated.
 */
final class ProgressLine implements AutoCloseable {
  private static final long DELAY_MILLIS = 1_000;
  private static final long PERIOD_MILLIS = 200;
  private static final int NARROW = 77;

  /** The terminal may append {@code ^C} to the line, and the cursor needs a place too. */
  private static final int ECHO = 3;

  private final PrintStream err;
  private final Supplier<String> text;
  private final int room;
  private boolean closed;
  private int drawn;

  ProgressLine(PrintStream err, Supplier<String> text, int room) {
    this.err = err;
    this.text = text;
    this.room = room;
  }

  /** Starts the line of a statement; without a reader or a driver that knows it stays empty. */
  static ProgressLine start(Console console, Statement statement) {
    Optional<Supplier<String>> text =
        console.terminalOut() && console.terminalErr()
            ? ProgressText.of(statement)
            : Optional.empty();
    int width = console.tableWidth();
    int room = width > ECHO ? width - ECHO : NARROW;
    ProgressLine line = new ProgressLine(console.err(), text.orElse(() -> ""), room);
    if (text.isPresent()) {
      Thread thread = new Thread(line::animate, "bitbucket-jdbc-progress");
      thread.setDaemon(true);
      thread.start();
    }
    return line;
  }

  private synchronized void animate() {
    try {
      wait(DELAY_MILLIS);
      while (!closed) {
        draw();
        wait(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void draw() {
    String shown = DisplayWidth.truncate(text.get(), room);
    int width = DisplayWidth.of(shown);
    err.print("\r" + DisplayWidth.padRight(shown, drawn));
    err.flush();
    drawn = width;
  }

  @Override
  public void close() {
    erase();
  }

  /** Clears the line for good; it gives way to output as soon as there is any. */
  synchronized void erase() {
    closed = true;
    notifyAll();
    if (drawn > 0) {
      err.print("\r" + " ".repeat(drawn + ECHO - 1) + "\r");
      err.flush();
      drawn = 0;
    }
  }
}
