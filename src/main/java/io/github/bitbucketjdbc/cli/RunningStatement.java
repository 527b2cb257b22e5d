package io.github.bitbucketjdbc.cli;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The statement that Ctrl-C is meant for; set by the thread that runs it, canceled by another. */
final class RunningStatement {
  private @Nullable Statement statement;
  private @Nullable ProgressLine progress;
  private boolean canceled;

  synchronized void begin(Statement started, ProgressLine line) {
    statement = started;
    progress = line;
    canceled = false;
  }

  synchronized void end() {
    statement = null;
    progress = null;
  }

  /** Tells whether the statement that runs, or ran last, was canceled. */
  synchronized boolean isCanceled() {
    return canceled;
  }

  void cancel() {
    Statement target;
    synchronized (this) {
      target = statement;
      if (progress != null) {
        progress.erase();
      }
      canceled |= target != null;
    }
    if (target != null) {
      try {
        target.cancel();
      } catch (SQLException e) {
        // the flag still ends the statement at its next row
      }
    }
  }
}
