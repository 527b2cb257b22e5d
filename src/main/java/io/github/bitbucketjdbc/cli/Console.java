package io.github.bitbucketjdbc.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * The streams of the process and what stands behind them, so that everything else can be tested
 * without a terminal. All text is UTF-8, whatever the locale: output is often a file for a program.
 *
 * @param in standard input
 * @param out standard output; a {@code PrintStream} would swallow a full disk
 * @param err standard error
 * @param terminalIn whether a person types the input
 * @param terminalOut whether a person reads the output
 * @param terminalErr whether a person reads the errors
 * @param width the columns of the terminal now, or 0 when unknown
 */
record Console(
    Reader in,
    Writer out,
    PrintStream err,
    boolean terminalIn,
    boolean terminalOut,
    boolean terminalErr,
    IntSupplier width) {

  static Console ofProcess() {
    TerminalProbe probe = TerminalProbe.run();
    return new Console(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        new BufferedWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        probe.in(),
        probe.out(),
        probe.err(),
        TerminalProbe::width);
  }

  /** Prints a failure on standard error, after what was printed so far. */
  void report(Throwable failure) {
    try {
      out.flush();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    err.println(ErrorLine.of(failure));
  }

  /**
   * Says that the statement was canceled. A terminal echoes {@code ^C} where the cursor stands, so
   * the message starts the line anew; what is buffered for a reader that hangs is given up.
   */
  void reportCanceled() {
    err.println((terminalErr ? "\r" : "") + ErrorLine.of(new CanceledException(null)));
  }

  /** Returns the width that a table must fit in, or 0 when it may be as wide as it likes. */
  int tableWidth() {
    return terminalOut ? width.getAsInt() : 0;
  }
}
