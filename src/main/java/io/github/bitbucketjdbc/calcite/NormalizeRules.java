package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.rules.AggregateCaseToFilterRule;
import org.apache.calcite.rel.rules.AggregateExpandDistinctAggregatesRule;
import org.apache.calcite.rel.rules.AggregateProjectMergeRule;
import org.apache.calcite.rel.rules.AggregateReduceFunctionsRule;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterCorrelateRule;
import org.apache.calcite.rel.rules.FilterJoinRule;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.ProjectToWindowRule;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;

/**
 * Rules of Calcite, made one by one: its class {@code CoreRules} makes all of them when it is
 * touched, which is a fifth of the time of a first query.
 */
final class NormalizeRules {
  private NormalizeRules() {}

  /** Sub-queries become correlations. */
  static List<RelOptRule> subQueries() {
    return List.of(
        SubQueryRemoveRule.Config.FILTER_ENABLE_MARK_JOIN.toRule(),
        SubQueryRemoveRule.Config.PROJECT_ENABLE_MARK_JOIN.toRule(),
        SubQueryRemoveRule.Config.JOIN.toRule());
  }

  /** A CASE that is NULL for the rows that do not matter is a FILTER. */
  static List<RelOptRule> filters() {
    return List.of(AggregateCaseToFilterRule.Config.DEFAULT.toRule());
  }

  /** Filters sink to the scans. */
  static List<RelOptRule> normalize() {
    return List.of(
        FilterMergeRule.Config.DEFAULT.toRule(),
        FilterProjectTransposeRule.Config.DEFAULT.toRule(),
        ConstantAcrossJoinRule.create(),
        FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig.DEFAULT.toRule(),
        FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig.DEFAULT.toRule(),
        FilterAggregateTransposeRule.Config.DEFAULT.toRule(),
        FilterSetOpTransposeRule.Config.DEFAULT.toRule(),
        FilterCorrelateRule.Config.DEFAULT.toRule(),
        ConditionRule.create(),
        ProjectMergeRule.Config.DEFAULT.toRule(),
        ProjectRemoveRule.Config.DEFAULT.toRule());
  }

  /** What trimming leaves behind is put together again. */
  static List<RelOptRule> tidy() {
    return List.of(
        ProjectMergeRule.Config.DEFAULT.toRule(),
        ProjectRemoveRule.Config.DEFAULT.toRule(),
        AggregateProjectMergeRule.Config.DEFAULT.toRule(),
        PruneEmptyRules.FILTER_INSTANCE,
        PruneEmptyRules.PROJECT_INSTANCE,
        PruneEmptyRules.SORT_INSTANCE,
        PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
        PruneEmptyRules.AGGREGATE_INSTANCE,
        PruneEmptyRules.JOIN_LEFT_INSTANCE,
        PruneEmptyRules.JOIN_RIGHT_INSTANCE,
        PruneEmptyRules.UNION_INSTANCE);
  }

  /** Everything a scan can take in. */
  static List<RelOptRule> pushAll() {
    List<RelOptRule> rules = new ArrayList<>(tidy());
    rules.add(ColumnSortRule.create());
    rules.add(ScanRules.FILTER);
    rules.add(ScanRules.PROJECT);
    rules.add(ScanRules.SORT);
    rules.add(AggregateRules.SUMMARY);
    rules.add(AggregateRules.FILTERED_SUMMARY);
    rules.add(AggregateRules.EXTREME);
    return rules;
  }

  /** Forms that Calcite's physical operators can run. */
  static List<RelOptRule> prepare() {
    return List.of(
        AggregateExpandDistinctAggregatesRule.Config.DEFAULT.toRule(),
        AggregateReduceFunctionsRule.Config.DEFAULT.toRule(),
        ProjectToWindowRule.ProjectToLogicalProjectAndWindowRule
            .ProjectToLogicalProjectAndWindowRuleConfig.DEFAULT
            .toRule(),
        ProjectMergeRule.Config.DEFAULT.toRule(),
        ProjectRemoveRule.Config.DEFAULT.toRule());
  }
}
