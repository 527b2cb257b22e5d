package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.rules.CalcMergeRule;

/** The rules that give logical operators their physical form. None of them reorders anything. */
final class PhysicalRules {
  private PhysicalRules() {}

  static void addTo(RelOptPlanner planner) {
    for (RelOptRule rule :
        List.of(
            SCAN,
            LOOKUP,
            TOTAL,
            EnumerableRules.ENUMERABLE_JOIN_RULE,
            EnumerableRules.ENUMERABLE_CORRELATE_RULE,
            EnumerableRules.ENUMERABLE_CONDITIONAL_CORRELATE_RULE,
            EnumerableRules.ENUMERABLE_PROJECT_RULE,
            EnumerableRules.ENUMERABLE_FILTER_RULE,
            EnumerableRules.ENUMERABLE_AGGREGATE_RULE,
            EnumerableRules.ENUMERABLE_SORT_RULE,
            EnumerableRules.ENUMERABLE_LIMIT_RULE,
            EnumerableRules.ENUMERABLE_LIMIT_SORT_RULE,
            EnumerableRules.ENUMERABLE_UNION_RULE,
            EnumerableRules.ENUMERABLE_INTERSECT_RULE,
            EnumerableRules.ENUMERABLE_MINUS_RULE,
            EnumerableRules.ENUMERABLE_REPEAT_UNION_RULE,
            EnumerableRules.ENUMERABLE_TABLE_SPOOL_RULE,
            EnumerableRules.ENUMERABLE_VALUES_RULE,
            EnumerableRules.ENUMERABLE_WINDOW_RULE,
            EnumerableRules.ENUMERABLE_COLLECT_RULE,
            EnumerableRules.ENUMERABLE_UNCOLLECT_RULE,
            EnumerableRules.ENUMERABLE_TABLE_SCAN_RULE,
            EnumerableRules.ENUMERABLE_TABLE_FUNCTION_SCAN_RULE)) {
      planner.addRule(rule);
    }
  }

  /** Filters and projections become programs, the only form that is compiled. */
  static List<RelOptRule> calc() {
    return List.of(
        EnumerableRules.ENUMERABLE_FILTER_TO_CALC_RULE,
        EnumerableRules.ENUMERABLE_PROJECT_TO_CALC_RULE,
        CalcMergeRule.Config.DEFAULT.toRule());
  }

  private static final RelOptRule SCAN =
      ConverterRule.Config.INSTANCE
          .withConversion(
              RestScan.class, Convention.NONE, EnumerableConvention.INSTANCE, "BitbucketScanRule")
          .withRuleFactory(ToEnumerableScan::new)
          .toRule(ToEnumerableScan.class);

  private static final RelOptRule LOOKUP =
      ConverterRule.Config.INSTANCE
          .withConversion(
              LookupJoin.class,
              Convention.NONE,
              EnumerableConvention.INSTANCE,
              "BitbucketLookupJoinRule")
          .withRuleFactory(ToEnumerableLookup::new)
          .toRule(ToEnumerableLookup.class);

  private static final RelOptRule TOTAL =
      ConverterRule.Config.INSTANCE
          .withConversion(
              GrandTotal.class,
              Convention.NONE,
              EnumerableConvention.INSTANCE,
              "BitbucketGrandTotalRule")
          .withRuleFactory(ToEnumerableTotal::new)
          .toRule(ToEnumerableTotal.class);

  private static final class ToEnumerableScan extends ConverterRule {
    ToEnumerableScan(Config config) {
      super(config);
    }

    @Override
    public RelNode convert(RelNode rel) {
      return new EnumerableRestScan(rel.getCluster(), (RestScan) rel);
    }
  }

  private static final class ToEnumerableLookup extends ConverterRule {
    ToEnumerableLookup(Config config) {
      super(config);
    }

    @Override
    public RelNode convert(RelNode rel) {
      LookupJoin join = (LookupJoin) rel;
      RelNode left =
          convert(
              join.getInput(),
              join.getInput().getTraitSet().replace(EnumerableConvention.INSTANCE));
      return new EnumerableLookupJoin(rel.getCluster(), left, join);
    }
  }

  private static final class ToEnumerableTotal extends ConverterRule {
    ToEnumerableTotal(Config config) {
      super(config);
    }

    @Override
    public RelNode convert(RelNode rel) {
      RelNode input = ((GrandTotal) rel).getInput();
      return ((GrandTotal) rel)
          .over(convert(input, input.getTraitSet().replace(EnumerableConvention.INSTANCE)));
    }
  }
}
