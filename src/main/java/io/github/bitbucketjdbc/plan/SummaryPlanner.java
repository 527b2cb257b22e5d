package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.FilterKind;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.plan.Aggregate.Function;
import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the small requests that can take the place of all pages but the first: the number of rows
 * with each value of a column whose values are known, and the first row in the order of a column.
 */
public final class SummaryPlanner {
  private SummaryPlanner() {}

  /**
   * Returns whether the service can tell the rows with each value of a column. Whether all values
   * are known is not taken on trust: the sum of the counts is compared with the size of the list.
   */
  public static boolean isClosed(ColumnDef column) {
    return !column.values().isEmpty()
        && column.filter() == FilterKind.TOKEN
        && column.source() == Source.ROW;
  }

  /** Returns whether the first row in the order of a column has its smallest or largest value. */
  public static boolean hasExtremes(ColumnDef column) {
    return column.sortable() && column.told() && column.type() == ColumnType.TIMESTAMP;
  }

  /** Returns whether some list of a table may be summed up without reading all of its pages. */
  public static boolean mayHelp(TableDef table) {
    return table.endpoints().stream().anyMatch(SummaryPlanner::isCounted);
  }

  private static boolean isCounted(Endpoint endpoint) {
    boolean numbered = endpoint.paging() == Paging.NUMBERED || endpoint.paging() == Paging.STEPPED;
    return numbered && endpoint.counts() && endpoint.sorts();
  }

  /**
   * Returns a scan whose aggregates say nothing of columns that have one value in all of its rows.
   */
  static ScanSpec settled(ScanSpec spec) {
    return spec.withAggregates(
        spec.aggregates().stream().map(a -> a.where(settled(spec, a.condition()))).toList());
  }

  private static Predicate settled(ScanSpec spec, Predicate condition) {
    List<Predicate> open = new ArrayList<>();
    for (Predicate p : Predicate.conjuncts(condition)) {
      List<Integer> columns = List.copyOf(Predicate.columns(p));
      Object[] row = columns.stream().map(c -> spec.valueOf(c).orElse(null)).toArray();
      boolean known = Predicate.isBound(p) && !Arrays.asList(row).contains(null);
      if (!known) {
        open.add(p);
      } else if (!RowFilter.of(p, columns::indexOf).accepts(row)) {
        return Predicate.FALSE;
      }
    }
    return Predicate.and(open);
  }

  /**
   * Returns the requests that can follow the first page, or empty when all pages have to be read.
   *
   * @param exact whether the list has exactly the rows that are wanted
   */
  static Optional<List<SummaryPart>> parts(ScanSpec spec, Endpoint endpoint, boolean exact) {
    if (!spec.isSummary() || !spec.pushdown() || !exact || !isCounted(endpoint)) {
      return Optional.empty();
    }
    List<SummaryPart> parts = new ArrayList<>();
    Optional<Integer> closed = closedGroup(spec);
    if (closed.isEmpty()) {
      List<SummaryPart> all = parts(spec, endpoint, null, a -> !isOnFirstPage(spec, a, endpoint));
      parts.addAll(SummaryDivision.needed(spec, all));
    } else {
      for (Object value : values(spec, closed.get())) {
        Predicate own = new Comparison(closed.get(), ComparisonOperator.EQ, Operand.literal(value));
        List<Predicate> conditions = new ArrayList<>(Predicate.conjuncts(spec.filter()));
        conditions.removeAll(about(spec, closed.get()));
        conditions.add(own);
        ScanSpec group = spec.withFilterReplaced(Predicate.and(conditions));
        parts.addAll(parts(group, endpoint, value, a -> true));
      }
    }
    boolean told = parts.stream().allMatch(p -> decides(endpoint, p.scan()));
    return told && (closed.isEmpty() || !parts.isEmpty()) ? Optional.of(parts) : Optional.empty();
  }

  private static boolean isOnFirstPage(ScanSpec spec, Aggregate aggregate, Endpoint endpoint) {
    return aggregate.isOfAll()
        && (aggregate.function() == Function.COUNT
            || orderOf(aggregate).map(o -> sortOf(spec, o)).equals(sort(spec, endpoint)));
  }

  /** Returns whether the service selects exactly the rows of a scan. */
  private static boolean decides(Endpoint endpoint, ScanSpec scan) {
    Set<Integer> inAddress = new HashSet<>();
    endpoint.pathColumns().forEach(c -> inAddress.add(scan.table().indexOf(c)));
    Predicate residual = EndpointFilter.of(scan, endpoint, inAddress, Set.of()).residual();
    return residual.equals(Predicate.TRUE);
  }

  /** Returns the requests for one group; aggregates that are the same are asked for once. */
  private static List<SummaryPart> parts(
      ScanSpec spec,
      Endpoint endpoint,
      @Nullable Object group,
      java.util.function.Predicate<Aggregate> isWanted) {
    List<Aggregate> all = settled(spec).aggregates();
    Map<Predicate, Set<Aggregate>> wanted = new LinkedHashMap<>();
    for (Aggregate a : all) {
      if (isWanted.test(a) && !a.condition().equals(Predicate.FALSE)) {
        wanted.computeIfAbsent(a.condition(), c -> new LinkedHashSet<>()).add(a);
      }
    }
    List<SummaryPart> parts = new ArrayList<>();
    wanted.forEach(
        (condition, some) -> {
          ScanSpec rows = spec.withFilterReplaced(both(spec, condition)).withoutSummary();
          for (List<Aggregate> together : together(rows, endpoint, List.copyOf(some))) {
            parts.add(
                new SummaryPart(
                    scan(rows, together), group, all.stream().map(together::indexOf).toList()));
          }
        });
    return parts;
  }

