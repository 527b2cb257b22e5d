package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;
import org.jspecify.annotations.Nullable;

/** Some columns of the rows of another cursor. */
final class ProjectCursor extends StepCursor {
  private final int[] positions;
  private @Nullable Object[] current = new Object[0];

  ProjectCursor(RowCursor rows, int[] positions) {
    super(rows);
    this.positions = positions;
  }

  @Override
  public boolean next() {
    if (!input().next()) {
      return false;
    }
    @Nullable Object[] row = input().row();
    current = new Object[positions.length];
    for (int i = 0; i < positions.length; i++) {
      current[i] = row[positions[i]];
    }
    return true;
  }

  @Override
  public @Nullable Object[] row() {
    return current;
  }
}
