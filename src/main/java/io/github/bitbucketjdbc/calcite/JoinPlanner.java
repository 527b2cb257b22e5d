package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * Decides the order of joins and which of them look up their right side, by the requests they cost.
 * Calcite's reordering rules explode with the number of tables; this is greedy and takes
 * microseconds.
 */
final class JoinPlanner {
  private JoinPlanner() {}

  /** Plans all joins of a tree; scans that one list answers read it together where that is less. */
  static RelNode best(RelNode node) {
    RelNode apart = plan(node);
    RelNode alike = SharedScans.withCommonColumns(node);
    RelNode marked = SharedLists.in(alike);
    if (marked == alike) {
      return apart;
    }
    RelNode together = plan(marked);
    return Requests.of(together) < Requests.of(apart) ? together : apart;
  }

  private static RelNode plan(RelNode node) {
    if (JoinGraph.isInner(node)) {
      return inner((LogicalJoin) node);
    }
    if (node instanceof LogicalJoin join
        && join.getJoinType() == JoinRelType.SEMI
        && JoinGraph.leadsToJoin(join.getLeft())) {
      Optional<RelNode> inner = SideJoin.asInner(join);
      if (inner.isPresent()) {
        return plan(inner.get());
      }
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
    return join.getJoinType() == JoinRelType.RIGHT ? swapped(join) : SideJoin.plan(join);
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
    LogicalJoin mirrored =
        LogicalJoin.create(
            join.getRight(),
            join.getLeft(),
            List.of(),
            JoinGraph.renumber(join.getCondition(), numbers),
            join.getVariablesSet(),
            JoinRelType.LEFT);
    RelNode other = SideJoin.plan(mirrored);
    List<RexNode> fields =
        numbers.stream().<RexNode>map(i -> RexInputRef.of(i, other.getRowType())).toList();
    return LogicalProject.create(
        other, List.of(), fields, join.getRowType().getFieldNames(), Set.of());
  }
}
