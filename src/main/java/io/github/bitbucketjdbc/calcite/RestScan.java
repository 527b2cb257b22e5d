package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.Estimate;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.PredicateText;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A scan of one table that takes in filters, columns, order, limit and count while it is logical.
 * It stays in {@link Convention#NONE}: a leaf that is converted early loses LIMIT, ORDER BY and
 * COUNT.
 */
final class RestScan extends TableScan {
  private final ScanSpec spec;
  private final List<RexNode> slots;
  private final RelDataType wantedRow;

  /**
   * A scan.
   *
   * @param slots the expressions whose values fill the spec's slots at execution
   * @param wantedRow the type of its rows, one field for each column, then one for each aggregate
   */
  RestScan(
      RelOptCluster cluster,
      RelOptTable table,
      ScanSpec spec,
      List<RexNode> slots,
      RelDataType wantedRow) {
    super(
        cluster,
        cluster.traitSetOf(Convention.NONE),
        List.of(),
        ScannedTable.of(table, spec, wantedRow));
    this.spec = spec;
    this.slots = List.copyOf(slots);
    this.wantedRow = wantedRow;
    this.rowType = wantedRow;
  }

  ScanSpec spec() {
    return spec;
  }

  /** Returns whether the values of a field have to be asked for, and cannot be listed. */
  boolean isGiven(int field) {
    return !spec.isSummary()
        && spec.table().isGiven(spec.table().columns().get(spec.columns().get(field)));
  }

  /** Returns whether the scan's condition leaves out the rows in which a field is NULL. */
  boolean leavesOutNulls(int field) {
    return !spec.isSummary()
        && Predicate.conjuncts(spec.filter())
            .contains(new Predicate.NullTest(spec.columns().get(field), false));
  }

  /**
   * Returns the scan as one of which a row for each combination of values in these fields is
   * enough.
   */
  RestScan onePer(List<Integer> fields) {
    if (spec.isSummary()) {
      return this;
    }
    List<Integer> keys = fields.stream().map(f -> spec.columns().get(f)).distinct().toList();
    return with(spec.withOnePer(keys), slots, wantedRow);
  }

  List<RexNode> slots() {
    return slots;
  }

  RestScan with(ScanSpec newSpec, List<RexNode> newSlots, RelDataType newRow) {
    return new RestScan(getCluster(), table, newSpec, newSlots, newRow);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelDataType deriveRowType() {
    return wantedRow;
  }

  /** Lets the field trimmer choose columns, also below joins. */
  @Override
  public RelNode project(
      ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields, RelBuilder relBuilder) {
    if (!extraFields.isEmpty() || spec.isSummary()) {
      return super.project(fieldsUsed, extraFields, relBuilder);
    }
    List<RelDataTypeField> fields =
        fieldsUsed.asList().stream().map(getRowType().getFieldList()::get).toList();
    RelDataType row = getCluster().getTypeFactory().createStructType(fields);
    return spec.withProject(fieldsUsed.asList())
        .<RelNode>map(s -> with(s, slots, row))
        .orElseThrow();
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("columns", getRowType().getFieldNames())
        .itemIf(
            "filter",
            PredicateText.of(spec.table(), spec.filter()),
            !spec.filter().equals(Predicate.TRUE))
        .itemIf("slots", slots, !slots.isEmpty())
        .itemIf("order", spec.order(), !spec.order().isEmpty())
        .itemIf("offset", spec.offset(), spec.offset() != null)
        .itemIf("limit", spec.limit(), spec.limit() != null)
        .itemIf("aggregates", aggregates(), spec.isSummary())
        .itemIf("pushdown", "none", !spec.pushdown());
  }

  private List<String> aggregates() {
    return spec.aggregates().stream()
        .map(
            a ->
                a.function()
                    + (a.column() < 0
                        ? "(*)"
                        : "(" + spec.table().columns().get(a.column()).name() + ")")
                    + (a.isOfAll()
                        ? ""
                        : " FILTER (" + PredicateText.of(spec.table(), a.condition()) + ")"))
        .toList();
  }

  Estimate estimate() {
    StatementPlanner.of(getCluster()).checkCancel();
    RequestPlanner planner = PlanningContext.of(getCluster()).requests();
    return planner.estimate(spec);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return estimate().rows();
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    Estimate estimate = estimate();
    return planner.getCostFactory().makeCost(estimate.rows() + 100 * estimate.requests(), 0, 0);
  }
}
