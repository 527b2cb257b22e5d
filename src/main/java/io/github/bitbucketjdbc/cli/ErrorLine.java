package io.github.bitbucketjdbc.cli;

import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Puts a failure on one line, because a script greps for it and a log keeps it. */
final class ErrorLine {
  private ErrorLine() {}

  static String of(Throwable failure) {
    String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
    return "error: " + text(failure) + state(state);
  }

  static String ofWarning(SQLException warning) {
    return "warning: " + text(warning) + state(warning.getSQLState());
  }

  private static String text(Throwable failure) {
    if (failure instanceof CharacterCodingException) {
      return "the statements are not UTF-8 text";
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    return CellText.oneLine(message.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  private static String state(@Nullable String state) {
    return state == null || state.isBlank() ? "" : " [SQLState " + state.strip() + "]";
  }
}
