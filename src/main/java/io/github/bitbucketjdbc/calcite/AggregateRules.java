package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.Aggregate;
import io.github.bitbucketjdbc.plan.Operand;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.plan.SummaryPlanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** The rules that let a scan take in what is asked of its rows together. */
final class AggregateRules {
  private AggregateRules() {}

  static final RelOptRule EXTREME =
      ScanRule.of("BitbucketExtremeRule", LogicalAggregate.class, AggregateRules::extreme);
  static final RelOptRule SUMMARY =
      ScanRule.of("BitbucketSummaryRule", LogicalAggregate.class, AggregateRules::summary);

  /** A FILTER is a field that a projection makes. */
  static final RelOptRule FILTERED_SUMMARY =
      ScanRule.of(
          "BitbucketFilteredSummaryRule",
          LogicalAggregate.class,
          LogicalProject.class,
          AggregateRules::summary);

  /**
   * The smallest or largest value of a column that the service sorts by is that of the first row.
   * The aggregate stays, since of no row it makes NULL.
   */
  private static Optional<RelNode> extreme(LogicalAggregate aggregate, RestScan scan) {
    boolean single =
        aggregate.getGroupCount() == 0
            && aggregate.getGroupSets().size() == 1
            && aggregate.getAggCallList().size() == 1;
    if (!single || !scan.spec().pushdown() || !scan.spec().order().isEmpty()) {
      return Optional.empty();
    }
    return new SummaryCalls(scan, fields(scan))
        .wanted(aggregate.getAggCallList().get(0), Set.of())
        .filter(a -> a.column() >= 0 && a.isOfAll())
        .map(a -> new ScanSpec.Order(a.column(), a.function() == Aggregate.Function.MAX, false))
        .flatMap(o -> scan.spec().withSort(List.of(o), null, Operand.literal(1L)))
        .map(spec -> scan.with(spec, scan.slots(), scan.getRowType()))
        .map(first -> aggregate.copy(aggregate.getTraitSet(), List.of(first)));
  }

