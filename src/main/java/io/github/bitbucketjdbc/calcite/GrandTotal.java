package io.github.bitbucketjdbc.calcite;

import java.util.Arrays;
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
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.jspecify.annotations.Nullable;

/**
 * The row of {@code ()} among other grouping sets, which is there even without rows to group.
 * Calcite leaves it out (seen in 1.42).
 */
final class GrandTotal extends SingleRel implements EnumerableRel {
  private final List<@Nullable Object> ofNothing;

  private GrandTotal(RelTraitSet traits, RelNode input, List<@Nullable Object> ofNothing) {
    super(input.getCluster(), traits, input);
    this.ofNothing = ofNothing;
  }

  /** Returns the plan with such rows. */
  static RelNode in(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visit(node);
            return visited instanceof Aggregate aggregate && isOneOfSeveral(aggregate)
                ? new GrandTotal(
                    aggregate.getCluster().traitSetOf(Convention.NONE),
                    aggregate,
                    ofNothing(aggregate))
                : visited;
          }
        });
  }

  private static boolean isOneOfSeveral(Aggregate aggregate) {
    return aggregate.getGroupCount() > 0
        && aggregate.getGroupSets().stream().anyMatch(s -> s.isEmpty());
  }

  private static List<@Nullable Object> ofNothing(Aggregate aggregate) {
    @Nullable Object[] row = new @Nullable Object[aggregate.getRowType().getFieldCount()];
    int at = aggregate.getGroupCount();
    for (AggregateCall call : aggregate.getAggCallList()) {
      row[at++] =
          switch (call.getAggregation().getKind()) {
            case COUNT, REGR_COUNT -> 0L;
            case GROUPING, GROUPING_ID -> (1L << call.getArgList().size()) - 1;
            default -> null;
          };
    }
    return Arrays.asList(row);
  }

  /** Returns the physical form. */
  GrandTotal over(RelNode input) {
    return new GrandTotal(getTraitSet().replace(EnumerableConvention.INSTANCE), input, ofNothing);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new GrandTotal(traitSet, inputs.get(0), ofNothing);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    BlockBuilder code = new BlockBuilder();
    Result rows = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    boolean bare = rows.physType.getFormat() == JavaRowFormat.SCALAR;
    Expression all = code.append("rows", rows.block);
    Expression shaped = bare ? all : rows.physType.convertTo(all, JavaRowFormat.ARRAY);
    code.add(
        Expressions.call(
            ScanCalls.class, "total", shaped, implementor.stash(ofNothing, List.class)));
    PhysType type = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), pref.preferArray());
    return implementor.result(type, code.toBlock());
  }
}
