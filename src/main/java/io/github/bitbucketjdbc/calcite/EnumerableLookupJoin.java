package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;

/** The physical form of a {@link LookupJoin}. */
final class EnumerableLookupJoin extends SingleRel implements EnumerableRel {
  private final LookupJoin join;

  EnumerableLookupJoin(RelOptCluster cluster, RelNode left, LookupJoin join) {
    super(cluster, cluster.traitSetOf(EnumerableConvention.INSTANCE), left);
    this.join = join;
  }

  LookupJoin join() {
    return join;
  }

  @Override
  protected RelDataType deriveRowType() {
    return join.getRowType();
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new EnumerableLookupJoin(getCluster(), inputs.get(0), join);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    super.explainTerms(writer).item("joinType", join.joinType()).item("keys", join.keys());
    return join.right().explainTerms(writer);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    BlockBuilder code = new BlockBuilder();
    Result left = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    Expression leftRows = code.append("left", left.block);
    Expression leftArrays = left.physType.convertTo(leftRows, JavaRowFormat.ARRAY);
    boolean bare = left.physType.getFormat() == JavaRowFormat.SCALAR;
    LookupCall call =
        new LookupCall(
            join.right().spec(),
            SlotValues.of(getCluster().getRexBuilder(), join.right().slots()),
            join.joinType(),
            join.keys(),
            join.asksForEachKey(),
            join.right().getRowType().getFieldCount(),
            getRowType().getFieldCount());
    PhysType rows = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), pref.preferArray());
    code.add(
        Expressions.call(
            ScanCalls.class,
            "lookup",
            implementor.getRootExpression(),
            implementor.stash(call, LookupCall.class),
            bare ? leftRows : leftArrays));
    return implementor.result(rows, code.toBlock());
  }
}
