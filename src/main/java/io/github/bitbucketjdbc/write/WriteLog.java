package io.github.bitbucketjdbc.write;

import io.github.bitbucketjdbc.query.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of each row of the last batch of a connection; {@code sys_identity} shows it. A batch
 * is what one execution writes. Safe for use by several threads.
 */
public final class WriteLog {
  private static final int MOST_ENTRIES = 100_000;

  private final List<Entry> entries = new ArrayList<>();
  private @Nullable String lastInserted;
  private long batch;
  private long current;

  /**
   * A row.
   *
   * @param id its key, several values joined by commas, or "" when it is not known
   * @param batch the number of the batch on this connection, from 1
   * @param operation INSERT, UPDATE or DELETE, and the table
   * @param message the error, or ""
   */
  public record Entry(String id, long batch, String operation, String message) {}

  synchronized void add(Execution execution, String id, String operation, String message) {
    if (execution.id() != current) {
      current = execution.id();
      entries.clear();
      batch++;
    }
    if (entries.size() < MOST_ENTRIES) {
      entries.add(new Entry(id, batch, operation, message));
    }
  }

  synchronized void inserted(String key) {
    lastInserted = key;
  }

  /** Returns the own key of the row that was inserted last, if one was and its key is known. */
  synchronized Optional<String> lastInserted() {
    return Optional.ofNullable(lastInserted);
  }

  /** Returns the rows of the last batch, in order. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
