package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/**
 * The way of a query from Calcite's algebra to something that runs. Calcite's own program needs
 * minutes for joins of four tables; this one normalises with heuristics, lets the scans grow,
 * orders joins by requests, and asks Volcano only for the physical form of what is left.
 */
final class QueryProgram {
  private final boolean pushdown;

  QueryProgram(boolean pushdown) {
    this.pushdown = pushdown;
  }

  /** Returns the logical plan in which scans hold all they can. */
  RelNode optimize(RelNode query) {
    RelNode plan = ValueLists.gather(LiteralCasts.fold(query));
    plan = GrandTotal.in(withoutSubQueries(plan));
    if (pushdown) {
      plan = ConditionalCounts.in(plan);
    }
    plan = run(plan, NormalizeRules.normalize());
    if (pushdown) {
      plan = run(plan, List.of(ScanRules.FILTER));
    }
    plan = trim(plan);
    if (pushdown) {
      plan = EarlyEnds.limited(ExistenceTests.limited(plan));
    }
    plan = run(plan, pushdown ? NormalizeRules.pushAll() : NormalizeRules.tidy());
    if (pushdown) {
      plan = EarlyEnds.marked(SharedScans.withCommonColumns(JoinPlanner.best(plan)));
    }
    return plan;
  }

  /**
   * Returns the physical plan of a query that is more than one scan. What an earlier planning left
   * behind when it was stopped is forgotten.
   */
  EnumerableRel implementable(RelNode plan) {
    RelNode prepared = CheckedArithmetic.in(run(WideRows.in(plan), NormalizeRules.prepare()));
    StatementPlanner planner = StatementPlanner.of(prepared.getCluster());
    planner.clear();
    PhysicalRules.addTo(planner);
    RelTraitSet wanted = prepared.getTraitSet().replace(EnumerableConvention.INSTANCE);
    planner.setRoot(planner.changeTraits(prepared, wanted));
    RelNode best = planner.findBestExp();
    return (EnumerableRel) run(best, PhysicalRules.calc());
  }

  private static RelNode withoutSubQueries(RelNode plan) {
    if (!SubQueryFinder.isIn(plan)) {
      return plan;
    }
    RelNode correlated = CorrelatedFilters.spellOut(run(plan, NormalizeRules.subQueries()));
    return TopDownGeneralDecorrelator.decorrelateQuery(correlated, builder(correlated));
  }

  private static RelNode trim(RelNode plan) {
    return new RelFieldTrimmer(null, builder(plan)).trim(plan);
  }

  private static RelBuilder builder(RelNode plan) {
    return RelFactories.LOGICAL_BUILDER.create(plan.getCluster(), null);
  }

  static RelNode run(RelNode plan, List<RelOptRule> rules) {
    return StatementPlanner.of(plan.getCluster()).apply(rules, plan);
  }
}
