package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * Gives the right side of right and full joins a second column when it has only one. Calcite's loop
 * tells right rows apart by identity, and takes equal values of a single column, such as NULL, for
 * one row (seen in 1.42).
 */
final class WideRows {
  private WideRows() {}

  static RelNode in(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visit(node);
            return visited instanceof LogicalJoin join
                    && join.getJoinType().generatesNullsOnLeft()
                    && join.getRight().getRowType().getFieldCount() == 1
                ? widened(join)
                : visited;
          }

          @Override
          public RelNode visit(LogicalJoin join) {
            return visit((RelNode) join);
          }
        });
  }

  private static RelNode widened(LogicalJoin join) {
    RelNode right = join.getRight();
    List<RexNode> two = new ArrayList<>();
    two.add(RexInputRef.of(0, right.getRowType()));
    two.add(join.getCluster().getRexBuilder().makeLiteral(true));
    RelNode wide = LogicalProject.create(right, List.of(), two, List.of("value", "row"), Set.of());
    JoinRelType type = join.getJoinType();
    RelNode joined =
        LogicalJoin.create(
            join.getLeft(), wide, List.of(), join.getCondition(), join.getVariablesSet(), type);
    int width = join.getRowType().getFieldCount();
    List<RexNode> fields =
        IntStream.range(0, width)
            .<RexNode>mapToObj(i -> RexInputRef.of(i, joined.getRowType()))
            .toList();
    return LogicalProject.create(
        joined, List.of(), fields, join.getRowType().getFieldNames(), Set.of());
  }
}
