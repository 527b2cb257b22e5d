package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.Aggregate;
import io.github.bitbucketjdbc.plan.ComparisonOperator;
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
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** The rules that let a scan take in what is asked of its rows together. */
final class AggregateRules {
  private AggregateRules() {}

  static final RelOptRule EXTREME =
      ScanRule.of("BitbucketExtremeRule", LogicalAggregate.class, AggregateRules::extreme);
  static final RelOptRule SUMMARY =
      ScanRule.of("BitbucketSummaryRule", LogicalAggregate.class, AggregateRules::summary);

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
    return wanted(aggregate.getAggCallList().get(0), scan, Set.of())
        .filter(a -> a.column() >= 0)
        .map(a -> new ScanSpec.Order(a.column(), a.function() == Aggregate.Function.MAX, false))
        .flatMap(o -> scan.spec().withSort(List.of(o), null, Operand.literal(1L)))
        .map(spec -> scan.with(spec, scan.slots(), scan.getRowType()))
        .map(first -> aggregate.copy(aggregate.getTraitSet(), List.of(first)));
  }

  /**
   * Takes {@code COUNT}, {@code MIN} and {@code MAX} in, for all rows, for each repository or
   * project (of which every one has lists of its own), and for each value of a column whose values
   * are known. Of these the number is asked for in any case, for it tells whether all were known.
   */
  private static Optional<RelNode> summary(LogicalAggregate aggregate, RestScan scan) {
    ScanSpec spec = scan.spec();
    List<Integer> groups =
        aggregate.getGroupSet().asList().stream().map(spec.columns()::get).toList();
    boolean closed = groups.stream().anyMatch(c -> isClosed(spec, c));
    if (aggregate.getGroupSets().size() != 1 || !areTold(spec, groups)) {
      return Optional.empty();
    }
    List<Aggregate> wanted = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      Optional<Aggregate> one = wanted(call, scan, new HashSet<>(groups));
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
        .map(s -> scan.with(s, scan.slots(), row(aggregate, wanted, told)))
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

  private static Optional<Aggregate> wanted(
      AggregateCall call, RestScan scan, Set<Integer> groups) {
    if (call.filterArg >= 0) {
      return Optional.empty();
    }
    SqlKind kind = call.getAggregation().getKind();
    if (kind == SqlKind.COUNT) {
      return countsRows(call, scan, groups) ? Optional.of(Aggregate.COUNT) : Optional.empty();
    }
    if (kind != SqlKind.MIN && kind != SqlKind.MAX) {
      return Optional.empty();
    }
    int column = scan.spec().columns().get(call.getArgList().get(0));
    return SummaryPlanner.hasExtremes(scan.spec().table().columns().get(column))
        ? Optional.of(
            new Aggregate(
                kind == SqlKind.MIN ? Aggregate.Function.MIN : Aggregate.Function.MAX, column))
        : Optional.empty();
  }

  /** Whether it counts every row: no column is NULL, and different ones are different rows. */
  private static boolean countsRows(AggregateCall call, RestScan scan, Set<Integer> groups) {
    boolean never =
        call.getArgList().stream()
            .noneMatch(i -> scan.getRowType().getFieldList().get(i).getType().isNullable());
    return never && (!call.isDistinct() || holdKey(call.getArgList(), scan.spec(), groups));
  }

  /**
   * Whether columns, with those of the group and those that are the same in all rows, are a key.
   */
  private static boolean holdKey(List<Integer> fields, ScanSpec spec, Set<Integer> groups) {
    TableDef table = spec.table();
    Set<Integer> known = new HashSet<>(groups);
    fields.forEach(f -> known.add(spec.columns().get(f)));
    for (Predicate p : Predicate.conjuncts(spec.filter())) {
      if (p instanceof Predicate.Comparison c && c.operator() == ComparisonOperator.EQ) {
        known.add(c.column());
      }
    }
    List<ColumnDef> key = table.columns().stream().filter(ColumnDef::key).toList();
    return !key.isEmpty() && key.stream().allMatch(c -> known.contains(table.indexOf(c.name())));
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
