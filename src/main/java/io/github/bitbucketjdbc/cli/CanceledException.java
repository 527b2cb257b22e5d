package io.github.bitbucketjdbc.cli;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The user canceled the statement; what the driver said about that is of no interest. */
final class CanceledException extends SQLException {
  private static final long serialVersionUID = 1L;

  CanceledException(@Nullable Throwable cause) {
    super("canceled", cause);
  }
}
