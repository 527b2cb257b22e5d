package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Lets what one input of a join is compared with decide about the other input too: {@code a.x = b.x
 * WHERE a.x = 'web'} also says {@code b.x = 'web'}. Only inputs with tables in memory, such as
 * those of INFORMATION_SCHEMA, get it: they list all repositories unless a schema is named, and
 * nothing is looked up in them. A table of the service is asked for the values that the other input
 * has, which costs no more, and nothing when it has none.
 */
final class ConstantAcrossJoinRule extends RelRule<ConstantAcrossJoinRule.Config> {
  private ConstantAcrossJoinRule(Config config) {
    super(config);
  }

  static ConstantAcrossJoinRule create() {
    return new Config("ConstantAcrossJoinRule").toRule();
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    Join join = call.rel(1);
    RexBuilder rex = join.getCluster().getRexBuilder();
    List<RexNode> known = RelOptUtil.conjunctions(filter.getCondition());
    List<RexNode> condition = new ArrayList<>(RelOptUtil.conjunctions(join.getCondition()));
    int before = condition.size();
    JoinInfo keys = join.analyzeCondition();
    int width = join.getLeft().getRowType().getFieldCount();
    for (int i = 0; i < keys.leftKeys.size(); i++) {
      int left = keys.leftKeys.get(i);
      int right = width + keys.rightKeys.get(i);
      // the rows of an outer join's other input stay, whatever its condition says
      if (!join.getJoinType().generatesNullsOnLeft() && hasTableInMemory(join.getRight())) {
        copy(rex, join, known, left, right, condition);
      }
      if (!join.getJoinType().generatesNullsOnRight() && hasTableInMemory(join.getLeft())) {
        copy(rex, join, known, right, left, condition);
      }
    }
    if (condition.size() > before) {
      RelNode narrowed =
          join.copy(
              join.getTraitSet(),
              RexUtil.composeConjunction(rex, condition),
              join.getLeft(),
              join.getRight(),
              join.getJoinType(),
              join.isSemiJoinDone());
      call.transformTo(filter.copy(filter.getTraitSet(), narrowed, filter.getCondition()));
    }
  }

  /** Adds to a condition what is known about one field, as said about another one. */
  private static void copy(
      RexBuilder rex, Join join, List<RexNode> known, int from, int to, List<RexNode> condition) {
    for (RexNode conjunct : known) {
      if (conjunct.getKind() != SqlKind.EQUALS) {
        continue;
      }
      List<RexNode> sides = ((RexCall) conjunct).getOperands();
      for (int i = 0; i < 2; i++) {
        if (isField(sides.get(i), from) && isValue(sides.get(1 - i))) {
          RexNode same =
              rex.makeCall(
                  SqlStdOperatorTable.EQUALS, rex.makeInputRef(join, to), sides.get(1 - i));
          if (!known.contains(same) && !condition.contains(same)) {
            condition.add(same);
          }
        }
      }
    }
  }

  private static boolean isField(RexNode node, int field) {
    return node instanceof RexInputRef ref && ref.getIndex() == field;
  }

  private static boolean isValue(RexNode node) {
    return node instanceof RexLiteral || node instanceof RexDynamicParam;
  }

  private static boolean hasTableInMemory(RelNode node) {
    RelNode current = node.stripped();
    return current instanceof TableScan && !(current instanceof RestScan)
        || current.getInputs().stream().anyMatch(ConstantAcrossJoinRule::hasTableInMemory);
  }

  /** The shape it matches: a filter on a join. */
  record Config(String description) implements RelRule.Config {
    @Override
    public ConstantAcrossJoinRule toRule() {
      return new ConstantAcrossJoinRule(this);
    }

    @Override
    public OperandTransform operandSupplier() {
      return b -> b.operand(Filter.class).oneInput(j -> j.operand(Join.class).anyInputs());
    }

    @Override
    public RelBuilderFactory relBuilderFactory() {
      return RelFactories.LOGICAL_BUILDER;
    }

    @Override
    public Config withRelBuilderFactory(RelBuilderFactory factory) {
      return this;
    }

    @Override
    public Config withDescription(String text) {
      return new Config(text);
    }

    @Override
    public Config withOperandSupplier(OperandTransform transform) {
      return this;
    }
  }
}