  /** Returns the condition of a scan and another one, without what that says already. */
  private static Predicate both(ScanSpec spec, Predicate condition) {
    List<Predicate> all = new ArrayList<>(Predicate.conjuncts(spec.filter()));
    all.removeIf(p -> Predicate.conjuncts(condition).stream().anyMatch(c -> implies(c, p)));
    all.add(condition);
    return Predicate.and(all);
  }

  private static boolean implies(Predicate condition, Predicate other) {
    if (other instanceof Predicate.Junction j && !j.conjunction()) {
      return j.parts().stream().anyMatch(p -> implies(condition, p));
    }
    boolean one =
        condition instanceof Comparison c
            && c.operator() == ComparisonOperator.EQ
            && c.operand().isBound()
            && Predicate.isBound(other)
            && Predicate.columns(other).equals(Set.of(c.column()))
            && RowFilter.of(other, i -> 0).accepts(new Object[] {c.operand().value()});
    return one || condition.equals(other);
  }

  /** Divides aggregates of the same rows into those that one answer tells. */
  private static List<List<Aggregate>> together(
      ScanSpec rows, Endpoint endpoint, List<Aggregate> aggregates) {
    List<List<Aggregate>> each = new ArrayList<>();
    aggregates.forEach(a -> each.add(List.of(a)));
    Aggregate count = Aggregate.COUNT.where(aggregates.get(0).condition());
    for (Aggregate a : aggregates) {
      List<Aggregate> both = List.of(count, a);
      boolean one =
          a.column() >= 0
              && aggregates.contains(count)
              && parts(ofAll(rows, both), endpoint, true).equals(Optional.of(List.of()));
      if (one) {
        each.removeAll(List.of(List.of(count), List.of(a)));
        each.add(both);
        return each;
      }
    }
    return each;
  }

  private static ScanSpec ofAll(ScanSpec rows, List<Aggregate> aggregates) {
    return rows.withColumns(List.of())
        .withAggregates(aggregates.stream().map(a -> a.where(Predicate.TRUE)).toList());
  }

  /** Returns how many groups a summary has when an address is asked this often. */
  static double groups(ScanSpec spec, double parts) {
    double owners = spec.columns().contains(0) ? parts : 1;
    return owners * closedGroup(spec).map(c -> values(spec, c).size()).orElse(1);
  }

  private static Optional<Integer> closedGroup(ScanSpec spec) {
    return spec.columns().stream().filter(c -> isClosed(spec.table().columns().get(c))).findFirst();
  }

  /** Returns the value that a column has in all rows of a walk, or null when it is not known. */
  public static @Nullable Object constant(ScanPlan.Walk walk, int column) {
    Object inAddress = walk.keys().get(walk.spec().table().columns().get(column).name());
    return inAddress == null ? walk.spec().valueOf(column).orElse(null) : inAddress;
  }

  /** The values of a column that the condition leaves, as far as it is about nothing else. */
  private static List<String> values(ScanSpec spec, int column) {
    RowFilter filter = RowFilter.of(Predicate.and(about(spec, column)), c -> 0);
    return spec.table().columns().get(column).values().stream()
        .filter(v -> filter.accepts(new Object[] {v}))
        .toList();
  }

  private static List<Predicate> about(ScanSpec spec, int column) {
    return Predicate.conjuncts(spec.filter()).stream()
        .filter(p -> List.copyOf(Predicate.columns(p)).equals(List.of(column)))
        .filter(Predicate::isBound)
        .toList();
  }

  /** Returns the scan for aggregates that one answer tells. */
  private static ScanSpec scan(ScanSpec rows, List<Aggregate> aggregates) {
    return aggregates.size() > 1 ? ofAll(rows, aggregates) : scan(rows, aggregates.get(0));
  }

  private static ScanSpec scan(ScanSpec rows, Aggregate aggregate) {
    return orderOf(aggregate)
        .map(
            o ->
                rows.withColumns(List.of(o.column()))
                    .withOrder(List.of(o), null, Operand.literal(1L)))
        .orElseGet(() -> rows.withCount().orElseThrow());
  }

  private static Optional<ScanSpec.Order> orderOf(Aggregate aggregate) {
    return aggregate.function() == Function.COUNT
        ? Optional.empty()
        : Optional.of(
            new ScanSpec.Order(aggregate.column(), aggregate.function() == Function.MAX, false));
  }

  /**
   * Returns the order in which the pages are read, so that the first row has one of the values that
   * are wanted. Where more is read, only a field that never changes keeps rows in their places.
   */
  static Optional<String> sort(ScanSpec spec, Endpoint endpoint) {
    if (!endpoint.sorts() || closedGroup(spec).isPresent() || !spec.pushdown()) {
      return Optional.empty();
    }
    return firstOrder(spec).map(o -> sortOf(spec, o));
  }

  /** Returns the order in which the pages of a summary come. */
  public static ScanSpec.Order sorted(ScanSpec spec) {
    return firstOrder(spec).orElseThrow();
  }

  private static Optional<ScanSpec.Order> firstOrder(ScanSpec spec) {
    boolean alone = spec.aggregates().size() == 1; // then one row is enough
    return spec.aggregates().stream()
        .filter(Aggregate::isOfAll)
        .map(SummaryPlanner::orderOf)
        .flatMap(Optional::stream)
        .filter(o -> alone || spec.table().columns().get(o.column()).stable())
        .findFirst();
  }

  private static String sortOf(ScanSpec spec, ScanSpec.Order order) {
    return (order.descending() ? "-" : "") + spec.table().columns().get(order.column()).field();
  }
}
