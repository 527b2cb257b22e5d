package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.RowFilter;
import io.github.bitbucketjdbc.plan.RowOrder;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.List;

/** The local steps between the rows that were read and those that the scan promises. */
final class RowSteps {
  private RowSteps() {}

  /**
   * Filters, orders, limits and projects.
   *
   * @param columns the columns of the rows, by position in the table's definition
   * @param residual the condition that is left
   * @param sorted whether the rows come in the order that is wanted
   */
  static RowCursor shape(
      RowCursor rows, ScanSpec spec, List<Integer> columns, Predicate residual, boolean sorted) {
    RowCursor shaped = filtered(rows, columns, residual);
    if (spec.isSummary()) {
      return new SummaryCursor(new PartialCursor(shaped, spec, columns), spec);
    }
    long limit = spec.limitValue();
    long offset = spec.offsetValue();
    if (!spec.order().isEmpty() && !sorted) {
      shaped =
          new SortCursor(
              shaped,
              new RowOrder(spec.order(), columns::indexOf),
              limit < 0 ? -1 : limit + offset);
    }
    if (!spec.order().isEmpty() && sorted) {
      shaped = sorted(shaped, spec, spec.order().get(0), columns);
    }
    if (!spec.onePer().isEmpty()) {
      int[] key = spec.onePer().stream().mapToInt(columns::indexOf).toArray();
      shaped = new OnePerCursor(shaped, key, spec.combinations());
    }
    if (limit >= 0 || offset > 0) {
      shaped = new LimitCursor(shaped, offset, limit);
    }
    return columns.equals(spec.columns())
        ? shaped
        : new ProjectCursor(shaped, spec.columns().stream().mapToInt(columns::indexOf).toArray());
  }

  static RowCursor sorted(
      RowCursor rows, ScanSpec spec, ScanSpec.Order order, List<Integer> columns) {
    int column = order.column();
    return new SortedCursor(
        rows, order, columns.indexOf(column), spec.table().columns().get(column));
  }

  static RowCursor filtered(RowCursor rows, List<Integer> columns, Predicate residual) {
    return residual.equals(Predicate.TRUE)
        ? rows
        : new FilterCursor(rows, RowFilter.of(residual, columns::indexOf));
  }
}
