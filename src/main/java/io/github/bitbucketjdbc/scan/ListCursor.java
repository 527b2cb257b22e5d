package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are in memory. */
final class ListCursor implements RowCursor {
  private final List<@Nullable Object[]> rows;
  private int position = -1;

  ListCursor(List<@Nullable Object[]> rows) {
    this.rows = rows;
  }

  static ListCursor empty() {
    return new ListCursor(List.of());
  }

  @Override
  public boolean next() {
    return ++position < rows.size();
  }

  @Override
  public @Nullable Object[] row() {
    return rows.get(position);
  }

  @Override
  public void close() {
    position = rows.size();
  }
}
