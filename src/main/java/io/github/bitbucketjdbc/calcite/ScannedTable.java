package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.ComparisonOperator;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.List;
import org.apache.calcite.linq4j.tree.TableExpressionFactory;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The table below a scan as the planner's metadata sees it: with the columns that the scan gives.
 * The keys of the whole table would be read as positions in the scan's rows, and a DISTINCT or a
 * join would be dropped because of columns that are not unique. It is no translatable table, which
 * expanding a view would translate a second time.
 */
final class ScannedTable extends AbstractTable {
  private final RelDataType row;
  private final List<ImmutableBitSet> keys;

  private ScannedTable(RelDataType row, List<ImmutableBitSet> keys) {
    this.row = row;
    this.keys = keys;
  }

  static RelOptTable of(RelOptTable table, ScanSpec spec, RelDataType row) {
    ImmutableBitSet key = key(spec);
    Table scanned = new ScannedTable(row, key == null ? List.of() : List.of(key));
    TableExpressionFactory none =
        type -> {
          throw new UnsupportedOperationException("A scan is read by its own rules");
        };
    return RelOptTableImpl.create(
        table.getRelOptSchema(), row, table.getQualifiedName(), scanned, none);
  }

  /** Returns the columns that are unique together, or null. */
  private static @Nullable ImmutableBitSet key(ScanSpec spec) {
    if (spec.isSummary()) {
      return ImmutableBitSet.range(spec.columns().size());
    }
    TableDef table = spec.table();
    if (table.primaryKey().isEmpty()) {
      return null;
    }
    ImmutableBitSet.Builder key = ImmutableBitSet.builder();
    for (ColumnDef column : table.columns()) {
      if (column.key()) {
        int at = table.indexOf(column.name());
        if (spec.columns().contains(at)) {
          key.set(spec.columns().indexOf(at));
        } else if (!isFixed(spec, at)) {
          return null;
        }
      }
    }
    return key.build();
  }

  private static boolean isFixed(ScanSpec spec, int column) {
    return Predicate.conjuncts(spec.filter()).stream()
        .anyMatch(
            p ->
                p instanceof Predicate.Comparison c
                    && c.column() == column
                    && c.operator() == ComparisonOperator.EQ);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    return row;
  }

  @Override
  public Statistic getStatistic() {
    return Statistics.of(1000, keys);
  }
}
