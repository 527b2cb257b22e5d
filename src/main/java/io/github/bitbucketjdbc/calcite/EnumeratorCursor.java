package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;

/** The rows of generated code, in the form that the JDBC face expects. */
final class EnumeratorCursor implements RowCursor {
  private final Enumerable<?> rows;
  private final Execution execution;
  private final long most;
  private long given;
  private @Nullable Enumerator<?> enumerator;
  private boolean ended;

  EnumeratorCursor(Enumerable<?> rows, Execution execution) {
    this(rows, execution, Long.MAX_VALUE);
  }

  /**
   * The first rows; what generates them would look for one more to see that there are enough.
   *
   * @param most how many rows there are at most
   */
  EnumeratorCursor(Enumerable<?> rows, Execution execution, long most) {
    this.rows = rows;
    this.execution = execution;
    this.most = most;
  }

  /** One column with these values. */
  EnumeratorCursor(List<String> values) {
    this(Linq4j.asEnumerable(values), Execution.unlimited());
  }

  @Override
  public boolean next() {
    if (ended) {
      return false;
    }
    execution.checkRunning();
    try {
      if (enumerator == null) {
        enumerator = rows.enumerator();
      }
      if (given < most && enumerator.moveNext()) {
        given++;
        return true;
      }
    } catch (RuntimeException e) {
      throw EvaluationErrors.of(e);
    }
    close();
    return false;
  }

  @Override
  public @Nullable Object[] row() {
    Object row = current();
    @Nullable Object[] fields = row instanceof Object[] many ? many.clone() : new Object[] {row};
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] instanceof ByteString bytes) {
        fields[i] = bytes.getBytes();
      }
    }
    return fields;
  }

  private @Nullable Object current() {
    try {
      return enumerator == null ? null : enumerator.current();
    } catch (RuntimeException e) {
      throw EvaluationErrors.of(e);
    }
  }

  @Override
  public void close() {
    ended = true;
    if (enumerator != null) {
      enumerator.close();
    }
  }
}
