package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jline.reader.Completer;
import sqlline.AbstractCommandHandler;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/** A command of the shell, such as {@code !tables}, in the form that SQLLine dispatches to. */
final class ShellCommand extends AbstractCommandHandler {
  private final Action action;

  /** What a command does with the text that follows its name. */
  @FunctionalInterface
  interface Action {
    void run(String argument) throws SQLException, IOException;
  }

  /**
   * Creates a command.
   *
   * @param names the name and its synonyms, separated by spaces
   */
  ShellCommand(SqlLine sqlLine, String names, String help, Action action) {
    super(sqlLine, names.split(" "), help, List.<Completer>of());
    this.action = action;
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    String[] parts = line.strip().split("\\s+", 2);
    try {
      action.run(parts.length > 1 ? parts[1].strip() : "");
      callback.setToSuccess();
    } catch (SQLException | IOException | RuntimeException e) {
      callback.setToFailure();
      sqlLine.handleException(e);
    }
  }
}
