package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.query.Execution;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/**
 * The planner of one statement. It ends with an error when the execution for which it plans is
 * stopped; Calcite asks before every rule that it applies, ours asks for every estimate.
 */
final class StatementPlanner extends VolcanoPlanner {
  private @Nullable Execution execution;

  StatementPlanner(PlanningContext context) {
    super(null, Contexts.of(context));
    addRelTraitDef(ConventionTraitDef.INSTANCE);
  }

  static StatementPlanner of(RelOptCluster cluster) {
    return (StatementPlanner) cluster.getPlanner();
  }

  /**
   * Plans for an execution. A plan outlives the execution that made it, so nothing of it is kept.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when the execution is stopped or its
   *     time is over
   */
  synchronized <T> T plan(Execution wanted, Supplier<T> work) {
    execution = wanted;
    try {
      checkCancel();
      return work.get();
    } finally {
      execution = null;
    }
  }

  @Override
  public void checkCancel() {
    if (execution != null) {
      execution.checkRunning();
    }
  }

  /** Applies rules to a plan until none of them has anything to change. */
  RelNode apply(List<RelOptRule> rules, RelNode plan) {
    HepProgramBuilder program = HepProgram.builder();
    program.addRuleCollection(rules);
    HepPlanner heuristics =
        new HepPlanner(program.build(), getContext(), true, null, RelOptCostImpl.FACTORY) {
          @Override
          public void checkCancel() {
            StatementPlanner.this.checkCancel();
          }
        };
    heuristics.setRoot(plan);
    return heuristics.findBestExp();
  }
}
