package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.query.QueryProgress;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;

/** Says how far a statement is. */
final class ProgressText implements Supplier<String> {
  private final QueryProgress progress;

  private ProgressText(QueryProgress progress) {
    this.progress = progress;
  }

  /** Returns the text of a statement, or nothing when its driver knows no progress. */
  static Optional<Supplier<String>> of(Statement statement) {
    try {
      if (statement.isWrapperFor(QueryProgress.class)) {
        return Optional.of(new ProgressText(statement.unwrap(QueryProgress.class)));
      }
    } catch (SQLException | RuntimeException e) {
      // progress is a courtesy; the query matters
    }
    return Optional.empty();
  }

  @Override
  public String get() {
    String waiting = progress.waiting();
    return "… "
        + RowCount.of(progress.requests(), "request")
        + ", "
        + RowCount.text(progress.rows())
        + (waiting.isEmpty() ? "" : ", " + CellText.oneLine(waiting));
  }
}
