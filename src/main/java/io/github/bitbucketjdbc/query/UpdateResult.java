package io.github.bitbucketjdbc.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an INSERT, UPDATE or DELETE did.
 *
 * @param count the number of rows
 * @param columns the columns of {@code rows}
 * @param rows the rows that were inserted, as the service answered; empty for other statements
 * @param keys the positions of the primary key among the columns, the row's own column first
 */
public record UpdateResult(
    long count, List<ResultColumn> columns, List<@Nullable Object[]> rows, List<Integer> keys) {
  /** Copies the lists. */
  public UpdateResult {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    keys = List.copyOf(keys);
  }
}
