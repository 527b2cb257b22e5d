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
import java.util.List;
import java.util.Optional;
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
      for (int i = 0; i < spec.aggregates().size(); i++) {
        Aggregate aggregate = spec.aggregates().get(i);
        boolean onFirstPage =
            aggregate.function() == Function.COUNT
                || orderOf(aggregate).map(o -> sortOf(spec, o)).equals(sort(spec, endpoint));
        if (!onFirstPage) {
          parts.add(new SummaryPart(part(spec, aggregate), null, i));
        }
      }
      return Optional.of(parts);
    }
    if (!endpoint.filters()) {
      return Optional.empty();
    }
    for (Object value : values(spec, closed.get())) {
      Predicate own = new Comparison(closed.get(), ComparisonOperator.EQ, Operand.literal(value));
      List<Predicate> conditions = new ArrayList<>(Predicate.conjuncts(spec.filter()));
      conditions.removeAll(about(spec, closed.get()));
      conditions.add(own);
      ScanSpec group = spec.withFilterReplaced(Predicate.and(conditions));
      for (int i = 0; i < spec.aggregates().size(); i++) {
        parts.add(new SummaryPart(part(group, spec.aggregates().get(i)), value, i));
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
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

  private static ScanSpec part(ScanSpec spec, Aggregate aggregate) {
    ScanSpec rows = spec.withoutSummary();
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
        .map(SummaryPlanner::orderOf)
        .flatMap(Optional::stream)
        .filter(o -> alone || spec.table().columns().get(o.column()).stable())
        .findFirst();
  }

  private static String sortOf(ScanSpec spec, ScanSpec.Order order) {
    return (order.descending() ? "-" : "") + spec.table().columns().get(order.column()).field();
  }
}
