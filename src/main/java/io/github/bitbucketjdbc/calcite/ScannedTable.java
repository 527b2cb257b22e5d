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
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The table below a scan as the planner's metadata sees it: with the columns that the scan gives.
 * The keys of the whole table would be read as positions in the scan's rows, and a DISTINCT or a
 * join would be dropped because of columns that are not unique.
 */
final class ScannedTable extends AbstractTable implements TranslatableTable {
  private final ScanSpec spec;
  private final List<RexNode> slots;
  private final RelDataType row;

  private ScannedTable(ScanSpec spec, List<RexNode> slots, RelDataType row) {
    this.spec = spec;
    this.slots = slots;
    this.row = row;
  }

  static RelOptTable of(RelOptTable table, ScanSpec spec, List<RexNode> slots, RelDataType row) {
    Table scanned = new ScannedTable(spec, slots, row);
    TableExpressionFactory none =
        type -> {
          throw new UnsupportedOperationException("A scan is read by its own rules");
        };
    return RelOptTableImpl.create(
        table.getRelOptSchema(), row, table.getQualifiedName(), scanned, none);
  }

  /** Returns the scan once more, which is what Calcite makes of the tables in a view. */
  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return new RestScan(context.getCluster(), table, spec, slots, row);
  }

  /** Returns the columns that are unique together, or null. */
  private static @Nullable ImmutableBitSet key(ScanSpec spec) {
    if (spec.count()) {
      return ImmutableBitSet.of();
    }
    TableDef table = spec.table();
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
    ImmutableBitSet key = key(spec);
    return Statistics.of(spec.table().typicalRows(), key == null ? List.of() : List.of(key));
  }
}
