package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.Pair;

/**
 * Decides the order of joins and which of them look up their right side, by the requests they cost.
 * Calcite's reordering rules explode with the number of tables; this is greedy and takes
 * microseconds.
 */
final class JoinPlanner {
  private JoinPlanner() {}

  static RelNode plan(RelNode node) {
    if (JoinGraph.isInner(node)) {
      return inner((LogicalJoin) node);
    }
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode planned = plan(input);
      changed |= planned != input;
      inputs.add(planned);
    }
    RelNode copy = changed ? node.copy(node.getTraitSet(), inputs) : node;
    return copy instanceof LogicalJoin join ? outer(join) : copy;
  }

  private static RelNode inner(LogicalJoin join) {
    JoinGraph.Of found = JoinGraph.of(join, JoinPlanner::plan);
    JoinTree tree = JoinOrder.best(found.graph());
    List<RexNode> fields = new ArrayList<>();
    List<RelDataTypeField> wanted = join.getRowType().getFieldList();
    for (int i = 0; i < wanted.size(); i++) {
      int at = tree.fields().indexOf(found.outputs().get(i));
      fields.add(new RexInputRef(at, tree.node().getRowType().getFieldList().get(at).getType()));
    }
    return LogicalProject.create(
        tree.node(), List.of(), fields, join.getRowType().getFieldNames(), Set.of());
  }

  private static RelNode outer(LogicalJoin join) {
    if (join.getJoinType() == JoinRelType.RIGHT && join.getLeft() instanceof RestScan) {
      return swapped(join);
    }
    boolean possible =
        switch (join.getJoinType()) {
          case LEFT, SEMI, ANTI -> join.getRight() instanceof RestScan;
          default -> false;
        };
    JoinInfo info = join.analyzeCondition();
    if (!possible || !info.isEqui() || info.leftKeys.isEmpty()) {
      return join;
    }
    List<Pair<Integer, Integer>> keys = new ArrayList<>();
    for (int i = 0; i < info.leftKeys.size(); i++) {
      keys.add(Pair.of(info.leftKeys.get(i), info.rightKeys.get(i)));
    }
    RestScan right = (RestScan) join.getRight();
    boolean nullsMatch = join.getCondition().toString().contains("IS NOT DISTINCT FROM");
    Lookup lookup = Lookup.of(join.getLeft(), right, keys, nullsMatch);
    double drivers = join.getCluster().getMetadataQuery().getRowCount(join.getLeft());
    boolean given = info.rightKeys.stream().anyMatch(right::isGiven);
    double whole = given ? Double.MAX_VALUE : right.estimate().requests();
    return lookup.requests(drivers) < whole
        ? new LookupJoin(
            join.getCluster(),
            join.getLeft(),
            right,
            join.getJoinType(),
            keys,
            join.getRowType(),
            drivers)
        : join;
  }

  /** A right join is a left join the other way round. */
  private static RelNode swapped(LogicalJoin join) {
    int left = join.getLeft().getRowType().getFieldCount();
    int right = join.getRight().getRowType().getFieldCount();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < left; i++) {
      numbers.add(right + i);
    }
    for (int i = 0; i < right; i++) {
      numbers.add(i);
    }
    RelNode other =
        outer(
            LogicalJoin.create(
                join.getRight(),
                join.getLeft(),
                List.of(),
                JoinGraph.renumber(join.getCondition(), numbers),
                join.getVariablesSet(),
                JoinRelType.LEFT));
    List<RexNode> fields =
        numbers.stream().<RexNode>map(i -> RexInputRef.of(i, other.getRowType())).toList();
    return LogicalProject.create(
        other, List.of(), fields, join.getRowType().getFieldNames(), Set.of());
  }
}