  private static List<RexNode> fields(RestScan scan) {
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < scan.getRowType().getFieldCount(); i++) {
      fields.add(RexInputRef.of(i, scan.getRowType()));
    }
    return fields;
  }

  private static Optional<RelNode> summary(LogicalAggregate aggregate, RestScan scan) {
    SummaryCalls calls = new SummaryCalls(scan, fields(scan));
    return filtered(aggregate, calls, scan, grown -> grown)
        .or(() -> summary(aggregate, calls, scan));
  }

  private static Optional<RelNode> summary(
      LogicalAggregate aggregate, LogicalProject project, RestScan scan) {
    SummaryCalls calls = new SummaryCalls(scan, project.getProjects());
    return filtered(
            aggregate, calls, scan, grown -> project.copy(project.getTraitSet(), List.of(grown)))
        .or(() -> summary(aggregate, calls, scan));
  }

  /**
   * Of rows that no call takes nothing is wanted when there are no groups, so their conditions are
   * one of the scan; when all calls have the same one, it is nothing else.
   */
  private static Optional<RelNode> filtered(
      LogicalAggregate aggregate,
      SummaryCalls calls,
      RestScan scan,
      Function<RestScan, RelNode> inputOn) {
    List<AggregateCall> all = aggregate.getAggCallList();
    if (aggregate.getGroupCount() > 0 || aggregate.getGroupSets().size() > 1 || all.isEmpty()) {
      return Optional.empty();
    }
    Optional<Predicate> any = calls.anyCondition(all);
    if (any.isEmpty()) {
      return Optional.empty();
    }
    List<Predicate> more = new ArrayList<>(Predicate.conjuncts(any.get()));
    more.removeAll(Predicate.conjuncts(scan.spec().filter()));
    Optional<List<AggregateCall>> plain = calls.withoutFilter(all);
    if (more.isEmpty() && plain.isEmpty()) {
      return Optional.empty();
    }
    return scan.spec()
        .withFilter(Predicate.and(more))
        .map(spec -> scan.with(spec, calls.slots(), scan.getRowType()))
        .map(
            grown ->
                plain.isPresent()
                    ? on(grown, aggregate, plain.get())
                    : aggregate.copy(aggregate.getTraitSet(), List.of(inputOn.apply(grown))));
  }

  /** Returns an aggregate of calls on a scan, which then needs no column but their arguments. */
  private static RelNode on(RestScan scan, LogicalAggregate aggregate, List<AggregateCall> calls) {
    List<Integer> used =
        calls.stream().flatMap(c -> c.getArgList().stream()).distinct().sorted().toList();
    List<RelDataTypeField> fields =
        used.stream().map(scan.getRowType().getFieldList()::get).toList();
    RelDataType row = scan.getCluster().getTypeFactory().createStructType(fields);
    RestScan narrow = scan.with(scan.spec().withProject(used).orElseThrow(), scan.slots(), row);
    return LogicalAggregate.create(
        narrow,
        aggregate.getHints(),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        calls.stream()
            .map(c -> c.withArgList(c.getArgList().stream().map(used::indexOf).toList()))
            .toList());
  }

  /**
   * Takes {@code COUNT}, {@code MIN} and {@code MAX} in, for all rows, for each repository or
   * project (of which every one has lists of its own), and for each value of a column whose values
   * are known. Of these the number is asked for in any case, for it tells whether all were known.
   */
  private static Optional<RelNode> summary(
      LogicalAggregate aggregate, SummaryCalls calls, RestScan scan) {
    ScanSpec spec = scan.spec();
    List<Integer> groups = calls.columns(aggregate.getGroupSet().asList()).orElse(List.of());
    boolean grouped = groups.size() == aggregate.getGroupCount();
    boolean closed = groups.stream().anyMatch(c -> isClosed(spec, c));
    if (aggregate.getGroupSets().size() != 1 || !grouped || !areTold(spec, groups)) {
      return Optional.empty();
    }
    List<Aggregate> wanted = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      Optional<Aggregate> one = calls.wanted(call, new HashSet<>(groups));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      wanted.add(one.get());
    }
    Set<Aggregate> distinct = new LinkedHashSet<>(wanted);
    if (closed) {
      distinct.add(Aggregate.COUNT);
    }
    List<Aggregate> told = List.copyOf(distinct);
    boolean oneRow = groups.isEmpty() && told.size() == 1 && told.get(0).column() >= 0;
    if (told.isEmpty() || oneRow) {
      return Optional.empty();
    }
    return spec.withSummary(groups, told)
        .filter(s -> s.isCount() || SummaryPlanner.mayHelp(s.table()))
        .map(s -> scan.with(s, calls.slots(), row(aggregate, wanted, told)))
        .map(s -> wanted.equals(told) ? s : chosen(aggregate, s, wanted, told));
  }

  private static boolean areTold(ScanSpec spec, List<Integer> groups) {
    long values = groups.stream().filter(c -> isClosed(spec, c)).count();
    return values <= 1
        && groups.stream().allMatch(c -> isClosed(spec, c) || (c == 0 && spec.table().isOwned()));
  }

  private static boolean isClosed(ScanSpec spec, int column) {
    return SummaryPlanner.isClosed(spec.table().columns().get(column));
  }

  private static RelDataType row(
      LogicalAggregate aggregate, List<Aggregate> wanted, List<Aggregate> told) {
    List<RelDataTypeField> fields = aggregate.getRowType().getFieldList();
    RelDataTypeFactory types = aggregate.getCluster().getTypeFactory();
    RelDataTypeFactory.Builder row = types.builder();
    int groups = aggregate.getGroupCount();
    fields.subList(0, groups).forEach(row::add);
    for (int i = 0; i < told.size(); i++) {
      int at = wanted.indexOf(told.get(i));
      RelDataType type =
          at >= 0 ? fields.get(groups + at).getType() : types.createSqlType(SqlTypeName.BIGINT);
      row.add("aggregate" + i, type);
    }
    return row.build();
  }

  /** What is wanted, of which a value may be wanted twice or one be told that is not. */
  private static RelNode chosen(
      LogicalAggregate aggregate, RestScan scan, List<Aggregate> wanted, List<Aggregate> told) {
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < aggregate.getGroupCount(); i++) {
      fields.add(RexInputRef.of(i, scan.getRowType()));
    }
    for (Aggregate one : wanted) {
      fields.add(RexInputRef.of(aggregate.getGroupCount() + told.indexOf(one), scan.getRowType()));
    }
    return LogicalProject.create(
        scan, List.of(), fields, aggregate.getRowType().getFieldNames(), Set.of());
  }
}
