package io.github.bitbucketjdbc.cli;

import java.util.Arrays;
import java.util.List;

/**
 * Decides how wide the columns of a table are. On a terminal long texts give way first; numbers and
 * dates stay whole, because half a number is a wrong number. Columns that still find no room are
 * left out from the right.
 */
final class TableLayout {
  private static final int SEPARATOR = 3;
  private static final int MARGIN = 1;
  private static final int SMALLEST = 6;

  private final int[] widths;

  private TableLayout(int[] widths) {
    this.widths = widths;
  }

  /**
   * Fits columns into a width.
   *
   * @param natural what each column would like
   * @param width the columns of the terminal, or 0 for no limit
   */
  static TableLayout fit(List<Column> columns, int[] natural, int width) {
    if (width <= 0) {
      return new TableLayout(natural.clone());
    }
    int shown = natural.length;
    while (shown > 1 && total(capped(columns, natural, shown, SMALLEST)) > width) {
      shown--;
    }
    int cap = Arrays.stream(natural).max().orElse(SMALLEST);
    while (cap > SMALLEST && total(capped(columns, natural, shown, cap)) > width) {
      cap--;
    }
    return new TableLayout(capped(columns, natural, shown, cap));
  }

  int shown() {
    return widths.length;
  }

  int width(int column) {
    return widths[column];
  }

  private static int[] capped(List<Column> columns, int[] natural, int shown, int cap) {
    int[] widths = new int[shown];
    for (int i = 0; i < shown; i++) {
      widths[i] = columns.get(i).isRigid() ? natural[i] : Math.min(natural[i], cap);
    }
    return widths;
  }

  private static int total(int[] widths) {
    return MARGIN + Arrays.stream(widths).sum() + SEPARATOR * (widths.length - 1);
  }
}
