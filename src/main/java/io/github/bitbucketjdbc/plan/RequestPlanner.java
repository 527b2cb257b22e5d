package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.FilterKind;
import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import io.github.bitbucketjdbc.plan.Predicate.TupleIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns a scan into the fewest requests that answer it. */
public final class RequestPlanner {
  private static final int LONGEST_REQUEST_LINE = 4000;

  private final Catalog catalog;
  private final WalkPlanner walks;

  /**
   * A planner for one connection.
   *
   * @param workspace the workspace's slug, or "" when none was given
   * @param pageSize rows a request, or 0 for the most each list allows
   */
  public RequestPlanner(Catalog catalog, String workspace, int pageSize) {
    this.catalog = catalog;
    this.walks = new WalkPlanner(catalog, workspace, pageSize);
  }

  /**
   * Plans a scan. Slots may be open, for EXPLAIN; a plan that is to run needs them bound.
   *
   * @throws BitbucketException when the scan cannot be answered, naming what is missing
   */
  public ScanPlan plan(ScanSpec spec) {
    return plan(spec, false);
  }

  /** Plans the part of a fan-out that belongs to one row of the parent table. */
  public ScanPlan planPart(ScanSpec spec, Map<Integer, Object> keys) {
    return partOf(spec, keys).<ScanPlan>map(s -> plan(s, true)).orElse(new ScanPlan.Nothing(spec));
  }

  /** Guesses requests and rows of a scan, whose slots may be open. */
  public Estimate estimate(ScanSpec wanted) {
    ScanSpec spec = wanted.withoutSurplus();
    if (spec.filter().equals(Predicate.FALSE)) {
      return new Estimate(0, 0, true);
    }
    KeyConstraints keys = KeyConstraints.of(spec);
    AccessPath path = choose(spec, keys);
    double rows = path.parts() * Selectivity.rows(spec, path.endpoint(), path.pathColumns());
    if (spec.isSummary()) {
      rows = SummaryPlanner.groups(spec, path.parts());
    }
    double limited = spec.limitValue() >= 0 ? Math.min(rows, spec.limitValue()) : rows;
    ScanPlan plan = plan(spec);
    if (plan instanceof ScanPlan.Nothing) {
      return new Estimate(0, spec.isSummary() && spec.columns().isEmpty() ? 1 : 0, true);
    }
    if (spec.shared() != null && spec.shared().brings(spec.table())) {
      return new Estimate(0, limited, true);
    }
    boolean certain = plan instanceof ScanPlan.Walk walk && walk.isOneAnswer();
    double needed = certain ? 1 : Math.ceil(path.cost());
    return new Estimate(needed, limited, certain);
  }

  /** Returns what a scan costs as far as that is certain; its slots may be open. */
  public Price price(ScanSpec spec) {
    if (spec.shared() != null && spec.shared().brings(spec.table())) {
      return Price.NOTHING;
    }
    return new Pricing(this).of(plan(spec), estimate(spec).requests());
  }

  /**
   * Returns the requests with which the lists of a scan begin; of a fan-out, those of its parents.
   */
  public Set<RestRequest> first(ScanSpec spec) {
    ScanPlan plan = plan(spec);
    Set<RestRequest> first = new HashSet<>();
    if (plan instanceof ScanPlan.Walk walk) {
      first.add(walk.request());
    } else if (plan instanceof ScanPlan.Union union) {
      union.parts().forEach(p -> first.addAll(first(p)));
    } else if (plan instanceof ScanPlan.FanOut fanOut) {
      first.addAll(first(fanOut.parents()));
    }
    return first;
  }

  /**
   * Returns the fewest requests that a plan whose slots are filled can need: parts of a fan-out are
   * only counted when it is known that there are so many, and all of them are read.
   */
  public long floor(ScanPlan plan) {
    return new Pricing(this).of(plan, 0).fewest();
  }

