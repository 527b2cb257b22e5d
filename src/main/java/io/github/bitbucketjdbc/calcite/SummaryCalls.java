package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.Aggregate;
import io.github.bitbucketjdbc.plan.ComparisonOperator;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.plan.SummaryPlanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/** Reads the calls of an aggregate as what a scan can tell of its rows together. */
final class SummaryCalls {
  private final RestScan scan;
  private final List<RexNode> fields;
  private final RexPredicates predicates;

  /** The calls of an aggregate whose input has these fields, made of those of a scan. */
  SummaryCalls(RestScan scan, List<? extends RexNode> fields) {
    this.scan = scan;
    this.fields = List.copyOf(fields);
    this.predicates = new RexPredicates(scan);
  }

  /** Returns the expressions of the slots, those of the scan first. */
  List<RexNode> slots() {
    return predicates.slots();
  }

  /** Returns the scan's field that a field is. */
  private Optional<Integer> scanField(int field) {
    return fields.get(field) instanceof RexInputRef ref
        ? Optional.of(ref.getIndex())
        : Optional.empty();
  }

  /** Returns the positions of fields in the table's definition, when all of them are columns. */
  Optional<List<Integer>> columns(List<Integer> chosen) {
    List<Integer> columns = new ArrayList<>();
    for (int field : chosen) {
      Optional<Integer> own = scanField(field);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      columns.add(scan.spec().columns().get(own.get()));
    }
    return Optional.of(columns);
  }

  /** Returns the condition under which one of some calls takes a row at all. */
  Optional<Predicate> anyCondition(List<AggregateCall> calls) {
    List<RexNode> filters = new ArrayList<>();
    for (AggregateCall call : calls) {
      if (call.filterArg < 0) {
        return Optional.empty();
      }
      filters.add(fields.get(call.filterArg));
    }
    return translated(RexUtil.composeDisjunction(scan.getCluster().getRexBuilder(), filters));
  }

  /** Returns calls on the scan itself, if they have no condition but one and the same. */
  Optional<List<AggregateCall>> withoutFilter(List<AggregateCall> calls) {
    List<AggregateCall> plain = new ArrayList<>();
    for (AggregateCall call : calls) {
      List<Integer> arguments =
          call.getArgList().stream().map(this::scanField).flatMap(Optional::stream).toList();
      boolean same = fields.get(call.filterArg).equals(fields.get(calls.get(0).filterArg));
      if (!same || arguments.size() < call.getArgList().size()) {
        return Optional.empty();
      }
      plain.add(call.withFilter(-1).withArgList(arguments));
    }
    return Optional.of(plain);
  }

  /**
   * Reads a call.
   *
   * @param groups the columns that make the groups
   */
  Optional<Aggregate> wanted(AggregateCall call, Set<Integer> groups) {
    Optional<Predicate> condition =
        call.filterArg < 0 ? Optional.of(Predicate.TRUE) : translated(fields.get(call.filterArg));
    return condition.flatMap(c -> ofRows(call, groups).map(a -> a.where(c)));
  }

  /** A value that has to be asked for is no condition on rows, but chooses what is listed. */
  private Optional<Predicate> translated(RexNode condition) {
    TableDef table = scan.spec().table();
    return predicates
        .translate(condition)
        .filter(
            p ->
                Predicate.columns(p).stream()
                    .noneMatch(c -> table.isGiven(table.columns().get(c))));
  }

  private Optional<Aggregate> ofRows(AggregateCall call, Set<Integer> groups) {
    SqlKind kind = call.getAggregation().getKind();
    if (kind == SqlKind.COUNT) {
      return countsRows(call, groups) ? Optional.of(Aggregate.COUNT) : Optional.empty();
    }
    if (kind != SqlKind.MIN && kind != SqlKind.MAX) {
      return Optional.empty();
    }
    Aggregate.Function function =
        kind == SqlKind.MIN ? Aggregate.Function.MIN : Aggregate.Function.MAX;
    return columns(call.getArgList())
        .map(c -> c.get(0))
        .filter(c -> SummaryPlanner.hasExtremes(scan.spec().table().columns().get(c)))
        .map(c -> new Aggregate(function, c, Predicate.TRUE));
  }

  /** Whether it counts every row: no column is NULL, and different ones are different rows. */
  private boolean countsRows(AggregateCall call, Set<Integer> groups) {
    boolean never = call.getArgList().stream().noneMatch(i -> fields.get(i).getType().isNullable());
    return never
        && (!call.isDistinct()
            || columns(call.getArgList()).filter(c -> holdKey(c, groups)).isPresent());
  }

  /**
   * Whether columns, with those of the group and those that are the same in all rows, are a key.
   */
  private boolean holdKey(List<Integer> columns, Set<Integer> groups) {
    ScanSpec spec = scan.spec();
    TableDef table = spec.table();
    Set<Integer> known = new HashSet<>(groups);
    known.addAll(columns);
    for (Predicate p : Predicate.conjuncts(spec.filter())) {
      if (p instanceof Predicate.Comparison c && c.operator() == ComparisonOperator.EQ) {
        known.add(c.column());
      }
    }
    List<ColumnDef> key = table.columns().stream().filter(ColumnDef::key).toList();
    return !key.isEmpty() && key.stream().allMatch(c -> known.contains(table.indexOf(c.name())));
  }
}
