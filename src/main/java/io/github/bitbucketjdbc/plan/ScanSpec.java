package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a query wants of one table: which rows, in which order, how many of them, and which columns.
 * Planner rules let it grow; {@code withX} returns empty when a step may not come after what is
 * there already. The order of the steps is: filters, then a summary, or an order and a limit.
 *
 * @param table the table
 * @param filter the condition, on positions in the table's definition
 * @param columns the positions of the columns wanted, in order; of a summary, those that make its
 *     groups
 * @param order the order wanted, by positions in the table's definition
 * @param offset rows to leave out at the start, or null
 * @param limit the most rows, or null
 * @param aggregates what is wanted of each group of rows instead of the rows; empty for the rows
 * @param pushdown whether anything may be given to the service
 * @param fixedOwner whether the schema fixes the repository or project, which then has to be there;
 *     otherwise one that does not exist has no rows
 * @param use how the plan around the scan uses its rows
 */
public record ScanSpec(
    TableDef table,
    Predicate filter,
    List<Integer> columns,
    List<Order> order,
    @Nullable Operand offset,
    @Nullable Operand limit,
    List<Aggregate> aggregates,
    boolean pushdown,
    boolean fixedOwner,
    Use use) {

  /** One key of an order; NULLs are higher than every value, as Calcite has it. */
  public record Order(int column, boolean descending, boolean nullsFirst) {
    /** Compares two values of the column, of which null is one, as they stand in this order. */
    public int compare(@Nullable Object left, @Nullable Object right) {
      if (left == null || right == null) {
        int nullLast = left == right ? 0 : left == null ? 1 : -1;
        return nullsFirst ? -nullLast : nullLast;
      }
      int difference = RowFilter.compare(left, right);
      return descending ? -difference : difference;
    }
  }

  /**
   * How the plan around a scan uses its rows.
   *
   * @param shared the list that is read together with other scans, or null
   * @param onePer the columns of which each combination of values needs one row only, because it is
   *     looked at for being there; empty when all rows are wanted
   * @param endsEarly whether the first rows may turn out to be enough
   */
  public record Use(@Nullable SharedList shared, List<Integer> onePer, boolean endsEarly) {
    static final Use ALONE = new Use(null, List.of(), false);

    /** Copies the list. */
    public Use {
      onePer = List.copyOf(onePer);
    }

    Use bind(@Nullable Object[] slots) {
      return shared == null ? this : new Use(shared.bind(slots), onePer, endsEarly);
    }
  }

  /** Copies the lists. */
  public ScanSpec {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
    aggregates = List.copyOf(aggregates);
  }

  /** Returns a scan of all rows with these columns. */
  public static ScanSpec of(TableDef table, List<Integer> columns) {
    return new ScanSpec(
        table, Predicate.TRUE, columns, List.of(), null, null, List.of(), true, false, Use.ALONE);
  }

  /** Returns a scan of all columns. */
  public static ScanSpec of(TableDef table) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      all.add(i);
    }
    return of(table, all);
  }

  /** Adds a condition; not after a limit or a summary, which would then see other rows. */
  public Optional<ScanSpec> withFilter(Predicate condition) {
    if (isSummary() || limit != null || offset != null) {
      return Optional.empty();
    }
    return Optional.of(withFilterReplaced(Predicate.and(List.of(filter, condition))));
  }

  /** Returns this scan with another condition. */
  public ScanSpec withFilterReplaced(Predicate condition) {
    return new ScanSpec(
        table, condition, columns, order, offset, limit, aggregates, pushdown, fixedOwner, use);
  }

  /** Chooses among the present columns, by their positions among them. */
  public Optional<ScanSpec> withProject(List<Integer> chosen) {
    if (isSummary()) {
      return Optional.empty();
    }
    List<Integer> now = chosen.stream().map(columns::get).toList();
    return Optional.of(withColumns(now));
  }

  /** Returns this scan with other columns, by their positions in the table's definition. */
  public ScanSpec withColumns(List<Integer> chosen) {
    return new ScanSpec(
        table, filter, chosen, order, offset, limit, aggregates, pushdown, fixedOwner, use);
  }

  /**
   * Adds an order, a limit, or both; not after a limit or a summary.
   *
   * @param keys by positions in the table's definition; empty to keep the present order
   */
  public Optional<ScanSpec> withSort(
      List<Order> keys, @Nullable Operand newOffset, @Nullable Operand newLimit) {
    if (isSummary() || limit != null || offset != null) {
      return Optional.empty();
    }
    return Optional.of(withOrder(keys.isEmpty() ? order : keys, newOffset, newLimit));
  }

  /** Returns this scan with another order and other limits. */
  public ScanSpec withOrder(
      List<Order> keys, @Nullable Operand newOffset, @Nullable Operand newLimit) {
    return new ScanSpec(
        table, filter, columns, keys, newOffset, newLimit, aggregates, pushdown, fixedOwner, use);
  }

  /** Replaces the rows by their number; not after a limit. */
  public Optional<ScanSpec> withCount() {
    return withSummary(List.of(), List.of(Aggregate.COUNT));
  }

  /**
   * Replaces the rows by one row for each group of them: the columns of the group, then the
   * aggregates; not after a limit.
   *
   * @param groups the columns with whose values rows are told apart; none for one group, which is
   *     there even without a row
   * @param wanted at least one
   */
  public Optional<ScanSpec> withSummary(List<Integer> groups, List<Aggregate> wanted) {
    if (isSummary() || limit != null || offset != null) {
      return Optional.empty();
    }
    return Optional.of(
        new ScanSpec(
            table, filter, groups, List.of(), null, null, wanted, pushdown, fixedOwner, use));
  }

  /** Returns whether groups of rows are wanted instead of the rows. */
  public boolean isSummary() {
    return !aggregates.isEmpty();
  }

  /**
   * Returns whether nothing but the number of rows is wanted, of all of them or of groups that are
   * lists of their own: then the {@code size} of a list is enough.
   */
  public boolean isCount() {
    return aggregates.equals(List.of(Aggregate.COUNT))
        && columns.stream().allMatch(c -> isOwner(c) || valueOf(c).isPresent());
  }

  private boolean isOwner(int column) {
    return column == 0 && table.isOwned();
  }

  /** Returns the one value that the condition, as far as it is known, leaves to a column. */
  public Optional<Object> valueOf(int column) {
    for (Predicate p : Predicate.conjuncts(filter)) {
      Operand only =
          p instanceof Predicate.Comparison c
                  && c.column() == column
                  && c.operator() == ComparisonOperator.EQ
              ? c.operand()
              : null;
      if (p instanceof Predicate.In i && i.column() == column && !i.negated()) {
        only = i.operands().stream().distinct().count() == 1 ? i.operands().get(0) : null;
      }
      if (only != null && only.isBound() && only.value() != null) {
        return Optional.of(only.value());
      }
    }
    return Optional.empty();
  }

  /** Returns whether the condition leaves one value to a column, known or not. */
  private boolean isFixed(int column) {
    return valueOf(column).isPresent()
        || Predicate.conjuncts(filter).stream()
            .anyMatch(
                p ->
                    p instanceof Predicate.Comparison c
                        && c.column() == column
                        && c.operator() == ComparisonOperator.EQ);
  }

  /** Returns the rows of which this scan wants a summary. */
  public ScanSpec withoutSummary() {
    return withAggregates(List.of());
  }

  /** Returns this scan with other aggregates of the same groups. */
  ScanSpec withAggregates(List<Aggregate> wanted) {
    return new ScanSpec(
        table, filter, columns, order, offset, limit, wanted, pushdown, fixedOwner, use);
  }

  /** Returns this scan with nothing given to the service but what addresses need. */
  public ScanSpec withoutPushdown() {
    return new ScanSpec(
        table, filter, columns, order, offset, limit, aggregates, false, fixedOwner, use);
  }

  /** Returns this scan with the owner as free or fixed as it is in another scan. */
  public ScanSpec withOwnerAs(ScanSpec other) {
    return new ScanSpec(
        table, filter, columns, order, offset, limit, aggregates, pushdown, other.fixedOwner, use);
  }

  /**
   * Returns the scan of a schema that belongs to one repository or project.
   *
   * @param owner the slug or key, which is the value of the first column
   */
  public ScanSpec withOwner(String owner) {
    Predicate own = new Predicate.Comparison(0, ComparisonOperator.EQ, Operand.literal(owner));
    return new ScanSpec(table, own, columns, order, offset, limit, aggregates, pushdown, true, use);
  }

  /** Returns this scan as one in a schema that fixes the repository or project. */
  public ScanSpec withFixedOwner() {
    return new ScanSpec(
        table, filter, columns, order, offset, limit, aggregates, pushdown, true, use);
  }

  /** Returns the list that is read together with other scans, or null. */
  public @Nullable SharedList shared() {
    return use.shared;
  }

  /** Returns the columns of which each combination of values needs one row only; none for all. */
  public List<Integer> onePer() {
    return use.onePer;
  }

  /** Returns whether the first rows may be enough, so that nothing is read ahead of need. */
  public boolean mayEndEarly() {
    return use.endsEarly || (limitValue() >= 0 && order.isEmpty());
  }

  private ScanSpec withUse(Use other) {
    return new ScanSpec(
        table, filter, columns, order, offset, limit, aggregates, pushdown, fixedOwner, other);
  }

  /** Returns this scan as one whose first rows may be enough, or of which all rows are read. */
  public ScanSpec withEarlyEnd(boolean early) {
    return withUse(new Use(use.shared, use.onePer, early));
  }

  /** Returns this scan as one that reads a list together with others, or alone. */
  public ScanSpec withShared(@Nullable SharedList list) {
    return withUse(new Use(list, use.onePer, use.endsEarly));
  }

  /**
   * Returns this scan as one of which a row for each combination of values is enough.
   *
   * @param keys by positions in the table's definition
   */
  public ScanSpec withOnePer(List<Integer> keys) {
    return withUse(new Use(use.shared, keys, use.endsEarly));
  }

  /**
   * Returns how many rows are enough, one for each combination of values that the condition leaves;
   * 0 when that is not known, or all rows are wanted.
   */
  public int combinations() {
    List<Integer> open = use.onePer.stream().filter(c -> !isFixed(c)).toList();
    if (open.isEmpty()) {
      return use.onePer.isEmpty() ? 0 : 1;
    }
    for (Predicate p : Predicate.conjuncts(filter)) {
      if (p instanceof Predicate.In i && !i.negated() && open.equals(List.of(i.column()))) {
        return (int) i.operands().stream().distinct().count();
      }
      if (p instanceof Predicate.TupleIn t && t.columns().containsAll(open)) {
        return t.tuples().size();
      }
    }
    return 0;
  }

  /** Returns this scan with a limit of one row, if that is enough. */
  ScanSpec withoutSurplus() {
    boolean free = limit == null && offset == null && !isSummary();
    return free && combinations() == 1 ? withOrder(order, null, Operand.literal(1L)) : this;
  }

  /** Fills the slots with the values of an execution. */
  public ScanSpec bind(@Nullable Object[] slots) {
    return new ScanSpec(
        table,
        Predicate.bind(filter, slots),
        columns,
        order,
        offset == null ? null : offset.bind(slots),
        limit == null ? null : limit.bind(slots),
        aggregates.stream().map(a -> a.where(Predicate.bind(a.condition(), slots))).toList(),
        pushdown,
        fixedOwner,
        use.bind(slots));
  }

  /** Returns the offset, which is bound; 0 for none. */
  public long offsetValue() {
    return number(offset, 0);
  }

  /** Returns the limit, which is bound; -1 for none. */
  public long limitValue() {
    return number(limit, -1);
  }

  private static long number(@Nullable Operand operand, long absent) {
    return operand != null && operand.value() instanceof Number n ? n.longValue() : absent;
  }
}
