package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.error.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import sqlline.CommandHandler;
import sqlline.DispatchCallback;
import sqlline.ReflectiveCommandHandler;
import sqlline.SqlLine;

/**
 * The interactive shell. SQLLine provides the line editor, the history and the dispatch of {@code
 * !} commands; statements run and print as they do in a script, with progress and cancellation.
 */
final class Shell {
  private static final String PROMPT = "bitbucket> ";

  private final StatementRunner runner;
  private final Console console;
  private OutputFormat format;

  Shell(StatementRunner runner, OutputFormat format) {
    this.runner = runner;
    this.console = runner.console();
    this.format = format;
  }

  void run() throws SQLException, IOException {
    run(null, System.out);
  }

  /**
   * Runs until the user leaves.
   *
   * @param input what is typed, or null for the terminal of the process
   * @param screen what the line editor draws on when it is not the terminal of the process
   */
  void run(@Nullable InputStream input, OutputStream screen) throws SQLException, IOException {
    ShellHome.prepare();
    SqlLine sqlLine = new TidySqlLine();
    sqlLine.setOutputStream(screen);
    sqlLine.setErrorStream(console.err());
    TableNames names = new TableNames(runner.connection().getMetaData());
    sqlLine.updateCommandHandlers(commands(sqlLine, names));
    LineReader reader = ShellReader.open(sqlLine, names, input);
    try (Terminal terminal = reader.getTerminal()) {
      terminal.handle(Terminal.Signal.INT, signal -> runner.cancel());
      print(HelpText.GREETING);
      while (!sqlLine.isExit()) {
        String line = read(reader);
        if (line == null) {
          break;
        }
        execute(line, sqlLine);
      }
    }
  }

  /** Returns what was typed, "" when Ctrl-C dropped it, or null at the end. */
  private static @Nullable String read(LineReader reader) {
    try {
      return reader.readLine(PROMPT);
    } catch (UserInterruptException e) {
      return "";
    } catch (EndOfFileException e) {
      return null;
    }
  }

  private void execute(String line, SqlLine sqlLine) {
    String text = line.strip();
    if (ShellParser.isCommand(text)) {
      String command = text.startsWith("!") ? text : "!" + text.toLowerCase(Locale.ROOT);
      runCommand(command.replaceAll("[;\\s]+$", ""), sqlLine);
      return;
    }
    try (StatementReader statements = new StatementReader(new StringReader(line))) {
      runAll(statements);
    } catch (CanceledException e) {
      console.reportCanceled();
    } catch (SQLException | IOException | RuntimeException | StackOverflowError e) {
      console.report(e);
    }
  }

  private void runCommand(String command, SqlLine sqlLine) {
    String name = command.replaceFirst("\\s.*", "");
    List<String> known =
        sqlLine.getCommandHandlers().stream()
            .flatMap(handler -> handler.getNames().stream())
            .map(each -> "!" + each)
            .toList();
    if (known.stream().noneMatch(each -> each.startsWith(name))) {
      String hint = NearestName.clause(name, known);
      console.report(
          new UsageException(
              "unknown command " + name + (hint.isEmpty() ? "; !help lists them" : hint)));
      return;
    }
    sqlLine.runCommands(List.of(command), new DispatchCallback());
  }

  private void runAll(StatementReader statements) throws SQLException, IOException {
    for (String sql = statements.next(); sql != null; sql = statements.next()) {
      runner.run(sql, format);
    }
  }

  private List<CommandHandler> commands(SqlLine sqlLine, TableNames names) throws SQLException {
    DatabaseMetaData metaData = runner.connection().getMetaData();
    MetadataListing listing = new MetadataListing(metaData, names, console);
    return List.of(
        new ShellCommand(sqlLine, "help ?", "print this list", argument -> help(sqlLine)),
        new ShellCommand(
            sqlLine,
            "tables",
            "list the tables; a LIKE pattern may follow, as in !tables api.Pull%",
            listing::tables),
        new ShellCommand(
            sqlLine, "columns describe", "list the columns of a table", listing::columns),
        new ShellCommand(sqlLine, "primarykeys", "show the key of a table", listing::primaryKeys),
        new ShellCommand(
            sqlLine, "importedkeys", "show what a table refers to", listing::importedKeys),
        new ShellCommand(
            sqlLine, "exportedkeys", "show what refers to a table", listing::exportedKeys),
        new ShellCommand(
            sqlLine,
            "format outputformat",
            "print results as " + String.join(", ", OutputFormat.names()),
            this::setFormat),
        new ShellCommand(sqlLine, "run", "run the statements of a file", this::runFile),
        new ReflectiveCommandHandler(sqlLine, List.<Completer>of(), "history"),
        new ShellCommand(
            sqlLine, "quit exit", "leave the shell", argument -> sqlLine.setExit(true)));
  }

  private void help(SqlLine sqlLine) throws IOException {
    StringBuilder text = new StringBuilder();
    for (CommandHandler handler : sqlLine.getCommandHandlers()) {
      String help = handler.getHelpText().lines().findFirst().orElse("");
      text.append(String.format("  !%-14s %s%n", handler.getName(), help));
    }
    print(
        text
            + "Anything else is SQL and ends with a semicolon; EXPLAIN PLAN FOR shows requests.\n");
  }

  private void setFormat(String name) throws SQLException {
    OutputFormat found = OutputFormat.named(name);
    if (found == null) {
      throw new SQLException(OutputFormat.unknown(name));
    }
    format = found;
  }

  private void runFile(String name) throws SQLException, IOException {
    Path path = Path.of(name);
    if (name.isEmpty() || !Files.isReadable(path)) {
      throw new SQLException("cannot read the file " + name);
    }
    try (StatementReader statements = new StatementReader(Files.newBufferedReader(path))) {
      runAll(statements);
    }
  }

  private void print(String text) throws IOException {
    console.out().write(text);
    console.out().flush();
  }
}
