package io.github.bitbucketjdbc.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A planned statement, which can be executed any number of times, also at the same time. */
public interface PreparedQuery {
  /** Returns the columns of the result, in order. */
  List<ResultColumn> columns();

  /** Returns the parameters, in order of their question marks. */
  List<ParameterColumn> parameters();

  /**
   * Starts the statement.
   *
   * @param parameters one value for each parameter, in the form that {@link RowCursor#row()}
   *     describes for its type
   * @param execution counts the requests and rows, and can stop them
   * @throws io.github.bitbucketjdbc.error.BitbucketException when the first rows cannot be had
   */
  RowCursor execute(List<@Nullable Object> parameters, Execution execution);
}
