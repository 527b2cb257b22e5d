package io.github.bitbucketjdbc.write;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement did.
 *
 * @param count the number of rows that were written
 * @param inserted the rows that were inserted, with all columns of the table; a column that the
 *     answer does not tell is NULL
 */
public record WriteOutcome(long count, List<@Nullable Object[]> inserted) {
  /** Copies the list. */
  public WriteOutcome {
    inserted = List.copyOf(inserted);
  }
}
