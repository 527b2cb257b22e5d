package io.github.bitbucketjdbc.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small request that tells values of a summary.
 *
 * @param scan what is asked, which has one row at most: a number, the row with the smallest or
 *     largest value, or both
 * @param group the value of the group's column, or null when there is one group
 * @param columns for each aggregate of the summary, where its value stands in the row, or -1
 */
public record SummaryPart(ScanSpec scan, @Nullable Object group, List<Integer> columns) {
  /** Copies the list. */
  public SummaryPart {
    columns = List.copyOf(columns);
  }
}
