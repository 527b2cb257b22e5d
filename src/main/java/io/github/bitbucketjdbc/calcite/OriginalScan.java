package io.github.bitbucketjdbc.calcite;

import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.util.Pair;

/** The scan from which the values of a field of a plan come, each of them unchanged. */
final class OriginalScan {
  private OriginalScan() {}

  /** Returns the scan, and the field's position in its rows, if there is one. */
  static Optional<Pair<RestScan, Integer>> of(RelNode node, int field) {
    if (node instanceof RestScan scan) {
      return scan.spec().isSummary() ? Optional.empty() : Optional.of(Pair.of(scan, field));
    }
    if (node instanceof Filter || node instanceof Sort) {
      return of(node.getInput(0), field);
    }
    if (node instanceof Project project) {
      return project.getProjects().get(field) instanceof RexInputRef ref
          ? of(project.getInput(), ref.getIndex())
          : Optional.empty();
    }
    if (node instanceof Aggregate aggregate) {
      return field < aggregate.getGroupCount()
          ? of(aggregate.getInput(), aggregate.getGroupSet().nth(field))
          : Optional.empty();
    }
    if (node instanceof Join join) {
      int left = join.getLeft().getRowType().getFieldCount();
      return field < left ? of(join.getLeft(), field) : of(join.getRight(), field - left);
    }
    return Optional.empty();
  }

  /** Returns whether a node gives its first row only when it has read its whole input. */
  static boolean readsAll(RelNode node) {
    return node instanceof Aggregate
        || (node instanceof Sort sort && !sort.getSortExps().isEmpty())
        || (node instanceof Project project && project.containsOver())
        || (node instanceof SetOp set && !(set instanceof Union && set.all));
  }
}
