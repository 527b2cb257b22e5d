package io.github.bitbucketjdbc.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of a batch, one after the other. One that fails does not keep the others from
 * being tried, unless what failed is the connection, the credentials or the time.
 */
final class Batch {
  private static final Set<String> FATAL_CLASSES = Set.of("08", "28", "25", "54", "57", "HY");

  private final List<Long> counts = new ArrayList<>();
  private @Nullable SQLException first;
  private @Nullable SQLException last;

  /** One statement of a batch. */
  @FunctionalInterface
  interface Step {
    /** Runs it and returns its update count. */
    long run() throws SQLException;
  }

  static long[] run(List<Step> steps) throws BatchUpdateException {
    Batch batch = new Batch();
    for (Step step : steps) {
      if (!batch.add(step)) {
        break;
      }
    }
    return batch.counts(steps.size());
  }

  /** Returns whether the next one may be tried. */
  private boolean add(Step step) {
    try {
      counts.add(step.run());
      return true;
    } catch (SQLException e) {
      counts.add((long) Statement.EXECUTE_FAILED);
      if (last == null) {
        first = e;
      } else {
        last.setNextException(e);
      }
      last = e;
      return !FATAL_CLASSES.contains(e.getSQLState().substring(0, 2));
    }
  }

  private long[] counts(int all) throws BatchUpdateException {
    long[] result = counts.stream().mapToLong(Long::longValue).toArray();
    SQLException cause = first;
    if (cause == null) {
      return result;
    }
    long failed = Arrays.stream(result).filter(c -> c == Statement.EXECUTE_FAILED).count();
    String untried = result.length < all ? ", " + (all - result.length) + " were not tried" : "";
    BatchUpdateException failure =
        new BatchUpdateException(
            failed
                + " of "
                + all
                + " statements of the batch failed"
                + untried
                + "; the first: "
                + cause.getMessage(),
            cause.getSQLState(),
            cause.getErrorCode(),
            result,
            cause);
    failure.setNextException(cause);
    throw failure;
  }
}
