package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.query.UpdateResult;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A statement of which the first row of the latest result is kept, besides the result itself. */
final class OutputQuery implements PreparedQuery {
  private final PreparedQuery query;
  private @Nullable BitbucketResultSet first;

  OutputQuery(PreparedQuery query) {
    this.query = query;
  }

  /** Returns the first row, not yet moved to; null when the statement has not run. */
  @Nullable BitbucketResultSet first() {
    return first;
  }

  @Override
  public List<ResultColumn> columns() {
    return query.columns();
  }

  @Override
  public List<ParameterColumn> parameters() {
    return query.parameters();
  }

  @Override
  public List<String> parameterNames() {
    return query.parameterNames();
  }

  @Override
  public boolean isUpdate() {
    return query.isUpdate();
  }

  @Override
  public boolean changes() {
    return query.changes();
  }

  @Override
  public RowCursor execute(List<@Nullable Object> parameters, Execution execution) {
    first = null;
    RowCursor cursor = query.execute(parameters, execution);
    boolean found = cursor.next();
    @Nullable Object[] row = found ? cursor.row() : new @Nullable Object[0];
    Stream<@Nullable Object[]> rows = found ? Stream.<@Nullable Object[]>of(row) : Stream.empty();
    first = BitbucketResultSet.detached(columns(), MetadataRows.cursor(rows.iterator()));
    return new FromFirst(cursor, found, row);
  }

  @Override
  public UpdateResult update(List<@Nullable Object> parameters, Execution execution) {
    first = null;
    return query.update(parameters, execution);
  }

  /** The rows of a cursor that has moved to its first one already. */
  private static final class FromFirst implements RowCursor {
    private final RowCursor rest;
    private final boolean found;
    private final @Nullable Object[] row;
    private int moves;

    FromFirst(RowCursor rest, boolean found, @Nullable Object[] row) {
      this.rest = rest;
      this.found = found;
      this.row = row;
    }

    @Override
    public boolean next() {
      moves++;
      return moves == 1 ? found : rest.next();
    }

    @Override
    public @Nullable Object[] row() {
      return moves == 1 ? row.clone() : rest.row();
    }

    @Override
    public void close() {
      rest.close();
    }
  }
}
