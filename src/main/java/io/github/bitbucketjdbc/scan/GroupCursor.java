package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A count, with the values of the group that it is for. */
final class GroupCursor extends StepCursor {
  private final @Nullable Object[] group;

  GroupCursor(RowCursor count, @Nullable Object[] group) {
    super(count);
    this.group = group;
  }

  @Override
  public boolean next() {
    return input().next();
  }

  @Override
  public @Nullable Object[] row() {
    @Nullable Object[] row = Arrays.copyOf(group, group.length + 1);
    row[group.length] = input().row()[0];
    return row;
  }
}
