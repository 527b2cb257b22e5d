package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.query.Execution;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** The chain of warnings of one JDBC object. */
final class Warnings {
  private static final String GENERAL = "01000";

  private @Nullable SQLWarning first;
  private @Nullable Execution source;
  private int taken;

  synchronized void add(String text) {
    SQLWarning warning = new SQLWarning(text, GENERAL);
    if (first == null) {
      first = warning;
    } else {
      first.setNextWarning(warning);
    }
  }

  /** Forgets what was and listens to another execution, whose warnings appear as they arise. */
  synchronized void restart(Execution execution) {
    first = null;
    source = execution;
    taken = 0;
  }

  synchronized @Nullable SQLWarning first() {
    if (source != null) {
      for (String text : source.warnings().subList(taken, source.warnings().size())) {
        add(text);
        taken++;
      }
    }
    return first;
  }

  synchronized void clear() {
    first();
    first = null;
  }
}
