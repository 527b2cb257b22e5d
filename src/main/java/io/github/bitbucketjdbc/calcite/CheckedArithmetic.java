package io.github.bitbucketjdbc.calcite;

import java.util.Map;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Makes arithmetic with whole numbers fail where its result does not fit. Calcite's usual operators
 * go on with the lower bits, as Java does.
 */
final class CheckedArithmetic extends RexShuttle {
  private static final Map<SqlOperator, SqlOperator> CHECKED =
      Map.of(
          SqlStdOperatorTable.PLUS, SqlStdOperatorTable.CHECKED_PLUS,
          SqlStdOperatorTable.MINUS, SqlStdOperatorTable.CHECKED_MINUS,
          SqlStdOperatorTable.MULTIPLY, SqlStdOperatorTable.CHECKED_MULTIPLY,
          SqlStdOperatorTable.UNARY_MINUS, SqlStdOperatorTable.CHECKED_UNARY_MINUS);

  private final RexBuilder rex;

  private CheckedArithmetic(RexBuilder rex) {
    this.rex = rex;
  }

  static RelNode in(RelNode plan) {
    CheckedArithmetic arithmetic = new CheckedArithmetic(plan.getCluster().getRexBuilder());
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return super.visit(node).accept(arithmetic);
          }
        });
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode visited = super.visitCall(call);
    SqlOperator checked = visited instanceof RexCall c ? CHECKED.get(c.getOperator()) : null;
    return checked == null || !isWhole(visited)
        ? visited
        : rex.makeCall(visited.getType(), checked, ((RexCall) visited).getOperands());
  }

  private static boolean isWhole(RexNode number) {
    return SqlTypeName.INT_TYPES.contains(number.getType().getSqlTypeName())
        && ((RexCall) number)
            .getOperands().stream()
                .allMatch(o -> SqlTypeName.INT_TYPES.contains(o.getType().getSqlTypeName()));
  }
}
