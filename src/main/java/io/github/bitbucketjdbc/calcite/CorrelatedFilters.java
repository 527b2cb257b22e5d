package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Spells out what two equalities with the same outer column mean: {@code outer.x = a AND outer.x =
 * b} becomes {@code outer.x = a AND a = b}. Calcite's top-down decorrelator takes one column for
 * the outer one and forgets the other (seen in 1.42).
 */
final class CorrelatedFilters {
  private CorrelatedFilters() {}

  static RelNode spellOut(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visit(node);
            return visited instanceof LogicalFilter filter ? spellOut(filter) : visited;
          }

          @Override
          public RelNode visit(LogicalFilter filter) {
            return visit((RelNode) filter);
          }
        });
  }

  private static RelNode spellOut(LogicalFilter filter) {
    RexBuilder rex = filter.getCluster().getRexBuilder();
    Map<RexNode, RexInputRef> first = new LinkedHashMap<>();
    List<RexNode> conjuncts = new ArrayList<>();
    boolean changed = false;
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      RexFieldAccess outer = outer(conjunct);
      RexInputRef own = outer == null ? null : own(conjunct);
      RexInputRef earlier = own == null ? null : first.putIfAbsent(outer, own);
      if (earlier == null || earlier.equals(own)) {
        conjuncts.add(conjunct);
      } else {
        conjuncts.add(rex.makeCall(SqlStdOperatorTable.EQUALS, earlier, own));
        changed = true;
      }
    }
    return changed
        ? filter.copy(
            filter.getTraitSet(), filter.getInput(), RexUtil.composeConjunction(rex, conjuncts))
        : filter;
  }

  private static @Nullable RexFieldAccess outer(RexNode conjunct) {
    return side(conjunct, RexFieldAccess.class);
  }

  private static @Nullable RexInputRef own(RexNode conjunct) {
    return side(conjunct, RexInputRef.class);
  }

  private static <T extends RexNode> @Nullable T side(RexNode conjunct, Class<T> kind) {
    if (conjunct.getKind() == SqlKind.EQUALS) {
      for (RexNode operand : ((RexCall) conjunct).getOperands()) {
        if (kind.isInstance(operand)) {
          return kind.cast(operand);
        }
      }
    }
    return null;
  }
}
