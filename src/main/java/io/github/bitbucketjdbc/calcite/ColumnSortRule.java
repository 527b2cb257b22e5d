package io.github.bitbucketjdbc.calcite;

import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rex.RexInputRef;

/**
 * Sorts before projecting where the keys are plain columns. Calcite's rule does so for casts too
 * when they keep the order, but rows whose casts are equal are then sorted by what was cast and not
 * by the next key.
 */
final class ColumnSortRule extends SortProjectTransposeRule {
  private ColumnSortRule() {
    super(Config.DEFAULT);
  }

  static ColumnSortRule create() {
    return new ColumnSortRule();
  }

  @Override
  public boolean matches(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    Project project = call.rel(1);
    return sort.getCollation().getFieldCollations().stream()
        .allMatch(c -> project.getProjects().get(c.getFieldIndex()) instanceof RexInputRef);
  }
}
