package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Window;

/**
 * Rows that end with an error when their statement is stopped. Generated code knows neither
 * cancellation nor time, so every loop in it that can be long has one of these at its input or
 * output: sources, and what makes many rows of few. Windows, whose frames make many steps of few
 * rows before there is any output, ask inside their loops.
 */
final class Watched extends SingleRel implements EnumerableRel {
  private Watched(RelNode input) {
    super(input.getCluster(), input.getTraitSet().replace(EnumerableConvention.INSTANCE), input);
  }

  /** Returns a physical plan whose long loops can be stopped. */
  static EnumerableRel in(RelNode plan) {
    boolean multiplies =
        plan instanceof Join
            || plan instanceof Correlate
            || plan instanceof RepeatUnion
            || plan instanceof Uncollect
            || plan instanceof EnumerableLookupJoin;
    boolean ownLoops = plan instanceof Window;
    List<RelNode> inputs =
        plan.getInputs().stream()
            .<RelNode>map(Watched::in)
            .map(input -> multiplies ? of(input) : input)
            .toList();
    RelNode copy = inputs.isEmpty() ? plan : plan.copy(plan.getTraitSet(), inputs);
    return multiplies || ownLoops || inputs.isEmpty() ? of(copy) : (EnumerableRel) copy;
  }

  private static Watched of(RelNode rel) {
    return rel instanceof Watched watched ? watched : new Watched(rel);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new Watched(inputs.get(0));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    BlockBuilder code = new BlockBuilder();
    Result rows = implementor.visitChild(this, 0, (EnumerableRel) getInput(), pref);
    BlockStatement block =
        getInput() instanceof Window
            ? rows.block.accept(new WatchedLoops(implementor.getRootExpression()))
            : rows.block;
    Expression unwatched = code.append("rows", block);
    code.add(
        Expressions.call(ScanCalls.class, "watched", implementor.getRootExpression(), unwatched));
    return implementor.result(rows.physType, code.toBlock());
  }
}
