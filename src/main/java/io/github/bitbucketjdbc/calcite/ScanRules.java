package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
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
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** The rules that let a scan grow: filter, project, sort with limit, and count. */
final class ScanRules {
  private ScanRules() {}

  static final RelOptRule FILTER =
      ScanRule.of("BitbucketFilterRule", LogicalFilter.class, ScanRules::filter);
  static final RelOptRule PROJECT =
      ScanRule.of("BitbucketProjectRule", LogicalProject.class, ScanRules::project);
  static final RelOptRule SORT =
      ScanRule.of("BitbucketSortRule", LogicalSort.class, ScanRules::sort);
  static final RelOptRule EXTREME =
      ScanRule.of("BitbucketExtremeRule", LogicalAggregate.class, ScanRules::extreme);
  static final RelOptRule COUNT =
      ScanRule.of("BitbucketCountRule", LogicalAggregate.class, ScanRules::count);

  /**
   * The smallest or largest value of a column that the service sorts by is that of the first row.
   * The aggregate stays, since of no row it makes NULL.
   */
  private static Optional<RelNode> extreme(LogicalAggregate aggregate, RestScan scan) {
    Optional<ScanSpec.Order> order = orderOfExtreme(aggregate, scan);
    if (order.isEmpty() || !scan.spec().order().isEmpty()) {
      return Optional.empty();
    }
    return scan.spec()
        .withSort(List.of(order.get()), null, Operand.literal(1L))
        .map(spec -> scan.with(spec, scan.slots(), scan.getRowType()))
        .map(first -> aggregate.copy(aggregate.getTraitSet(), List.of(first)));
  }

  private static Optional<ScanSpec.Order> orderOfExtreme(
      LogicalAggregate aggregate, RestScan scan) {
    if (aggregate.getGroupCount() > 0
        || aggregate.getGroupSets().size() != 1
        || aggregate.getAggCallList().size() != 1
        || !scan.spec().pushdown()) {
      return Optional.empty();
    }
    AggregateCall call = aggregate.getAggCallList().get(0);
    SqlKind kind = call.getAggregation().getKind();
    if ((kind != SqlKind.MIN && kind != SqlKind.MAX) || call.filterArg >= 0) {
      return Optional.empty();
    }
    int position = scan.spec().columns().get(call.getArgList().get(0));
    ColumnDef column = scan.spec().table().columns().get(position);
    return column.sortable() && column.told()
        ? Optional.of(new ScanSpec.Order(position, kind == SqlKind.MAX, false))
        : Optional.empty();
  }

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
              RexNode rest = RexUtil.composeConjunction(scan.getCluster().getRexBuilder(), left);
              return left.isEmpty() ? grown : LogicalFilter.create(grown, rest);
            });
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

  /**
   * Takes {@code COUNT(*)}, and the count of a column that is never NULL; also for each repository
   * or project, of which every one has lists of its own.
   */
  private static Optional<RelNode> count(LogicalAggregate aggregate, RestScan scan) {
    List<Integer> groups =
        aggregate.getGroupSet().asList().stream().map(scan.spec().columns()::get).toList();
    boolean single =
        (groups.isEmpty() || groups.equals(List.of(0)) && scan.spec().table().isOwned())
            && aggregate.getGroupSets().size() == 1
            && aggregate.getAggCallList().size() == 1;
    if (!single || !countsRows(aggregate.getAggCallList().get(0), scan)) {
      return Optional.empty();
    }
    return scan.spec()
        .withCount(groups)
        .map(spec -> scan.with(spec, scan.slots(), aggregate.getRowType()));
  }

  private static boolean countsRows(AggregateCall call, RestScan scan) {
    boolean plain =
        call.getAggregation().getKind() == SqlKind.COUNT
            && !call.isDistinct()
            && call.filterArg < 0;
    return plain
        && call.getArgList().stream()
            .noneMatch(i -> scan.getRowType().getFieldList().get(i).getType().isNullable());
  }
}
