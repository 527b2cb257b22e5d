package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first row with each combination of values in some columns. It ends when there can be no other
 * combination, which also stops the paging.
 */
final class OnePerCursor extends StepCursor {
  private final int[] key;
  private final int combinations;
  private final Set<List<@Nullable Object>> seen = new HashSet<>();

  /**
   * A cursor.
   *
   * @param key the positions of the columns
   * @param combinations how many there can be, or 0 when that is not known
   */
  OnePerCursor(RowCursor rows, int[] key, int combinations) {
    super(rows);
    this.key = key;
    this.combinations = combinations;
  }

  @Override
  public boolean next() {
    while (combinations == 0 || seen.size() < combinations) {
      if (!input().next()) {
        return false;
      }
      if (seen.add(combination())) {
        return true;
      }
    }
    close();
    return false;
  }

  private List<@Nullable Object> combination() {
    @Nullable Object[] row = input().row();
    List<@Nullable Object> values = new ArrayList<>(key.length);
    for (int position : key) {
      values.add(row[position]);
    }
    return values;
  }
}
