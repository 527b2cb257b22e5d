package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.ColumnStrategy;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql2rel.InitializerExpressionFactory;
import org.apache.calcite.sql2rel.NullInitializerExpressionFactory;
import org.jspecify.annotations.Nullable;

/** A table of the catalog as one schema shows it: an own schema fixes the first column. */
final class RestTable extends AbstractTable implements TranslatableTable {
  private static final InitializerExpressionFactory OPTIONAL_COLUMNS =
      new NullInitializerExpressionFactory() {
        @Override
        public ColumnStrategy generationStrategy(RelOptTable target, int column) {
          return ColumnStrategy.DEFAULT;
        }
      };

  private final TableDef table;
  private final String owner;
  private final boolean includeDeleted;

  /** A table; {@code owner} is the slug or key that an own schema fixes, or "". */
  RestTable(TableDef table, String owner, boolean includeDeleted) {
    this.table = table;
    this.owner = owner;
    this.includeDeleted = includeDeleted;
  }

  /** Returns the positions in the definition of the columns that are shown. */
  private List<Integer> shown() {
    List<Integer> columns = new ArrayList<>();
    for (int i = owner.isEmpty() ? 0 : 1; i < table.columns().size(); i++) {
      columns.add(i);
    }
    return columns;
  }

  TableDef definition() {
    return table;
  }

  /** Returns the slug or key that an own schema fixes, or "". */
  String owner() {
    return owner;
  }

  /** An INSERT may leave out any column; which ones it needs is said in the table's definition. */
  @Override
  public <C> @Nullable C unwrap(Class<C> type) {
    return type == InitializerExpressionFactory.class
        ? type.cast(OPTIONAL_COLUMNS)
        : super.unwrap(type);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    BitbucketTypeFactory types = (BitbucketTypeFactory) typeFactory;
    RelDataTypeFactory.Builder row = typeFactory.builder();
    for (int i : shown()) {
      ColumnDef column = table.columns().get(i);
      row.add(column.name(), types.typeOf(column));
    }
    return row.build();
  }

  @Override
  public Statistic getStatistic() {
    return Statistics.of((double) table.typicalRows(), List.of());
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable relOptTable) {
    PlanningContext planning = PlanningContext.of(context.getCluster());
    ScanSpec spec = ScanSpec.of(table, shown());
    if (!owner.isEmpty()) {
      spec = spec.withOwner(owner);
    }
    if (!planning.pushdown()) {
      requireRows(planning);
      spec = spec.withoutPushdown();
    }
    RestScan scan =
        new RestScan(context.getCluster(), relOptTable, spec, List.of(), relOptTable.getRowType());
    boolean hides =
        !table.hiddenBy().isEmpty()
            && !includeDeleted
            && !planning.filteredNames().contains(table.hiddenBy().toLowerCase(Locale.ROOT));
    return hides ? withoutHidden(scan) : scan;
  }

  /** A value that has to be in a request is unknown to those who read the whole list. */
  private void requireRows(PlanningContext planning) {
    for (ColumnDef column : table.columns()) {
      if (table.isGiven(column)
          && planning.filteredNames().contains(column.name().toLowerCase(Locale.ROOT))) {
        throw new BitbucketException(
            SqlState.REQUIRED_FILTER,
            "Bitbucket does not tell the "
                + column.name()
                + " of "
                + table.name()
                + ": a comparison with = or IN needs Pushdown=full");
      }
    }
  }

  private RelNode withoutHidden(RestScan scan) {
    RexBuilder rex = scan.getCluster().getRexBuilder();
    int flag = scan.getRowType().getFieldNames().indexOf(table.hiddenBy());
    RexNode shown = rex.makeCall(SqlStdOperatorTable.IS_NOT_TRUE, rex.makeInputRef(scan, flag));
    return LogicalFilter.create(scan, shown);
  }
}
