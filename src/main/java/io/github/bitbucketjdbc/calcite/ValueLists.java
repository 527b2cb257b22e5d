package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Writes {@code x = 1 OR x = 2 OR …}, which is also what {@code x IN (1, 2, …)} becomes, as one
 * search among values, and {@code x <> 1 AND x <> 2 AND …} as its opposite. Calcite would do the
 * same, but simplifies each comparison by all those before it first, for which a thousand values
 * take minutes.
 */
final class ValueLists extends RexShuttle {
  private final RexBuilder rex;

  private ValueLists(RexBuilder rex) {
    this.rex = rex;
  }

  /** Gathers the values in the filters of a plan. */
  static RelNode gather(RelNode plan) {
    ValueLists lists = new ValueLists(plan.getCluster().getRexBuilder());
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visit(node);
            return visited instanceof Filter ? visited.accept(lists) : visited;
          }
        });
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    return ((RexSubQuery) super.visitSubQuery(subQuery)).clone(gather(subQuery.rel));
  }

  @Override
  public RexNode visitCall(RexCall call) {
    return switch (call.getKind()) {
      case OR -> gathered(call, RelOptUtil.disjunctions(call), SqlKind.EQUALS);
      case AND -> gathered(call, RelOptUtil.conjunctions(call), SqlKind.NOT_EQUALS);
      default -> super.visitCall(call);
    };
  }

  private RexNode gathered(RexCall call, List<RexNode> operands, SqlKind comparison) {
    Map<RexNode, List<RexNode>> values = new LinkedHashMap<>();
    List<RexNode> terms = new ArrayList<>();
    for (RexNode operand : operands) {
      RexNode term = withValueLast(operand, comparison);
      if (isValue(term, comparison)) {
        List<RexNode> sides = ((RexCall) term).getOperands();
        values.computeIfAbsent(sides.get(0), k -> new ArrayList<>()).add(sides.get(1));
      } else {
        terms.add(term.accept(this));
      }
    }
    boolean excluded = comparison == SqlKind.NOT_EQUALS;
    values.forEach(
        (left, literals) -> {
          RexNode list = rex.makeIn(left, literals);
          terms.add(excluded ? RexUtil.not(list) : list);
        });
    return terms.size() == 1 ? terms.get(0) : rex.makeCall(call.getOperator(), terms);
  }

  /** Writes {@code 1 = x} as {@code x = 1}. */
  private RexNode withValueLast(RexNode term, SqlKind comparison) {
    boolean first =
        term.getKind() == comparison && ((RexCall) term).getOperands().get(0) instanceof RexLiteral;
    RexNode turned = first ? RexUtil.invert(rex, (RexCall) term) : term;
    return turned == null ? term : turned;
  }

  private static boolean isValue(RexNode term, SqlKind comparison) {
    return term.getKind() == comparison
        && ((RexCall) term).getOperands().get(1) instanceof RexLiteral literal
        && !literal.isNull();
  }
}
