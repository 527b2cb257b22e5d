package io.github.bitbucketjdbc.calcite;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;

/** EXISTS asks for one row when it does not depend on the row outside. */
final class ExistenceTests {
  private static final Set<JoinRelType> TESTS =
      EnumSet.of(JoinRelType.SEMI, JoinRelType.ANTI, JoinRelType.LEFT_MARK);

  private ExistenceTests() {}

  /** Returns the plan with a limit on what is only looked at for being there. */
  static RelNode limited(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visit(node);
            return visited instanceof LogicalJoin join && isTest(join)
                ? join.copy(join.getTraitSet(), List.of(join.getLeft(), firstRow(join.getRight())))
                : visited;
          }
        });
  }

  private static boolean isTest(LogicalJoin join) {
    return TESTS.contains(join.getJoinType()) && join.getCondition().isAlwaysTrue();
  }

  /** Constants are made above the limit, which then reaches the scan. */
  private static RelNode firstRow(RelNode rows) {
    boolean constant =
        rows instanceof LogicalProject p
            && p.getProjects().stream().allMatch(RexLiteral.class::isInstance);
    if (constant) {
      return rows.copy(rows.getTraitSet(), List.of(firstRow(rows.getInput(0))));
    }
    RexBuilder rex = rows.getCluster().getRexBuilder();
    RelDataTypeFactory types = rows.getCluster().getTypeFactory();
    return LogicalSort.create(
        rows,
        RelCollations.EMPTY,
        null,
        rex.makeExactLiteral(BigDecimal.ONE, types.createSqlType(SqlTypeName.INTEGER)));
  }
}
