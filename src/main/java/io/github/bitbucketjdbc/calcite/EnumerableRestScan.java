package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** The physical form of a {@link RestScan}: generated code asks {@link ScanCalls} for the rows. */
final class EnumerableRestScan extends AbstractRelNode implements EnumerableRel {
  private final RestScan scan;

  EnumerableRestScan(RelOptCluster cluster, RestScan scan) {
    super(cluster, cluster.traitSetOf(EnumerableConvention.INSTANCE));
    this.scan = scan;
    this.rowType = scan.getRowType();
  }

  RestScan scan() {
    return scan;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return scan.explainTerms(super.explainTerms(writer));
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return scan.estimateRowCount(mq);
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    return scan.computeSelfCost(planner, mq);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    PhysType rows = PhysTypeImpl.of(implementor.getTypeFactory(), rowType, pref.preferArray());
    ScanCall call =
        new ScanCall(scan.spec(), SlotValues.of(getCluster().getRexBuilder(), scan.slots()));
    Expression rowsOfScan =
        Expressions.call(
            ScanCalls.class,
            "scan",
            implementor.getRootExpression(),
            implementor.stash(call, ScanCall.class));
    return implementor.result(rows, Blocks.toBlock(rowsOfScan));
  }
}
