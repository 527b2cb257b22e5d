package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** What a limit means for the plan below it. */
final class EarlyEnds {
  private EarlyEnds() {}

  /**
   * Returns the plan with limits also below left joins, which keep each row of their left side, and
   * below UNION ALL: no more rows of an input can be among the first ones of the whole.
   */
  static RelNode limited(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return super.visit(node instanceof LogicalSort sort ? withFirstRowsBelow(sort) : node);
          }
        });
  }

  private static RelNode withFirstRowsBelow(LogicalSort sort) {
    RexNode fetch = sort.offset == null ? sort.fetch : null;
    RelNode input = sort.getInput();
    RelNode given = fetch == null ? input : below(input, sort.getCollation(), fetch);
    return given == input ? sort : sort.copy(sort.getTraitSet(), List.of(given));
  }

  /** Returns a node whose inputs give no more rows than its first ones can be made of. */
  private static RelNode below(RelNode node, RelCollation order, RexNode fetch) {
    if (node instanceof LogicalProject project && !project.containsOver()) {
      RelCollation theirs = before(project, order).orElse(null);
      RelNode input = project.getInput();
      RelNode given = theirs == null ? input : below(input, theirs, fetch);
      return given == input ? project : project.copy(project.getTraitSet(), List.of(given));
    }
    if (node instanceof LogicalJoin join && keepsLeft(join, order)) {
      RelNode left = first(join.getLeft(), order, fetch);
      return join.copy(join.getTraitSet(), List.of(left, join.getRight()));
    }
    if (node instanceof LogicalUnion union && union.all) {
      List<RelNode> inputs =
          union.getInputs().stream().map(input -> first(input, order, fetch)).toList();
      return union.copy(union.getTraitSet(), inputs);
    }
    return node;
  }

  private static RelNode first(RelNode node, RelCollation order, RexNode fetch) {
    return LogicalSort.create(below(node, order, fetch), order, null, fetch);
  }

  private static boolean keepsLeft(Join join, RelCollation order) {
    int width = join.getLeft().getRowType().getFieldCount();
    boolean keeps =
        join.getJoinType() == JoinRelType.LEFT || join.getJoinType() == JoinRelType.LEFT_MARK;
    return keeps
        && order.getFieldCollations().stream().allMatch(field -> field.getFieldIndex() < width);
  }

  /** Returns an order as one of the rows of which a projection is made, if they have it. */
  private static Optional<RelCollation> before(LogicalProject project, RelCollation order) {
    List<RelFieldCollation> fields = new ArrayList<>();
    for (RelFieldCollation field : order.getFieldCollations()) {
      if (!(project.getProjects().get(field.getFieldIndex()) instanceof RexInputRef ref)) {
        return Optional.empty();
      }
      fields.add(field.withFieldIndex(ref.getIndex()));
    }
    return Optional.of(RelCollations.of(fields));
  }

  /** Returns the plan in which scans and lookups know that their first rows may be enough. */
  static RelNode marked(RelNode plan) {
    return marked(plan, false);
  }

  private static RelNode marked(RelNode node, boolean mayEndEarly) {
    boolean limits = node instanceof Sort sort && sort.fetch != null;
    boolean early = (limits || mayEndEarly) && !OriginalScan.readsAll(node);
    if (node instanceof RestScan scan) {
      return early && !scan.spec().isSummary()
          ? scan.with(scan.spec().withEarlyEnd(true), scan.slots(), scan.getRowType())
          : scan;
    }
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      // a join here reads its right side before the first row of the left
      boolean whole = node instanceof Join && !inputs.isEmpty();
      inputs.add(marked(input, early && !whole));
    }
    RelNode copy = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    return early && copy instanceof LookupJoin join ? join.endingEarly() : copy;
  }
}
