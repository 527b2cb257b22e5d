package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.rules.ReduceExpressionsRule;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Reduces conditions as Calcite's rule does, which compares a CASE with a value by comparing each
 * of its results. Calcite gives those comparisons the type that the whole one had: {@code
 * COALESCE(a, 'x') = 'y'} is never NULL, so {@code a = 'y'} is taken to be never NULL either, and
 * its opposite loses the rows without {@code a} (seen in Calcite 1.42). Here each comparison has a
 * type of its own.
 */
final class ConditionRule extends ReduceExpressionsRule.FilterReduceExpressionsRule {
  private static final Set<SqlKind> CASTS = EnumSet.of(SqlKind.CAST, SqlKind.SAFE_CAST);

  private ConditionRule() {
    super(FilterReduceExpressionsRuleConfig.DEFAULT);
  }

  static RelOptRule create() {
    return new ConditionRule();
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    RexNode condition = filter.getCondition();
    RexNode typed = condition.accept(new Comparisons(filter.getCluster().getRexBuilder()));
    if (typed.equals(condition)) {
      super.onMatch(call);
    } else {
      call.transformTo(filter.copy(filter.getTraitSet(), filter.getInput(), typed));
    }
  }

  /** Moves comparisons into the CASEs that they compare. */
  private static final class Comparisons extends RexShuttle {
    private final RexBuilder rex;

    Comparisons(RexBuilder rex) {
      this.rex = rex;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexCall visited = (RexCall) super.visitCall(call);
      if (visited != call && call.getType().getSqlTypeName() == SqlTypeName.BOOLEAN) {
        visited = typed(visited, visited.getOperands());
      }
      RexCall moved = pushPredicateIntoCase(visited);
      return moved == visited ? visited : typed(moved, results(moved)).accept(this);
    }

    private RexCall typed(RexCall call, List<RexNode> operands) {
      if (!CASTS.contains(call.getKind())) {
        return (RexCall) rex.makeCall(call.getOperator(), operands);
      }
      boolean nullable = operands.get(0).getType().isNullable() || call.getKind() != SqlKind.CAST;
      RelDataType type = rex.getTypeFactory().createTypeWithNullability(call.getType(), nullable);
      return call.clone(type, operands);
    }

    private List<RexNode> results(RexCall choice) {
      List<RexNode> operands = new ArrayList<>(choice.getOperands());
      for (int i = 0; i < operands.size(); i++) {
        if (!RexUtil.isCasePredicate(choice, i)) {
          RexCall comparison = (RexCall) operands.get(i);
          List<RexNode> sides = comparison.getOperands().stream().map(this::maybeNull).toList();
          operands.set(i, typed(comparison, sides));
        }
      }
      return operands;
    }

    /**
     * Returns a value without the cast that says that it is not NULL, which is true inside only.
     */
    private RexNode maybeNull(RexNode value) {
      if (value.getKind() == SqlKind.CAST) {
        RexNode inside = ((RexCall) value).getOperands().get(0);
        return SqlTypeUtil.equalSansNullability(
                rex.getTypeFactory(), inside.getType(), value.getType())
            ? inside
            : value;
      }
      return value;
    }
  }
}