  /**
   * Guesses the requests of a scan when a join supplies this many values for columns; infinite when
   * they do not help.
   */
  public double lookupRequests(ScanSpec spec, List<Integer> columns, double keys) {
    return spec.table().endpoints().stream()
        .mapToDouble(e -> LookupCost.requests(spec, e, columns, keys))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Returns whether values for a column make a difference to the requests of its table. */
  public static boolean isLookupColumn(TableDef table, int column) {
    String name = table.columns().get(column).name();
    return table.endpoints().stream()
        .anyMatch(e -> e.pathColumns().contains(name) || LookupCost.filters(table, e, column));
  }

  /** Returns whether two scans are answered with one list, when both are read as a whole. */
  public boolean readOneList(ScanSpec elements, ScanSpec inside) {
    Endpoint outer = choose(elements, KeyConstraints.of(elements)).endpoint();
    Endpoint inner = choose(inside, KeyConstraints.of(inside)).endpoint();
    return outer.rows().isEmpty()
        && !inner.rows().isEmpty()
        && !outer.isSingle()
        && outer.path().equals(inner.path());
  }

  /**
   * Returns the scan of the names that the owner of a table's rows may have: of as many
   * repositories or projects as one request tells, and where there is an order those that were
   * changed last.
   *
   * @param table whose rows belong to repositories or projects
   */
  public ScanSpec owners(TableDef table) {
    String key = table.columns().get(0).name();
    ForeignKey owned =
        table.foreignKeys().stream()
            .filter(k -> k.columns().equals(List.of(key)))
            .findFirst()
            .orElseThrow();
    TableDef owner = catalog.target(table, owned);
    Endpoint list = owner.endpoints().get(0);
    int changed = owner.indexOf("UpdatedOn");
    boolean sortable = owner.columns().get(changed).sortable();
    return ScanSpec.of(owner, List.of(owner.indexOf(owned.tableColumns().get(0))))
        .withOrder(
            sortable ? List.of(new ScanSpec.Order(changed, true, true)) : List.of(),
            null,
            Operand.literal((long) list.maxPageLength()));
  }

  private ScanPlan plan(ScanSpec wanted, boolean listedParent) {
    ScanSpec spec = wanted.withoutSurplus();
    if (spec.filter().equals(Predicate.FALSE) || spec.limitValue() == 0) {
      return new ScanPlan.Nothing(spec);
    }
    KeyConstraints keys = KeyConstraints.of(spec);
    AccessPath path = choose(spec, keys);
    if (path.parent().isPresent()) {
      return fanOut(spec, path.parent().get());
    }
    List<Map<Integer, Object>> combinations = keys.expand(path.pathColumns());
    if (combinations.isEmpty()) {
      return new ScanPlan.Nothing(spec);
    }
    TupleIn tuples = keys.tuples();
    boolean tupled =
        tuples != null && path.pathColumns().stream().anyMatch(tuples.columns()::contains);
    if (combinations.size() > 1 || tupled) {
      List<ScanSpec> parts = new ArrayList<>();
      combinations.forEach(c -> partOf(spec, c).ifPresent(parts::add));
      return parts.isEmpty() ? new ScanPlan.Nothing(spec) : new ScanPlan.Union(spec, parts);
    }
    ScanSpec settled = SummaryPlanner.settled(spec);
    return walk(settled, path.endpoint(), combinations.get(0), listedParent);
  }

  /** Plans one list; what makes its request line too long is divided or decided locally. */
  private ScanPlan walk(
      ScanSpec spec, Endpoint endpoint, Map<Integer, Object> keys, boolean listedParent) {
    ScanPlan.Walk walk = walks.plan(spec, endpoint, keys, listedParent, Set.of());
    if (fits(walk)) {
      return walk;
    }
    if (spec.shared() != null) {
      return walk(spec.withShared(null), endpoint, keys, listedParent);
    }
    Optional<Predicate.In> list = longestList(spec, endpoint, keys.keySet());
    if (list.isPresent()) {
      return split(spec, list.get());
    }
    List<Predicate> longestFirst = new ArrayList<>(Predicate.conjuncts(spec.filter()));
    longestFirst.sort(
        Comparator.comparingInt((Predicate p) -> PredicateText.of(spec.table(), p).length())
            .reversed());
    Set<Predicate> local = new HashSet<>();
    for (Predicate p : longestFirst) {
      local.add(p);
      walk = walks.plan(spec, endpoint, keys, listedParent, local);
      if (fits(walk)) {
        break;
      }
    }
    return walk;
  }

  private static boolean fits(ScanPlan.Walk walk) {
    return walk.request().target().length() <= LONGEST_REQUEST_LINE;
  }

  private static AccessPath choose(ScanSpec spec, KeyConstraints keys) {
    boolean whole = spec.pushdown() && !spec.isSummary() && spec.shared() == null;
    Stream<Endpoint> shortcuts = whole ? spec.table().shortcuts().stream() : Stream.of();
    Optional<AccessPath> best =
        Stream.concat(spec.table().endpoints().stream(), shortcuts)
            .map(e -> AccessPath.of(spec, e, keys))
            .flatMap(Optional::stream)
            .min(Comparator.comparingDouble(AccessPath::cost));
    AccessPath path = best.orElseThrow(() -> missingFilter(spec.table()));
    requireAnswer(spec, path);
    return path;
  }

  /** A column that the service never sends cannot be compared in another way than it offers. */
  private static void requireAnswer(ScanSpec spec, AccessPath path) {
    for (int column : Predicate.columns(spec.filter())) {
      ColumnDef def = spec.table().columns().get(column);
      boolean unknown = path.endpoint().seen(def).source() == Source.REQUEST;
      if (unknown && !path.pathColumns().contains(column)) {
        throw new BitbucketException(
            SqlState.REQUIRED_FILTER,
            "Bitbucket does not tell the "
                + def.name()
                + " of "
                + spec.table().name()
                + "; it can be compared with = or IN, joined to other conditions by AND");
      }
    }
  }

  /** Names the columns whose values nobody can list; the others would be found by themselves. */
  private static BitbucketException missingFilter(TableDef table) {
    List<String> path = table.endpoints().get(0).pathColumns();
    List<String> unlisted = path.stream().filter(c -> !table.isListable(c)).toList();
    return new BitbucketException(
        SqlState.REQUIRED_FILTER,
        table.name()
            + " cannot be listed as a whole; compare "
            + String.join(", ", unlisted.isEmpty() ? path : unlisted)
            + " with a value");
  }

  /** Lists the parents of which the addresses are made; conditions on their keys go with them. */
  private ScanPlan fanOut(ScanSpec spec, ForeignKey key) {
    TableDef table = spec.table();
    TableDef parent = catalog.target(table, key);
    List<Integer> own = new ArrayList<>();
    List<Integer> theirs = new ArrayList<>();
    for (ColumnDef c : parent.columns()) {
      int at = table.indexOf(c.name());
      boolean sameKey = c.key() && at >= 0 && table.parentOf(c.name()).isPresent();
      if (sameKey && !key.tableColumns().contains(c.name())) {
        own.add(at);
        theirs.add(parent.indexOf(c.name()));
      }
    }
    for (int i = 0; i < key.columns().size(); i++) {
      own.add(table.indexOf(key.columns().get(i)));
      theirs.add(parent.indexOf(key.tableColumns().get(i)));
    }
    List<Predicate> conditions = new ArrayList<>();
    for (Predicate p : Predicate.conjuncts(spec.filter())) {
      Predicate moved = Predicate.remap(p, c -> own.contains(c) ? theirs.get(own.indexOf(c)) : -1);
      if (moved != null) {
        conditions.add(moved);
      }
    }
    ScanSpec parents =
        ScanSpec.of(parent, theirs).withOwnerAs(spec).withFilterReplaced(Predicate.and(conditions));
    return new ScanPlan.FanOut(spec, spec.pushdown() ? parents : parents.withoutPushdown(), own);
  }

  /**
   * Returns the part of a scan in which columns have these values, or empty when the condition
   * excludes them. A limit takes the offset in, because the whole may need as many from one part.
   */
  private static Optional<ScanSpec> partOf(ScanSpec spec, Map<Integer, Object> keys) {
    List<Predicate> rest = new ArrayList<>();
    for (Predicate p : Predicate.conjuncts(spec.filter())) {
      if (!(p instanceof TupleIn) && keys.keySet().containsAll(Predicate.columns(p))) {
        if (!holds(p, keys)) {
          return Optional.empty();
        }
      } else {
        rest.add(p instanceof TupleIn t ? narrowed(t, keys) : p);
      }
    }
    keys.forEach((c, v) -> rest.add(equal(c, v)));
    Operand limit =
        spec.limit() == null || !spec.limit().isBound()
            ? null
            : Operand.literal(spec.limitValue() + spec.offsetValue());
    List<Integer> columns = new ArrayList<>(spec.columns());
    spec.order().stream()
        .map(ScanSpec.Order::column)
        .filter(c -> !columns.contains(c))
        .forEach(columns::add);
    return Optional.of(
        spec.withFilterReplaced(Predicate.and(rest))
            .withOrder(spec.order(), null, limit)
            .withColumns(columns));
  }

  private static Comparison equal(int column, Object value) {
    Operand operand = value instanceof Placeholder ? new Operand(null, 0) : Operand.literal(value);
    return new Comparison(column, ComparisonOperator.EQ, operand);
  }

  private static boolean holds(Predicate predicate, Map<Integer, Object> keys) {
    if (keys.values().stream().anyMatch(Placeholder.class::isInstance)
        || !Predicate.isBound(predicate)) {
      return true;
    }
    List<Integer> columns = new ArrayList<>(keys.keySet());
    Object[] row = columns.stream().map(keys::get).toArray();
    return RowFilter.of(predicate, columns::indexOf).accepts(row);
  }

  /** Leaves the tuples that agree with the keys; one remaining column becomes a plain IN. */
  private static Predicate narrowed(TupleIn in, Map<Integer, Object> keys) {
    List<List<Object>> tuples = new ArrayList<>();
    for (List<Object> tuple : in.tuples()) {
      boolean agrees = true;
      for (int i = 0; i < tuple.size(); i++) {
        Object key = keys.get(in.columns().get(i));
        agrees &= key == null || key.equals(tuple.get(i));
      }
      if (agrees) {
        tuples.add(tuple);
      }
    }
    return LookupKeys.predicate(in.columns(), tuples, keys.keySet());
  }

  /** Returns the longest list of values that is sent to the service, when there is one. */
  private static Optional<Predicate.In> longestList(
      ScanSpec spec, Endpoint endpoint, Set<Integer> inAddress) {
    return Predicate.conjuncts(spec.filter()).stream()
        .filter(p -> p instanceof Predicate.In i && !i.negated())
        .map(Predicate.In.class::cast)
        .filter(i -> i.operands().stream().distinct().count() > 1)
        .filter(i -> !inAddress.contains(i.column()))
        .filter(i -> spec.table().columns().get(i.column()).filter() != FilterKind.NONE)
        .filter(i -> endpoint.filters())
        .max(Comparator.comparingInt(i -> i.operands().size()));
  }

  /** Halves a list of values, so that the request line becomes acceptable. */
  private static ScanPlan split(ScanSpec spec, Predicate.In in) {
    List<Predicate> conjuncts = Predicate.conjuncts(spec.filter());
    List<Operand> values = in.operands().stream().distinct().toList();
    int half = values.size() / 2;
    List<ScanSpec> parts = new ArrayList<>();
    for (List<Operand> some :
        List.of(values.subList(0, half), values.subList(half, values.size()))) {
      List<Predicate> rest = new ArrayList<>(conjuncts);
      rest.set(conjuncts.indexOf(in), new Predicate.In(in.column(), some, false));
      partOf(spec.withFilterReplaced(Predicate.and(rest)), Map.of()).ifPresent(parts::add);
    }
    return new ScanPlan.Union(spec, parts);
  }
}
