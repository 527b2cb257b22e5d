package io.github.bitbucketjdbc.query;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A planned statement, which can be executed any number of times, also at the same time. */
public interface PreparedQuery {
  /** Returns the columns of the result, in order; none when the statement changes rows. */
  List<ResultColumn> columns();

  /** Returns the parameters, in order of their question marks. */
  List<ParameterColumn> parameters();

  /** Returns whether the statement changes rows and so gives a number of them. */
  boolean isUpdate();

  /**
   * Returns whether the statement changes something, rows or not, and so needs a connection that is
   * not read-only.
   */
  boolean changes();

  /** Returns the names of the parameters, as a call of a procedure has them; else none. */
  default List<String> parameterNames() {
    return List.of();
  }

  /**
   * Starts a statement that gives rows.
   *
   * @param parameters one value for each parameter, in the form that {@link RowCursor#row()}
   *     describes for its type
   * @param execution counts the requests and rows, and can stop them
   * @throws io.github.bitbucketjdbc.error.BitbucketException when the first rows cannot be had
   */
  RowCursor execute(List<@Nullable Object> parameters, Execution execution);

  /**
   * Runs a statement that changes rows.
   *
   * @param parameters as for {@link #execute}
   * @param execution as for {@link #execute}
   * @throws io.github.bitbucketjdbc.error.BitbucketException when not all rows were changed; the
   *     message tells which were
   */
  UpdateResult update(List<@Nullable Object> parameters, Execution execution);

  /** Returns the error of a query that is used where a number of rows is wanted. */
  static BitbucketException notAnUpdate() {
    return new BitbucketException(
        SqlState.INVALID_STATE,
        "The statement is a query, which gives rows and no update count; use executeQuery");
  }
}
