package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Runs one statement after another on one connection and prints what they return. */
final class StatementRunner {
  private final Connection connection;
  private final Console console;
  private final RunningStatement running = new RunningStatement();

  StatementRunner(Connection connection, Console console) {
    this.connection = connection;
    this.console = console;
  }

  /** Cancels the statement that runs now, if any; for other threads. */
  void cancel() {
    running.cancel();
  }

  Connection connection() {
    return connection;
  }

  Console console() {
    return console;
  }

  void run(String sql, OutputFormat format) throws SQLException, IOException {
    Warnings warnings = new Warnings(console.err());
    try (Statement statement = connection.createStatement()) {
      try (ProgressLine progress = ProgressLine.start(console, statement)) {
        running.begin(statement, progress);
        Writer out = new AnnouncingWriter(console.out(), progress::erase);
        if (statement.execute(sql)) {
          try (ResultSet rows = statement.getResultSet()) {
            List<Column> columns = Column.of(rows.getMetaData());
            boolean text = format == OutputFormat.TABLE && TextPrinter.fits(sql, columns);
            print(rows, columns, text ? new TextPrinter(out) : printer(format, out), out);
            warnings.add(rows.getWarnings());
          }
        } else {
          String count = RowCount.text(Math.max(0, statement.getLargeUpdateCount())) + " affected";
          progress.erase();
          printCount(count, format);
        }
      }
      warnings.add(statement.getWarnings());
      warnings.print();
    } catch (SQLException | RuntimeException e) {
      if (running.isCanceled()) {
        throw new CanceledException(e);
      }
      throw e;
    } finally {
      running.end();
    }
  }

  private RowPrinter printer(OutputFormat format, Writer out) {
    return format.printer(out, console.tableWidth());
  }

  private void print(ResultSet rows, List<Column> columns, RowPrinter printer, Writer out)
      throws SQLException, IOException {
    RowReader reader = new RowReader(rows, columns);
    printer.begin(columns);
    while (rows.next()) {
      if (running.isCanceled()) {
        throw new CanceledException(null);
      }
      printer.row(reader.read());
      if (console.terminalOut()) {
        out.flush();
      }
    }
    printer.end();
    out.flush();
  }

  /** A program that reads CSV or JSON must not meet a sentence there. */
  private void printCount(String count, OutputFormat format) throws IOException {
    if (format.isForPrograms()) {
      console.err().println(count);
    } else {
      console.out().write(count + "\n");
      console.out().flush();
    }
  }
}
