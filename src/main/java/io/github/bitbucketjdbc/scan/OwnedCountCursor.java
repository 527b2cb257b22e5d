package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;
import org.jspecify.annotations.Nullable;

/** A count, with the repository or project that it is for. */
final class OwnedCountCursor extends StepCursor {
  private final Object owner;

  OwnedCountCursor(RowCursor count, Object owner) {
    super(count);
    this.owner = owner;
  }

  @Override
  public boolean next() {
    return input().next();
  }

  @Override
  public @Nullable Object[] row() {
    return new Object[] {owner, input().row()[0]};
  }
}
