package io.github.bitbucketjdbc.json;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of columns are put while an element is read. A column whose value may stand in
 * several places has a slot for each of them, since the answer has them in any order; the first
 * that is filled counts.
 */
final class ColumnSlots {
  private final int visible;
  private final List<ColumnDef> columns;
  private final List<int[]> extra = new ArrayList<>();

  ColumnSlots(List<ColumnDef> wanted) {
    visible = wanted.size();
    columns = new ArrayList<>(wanted);
    for (ColumnDef column : wanted) {
      int more =
          switch (column.source()) {
            case REQUEST, WRITTEN -> 0;
            case ROW, OUTER, DETAIL -> ColumnPath.parse(column.path()).places().size() - 1;
          };
      int[] slots = new int[more];
      for (int i = 0; i < more; i++) {
        slots[i] = columns.size();
        columns.add(column);
      }
      extra.add(slots);
    }
  }

  /** Returns the column of each slot; those that were wanted come first. */
  List<ColumnDef> columns() {
    return columns;
  }

  /** Leads the places of a wanted column to its slots. */
  void lead(FieldNode node, int column) {
    ColumnPath path = ColumnPath.parse(columns.get(column).path());
    for (int i = 0; i < path.places().size(); i++) {
      ColumnPath.Place place = path.places().get(i);
      int slot = i == 0 ? column : extra.get(column)[i - 1];
      if (path.naming()) {
        node.mark(place.path(), slot, place.label());
      } else {
        node.add(place.path(), slot);
      }
    }
  }

  /** Returns a row that has only the wanted columns. */
  @Nullable Object[] folded(@Nullable Object[] row) {
    if (columns.size() == visible) {
      return row;
    }
    @Nullable Object[] folded = Arrays.copyOf(row, visible);
    for (int column = 0; column < visible; column++) {
      int[] slots = extra.get(column);
      for (int i = 0; i < slots.length && folded[column] == null; i++) {
        folded[column] = row[slots[i]];
      }
    }
    return folded;
  }
}
