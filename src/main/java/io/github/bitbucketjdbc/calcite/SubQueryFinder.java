package io.github.bitbucketjdbc.calcite;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.jspecify.annotations.Nullable;

/** Finds out whether a plan has sub-queries or correlations, because removing them is not cheap. */
final class SubQueryFinder extends RelVisitor {
  private boolean found;

  private SubQueryFinder() {}

  static boolean isIn(RelNode plan) {
    SubQueryFinder finder = new SubQueryFinder();
    finder.go(plan);
    return finder.found;
  }

  @Override
  public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
    if (node instanceof Correlate) {
      found = true;
      return;
    }
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            found = true;
            return subQuery;
          }
        });
    if (!found) {
      super.visit(node, ordinal, parent);
    }
  }
}
