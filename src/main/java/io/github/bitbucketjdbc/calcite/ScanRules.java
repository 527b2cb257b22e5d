package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.Operand;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** The rules that let a scan grow: filter, project, and sort with limit. */
final class ScanRules {
  private ScanRules() {}

  static final RelOptRule FILTER =
      ScanRule.of("BitbucketFilterRule", LogicalFilter.class, ScanRules::filter);
  static final RelOptRule PROJECT =
      ScanRule.of("BitbucketProjectRule", LogicalProject.class, ScanRules::project);
  static final RelOptRule SORT =
      ScanRule.of("BitbucketSortRule", LogicalSort.class, ScanRules::sort);

  /** Takes the conjuncts that have a counterpart; the others stay above. */
  private static Optional<RelNode> filter(LogicalFilter filter, RestScan scan) {
    RexPredicates predicates = new RexPredicates(scan);
    List<Predicate> taken = new ArrayList<>();
    List<RexNode> left = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      Optional<Predicate> predicate = predicates.translate(conjunct);
      predicate.ifPresentOrElse(taken::add, () -> left.add(conjunct));
    }
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    return scan.spec()
        .withFilter(Predicate.and(taken))
        .map(
            spec -> {
              RestScan grown = scan.with(spec, predicates.slots(), scan.getRowType());
              RexNode rest = conjunction(scan, left);
              return left.isEmpty() ? grown : LogicalFilter.create(grown, rest);
            });
  }

  /** A filter may not be a cast that only says that a value is never NULL. */
  private static RexNode conjunction(RestScan scan, List<RexNode> conditions) {
    return RexUtil.removeNullabilityCast(
        scan.getCluster().getTypeFactory(),
        RexUtil.composeConjunction(scan.getCluster().getRexBuilder(), conditions));
  }

  private static Optional<RelNode> project(LogicalProject project, RestScan scan) {
    List<Integer> chosen = new ArrayList<>();
    for (RexNode expression : project.getProjects()) {
      if (!(expression instanceof RexInputRef ref)) {
        return Optional.empty();
      }
      chosen.add(ref.getIndex());
    }
    return scan.spec()
        .withProject(chosen)
        .map(spec -> scan.with(spec, scan.slots(), project.getRowType()));
  }

  private static Optional<RelNode> sort(LogicalSort sort, RestScan scan) {
    if (!scan.spec().pushdown()) {
      return Optional.empty();
    }
    List<ScanSpec.Order> keys = new ArrayList<>();
    for (RelFieldCollation c : sort.getCollation().getFieldCollations()) {
      boolean descending = c.getDirection().isDescending();
      boolean nullsFirst =
          c.nullDirection == NullDirection.FIRST
              || (c.nullDirection == NullDirection.UNSPECIFIED && descending);
      keys.add(
          new ScanSpec.Order(scan.spec().columns().get(c.getFieldIndex()), descending, nullsFirst));
    }
    SlotBuilder slots = new SlotBuilder(scan.slots());
    Operand offset = rows(slots, sort.offset);
    Operand limit = rows(slots, sort.fetch);
    return scan.spec()
        .withSort(keys, offset, limit)
        .map(spec -> scan.with(spec, slots.expressions(), scan.getRowType()));
  }

  private static @Nullable Operand rows(SlotBuilder slots, @Nullable RexNode count) {
    return count == null ? null : slots.count(count);
  }
}
