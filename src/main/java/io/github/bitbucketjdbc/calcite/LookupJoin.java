package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.util.Pair;

/**
 * A join whose left side supplies the keys with which the right side is asked, instead of reading
 * all of it.
 */
final class LookupJoin extends SingleRel {
  private final RestScan right;
  private final JoinRelType joinType;
  private final List<Pair<Integer, Integer>> keys;
  private final RelDataType joinedRow;
  private final double expectedKeys;

  /**
   * A lookup join.
   *
   * @param keys pairs of a field of the left and a field of the right that must be equal
   * @param expectedKeys how many different keys the left will probably supply
   */
  LookupJoin(
      RelOptCluster cluster,
      RelNode left,
      RestScan right,
      JoinRelType joinType,
      List<Pair<Integer, Integer>> keys,
      RelDataType joinedRow,
      double expectedKeys) {
    super(cluster, cluster.traitSetOf(Convention.NONE), left);
    this.right = right;
    this.joinType = joinType;
    this.keys = List.copyOf(keys);
    this.joinedRow = joinedRow;
    this.expectedKeys = expectedKeys;
  }

  RestScan right() {
    return right;
  }

  /** Returns this join as one whose first rows may be enough. */
  LookupJoin endingEarly() {
    ScanSpec spec = right.spec().withEarlyEnd(true);
    RestScan asked = right.with(spec, right.slots(), right.getRowType());
    return new LookupJoin(getCluster(), getInput(), asked, joinType, keys, joinedRow, expectedKeys);
  }

  /** Returns whether each key costs a request of its own. */
  boolean asksForEachKey() {
    double two =
        PlanningContext.of(getCluster()).requests().lookupRequests(right.spec(), keyColumns(), 2);
    return two > 1.5;
  }

  JoinRelType joinType() {
    return joinType;
  }

  List<Pair<Integer, Integer>> keys() {
    return keys;
  }

  double expectedKeys() {
    return expectedKeys;
  }

  /** Returns the columns by which the right side is asked, as positions in its table. */
  List<Integer> keyColumns() {
    return keys.stream().map(k -> right.spec().columns().get(k.right)).toList();
  }

  /** Guesses the requests of the right side. */
  double requests() {
    return PlanningContext.of(getCluster())
        .requests()
        .lookupRequests(right.spec(), keyColumns(), expectedKeys);
  }

  @Override
  protected RelDataType deriveRowType() {
    return joinedRow;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new LookupJoin(
        getCluster(), inputs.get(0), right, joinType, keys, joinedRow, expectedKeys);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    right.explainTerms(super.explainTerms(writer).item("joinType", joinType).item("keys", keys));
    return writer;
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    double left = mq.getRowCount(getInput());
    return switch (joinType) {
      case SEMI, ANTI -> left / 2;
      case LEFT_MARK -> left;
      default -> left * 2;
    };
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    return planner.getCostFactory().makeCost(100 * mq.getRowCount(getInput()), 0, 0);
  }
}
