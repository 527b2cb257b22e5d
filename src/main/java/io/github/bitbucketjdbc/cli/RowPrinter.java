package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints one result, row by row. */
interface RowPrinter {
  /** Starts with the columns; called once. */
  void begin(List<Column> columns) throws IOException;

  /** Prints the values of {@link RowReader}, as many as there are columns. */
  void row(List<? extends @Nullable Object> values) throws IOException;

  /** Completes the result; not called after a failure. */
  void end() throws IOException;
}
