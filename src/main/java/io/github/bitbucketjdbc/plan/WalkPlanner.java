package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.http.RestRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the request for one endpoint whose address is known, and says what stays local. */
final class WalkPlanner {
  private final Catalog catalog;
  private final Addresses addresses;
  private final int pageSize;

  WalkPlanner(Catalog catalog, String workspace, int pageSize) {
    this.catalog = catalog;
    this.addresses = new Addresses(workspace);
    this.pageSize = pageSize;
  }

  /**
   * Plans a walk.
   *
   * @param local conditions to decide locally even if the service could
   */
  ScanPlan.Walk plan(
      ScanSpec spec,
      Endpoint endpoint,
      Map<Integer, Object> keys,
      boolean listedParent,
      Set<Predicate> local) {
    Map<String, Object> named = new LinkedHashMap<>();
    keys.forEach((c, v) -> named.put(spec.table().columns().get(c).name(), v));
    RestRequest request = new RestRequest(path(spec.table(), endpoint, named));
    EndpointFilter filter = EndpointFilter.of(spec, endpoint, keys.keySet(), local);
    if (spec.table().shortcuts().contains(endpoint)) {
      filter = filter.withAddressChecked(spec.filter(), keys.keySet());
    }
    Optional<Lead> lead = Lead.of(spec, endpoint, named);
    if (lead.isPresent() && !lead.get().leads(spec.table())) {
      filter = filter.withRequestOf(lead.get().filter(), spec.filter(), keys.keySet());
    }
    request = filter.addTo(request, named);
    boolean exact = filter.residual().equals(Predicate.TRUE);
    boolean fromSize = spec.isCount() && exact && endpoint.counts() && spec.pushdown();
    Optional<List<SummaryPart>> instead =
        fromSize ? Optional.empty() : SummaryPlanner.parts(spec, endpoint, exact);
    int most =
        pageSize > 0 ? Math.min(pageSize, endpoint.maxPageLength()) : endpoint.maxPageLength();
    Optional<String> asked = serverSort(spec, endpoint, exact, most);
    // an order that the service makes may end the reading sooner than a bound
    Optional<OrderedStop> stop =
        OrderedStop.of(spec, endpoint, filter.residual())
            .filter(s -> lead.isEmpty() && (asked.isEmpty() || !s.isOrderedOtherwise(spec)));
    Optional<String> sort =
        instead.isPresent()
            ? SummaryPlanner.sort(spec, endpoint)
            : stop.map(s -> s.sort(spec.table())).or(() -> asked);
    boolean sorted = sort.isPresent() && stop.map(s -> s.satisfies(spec)).orElse(true);
    long limit = exact && (spec.order().isEmpty() || sort.isPresent()) ? wanted(spec) : 0;
    long wanted = instead.map(parts -> firstRowIsEnough(spec, parts) ? 1L : most).orElse(limit);
    int pageLength = fromSize ? 1 : wanted > 0 ? (int) Math.min(most, wanted) : most;
    List<Integer> columns = fromSize ? List.of() : columns(spec, endpoint, filter.residual());
    if (!endpoint.isSingle()) {
      if (!fromSize) {
        request = withSort(request, endpoint, sort);
      }
      request = request.with("pagelen", String.valueOf(pageLength));
    }
    if (endpoint.fields()) {
      boolean severalPages = wanted == 0 || wanted > endpoint.maxPageLength();
      boolean withSize = instead.isPresent() || (severalPages && tellsPages(endpoint));
      String own = fields(spec, endpoint, columns, fromSize, withSize);
      request = request.with("fields", lead.map(this::fields).orElse(own));
    }
    return new ScanPlan.Walk(
        spec,
        endpoint,
        named,
        request,
        pageLength,
        columns,
        fromSize ? List.of() : keyPositions(spec.table(), endpoint, columns),
        filter.residual(),
        sorted,
        fromSize,
        instead,
        stop,
        wanted,
        listedParent ? Optional.empty() : check(spec.table(), endpoint, named),
        row(spec.table(), endpoint, named),
        listedParent || spec.fixedOwner() ? Optional.empty() : owner(spec.table(), named));
  }

  /** Nothing is asked after a first row that tells all, and so no number of rows is needed. */
  private static boolean firstRowIsEnough(ScanSpec spec, List<SummaryPart> instead) {
    return instead.isEmpty() && !spec.aggregates().contains(Aggregate.COUNT);
  }

  /**
   * Without push-down nothing is left out, but what lists hide still has to be asked for. A list
   * that may go on for several pages tells its size, so that they can be under way together.
   */
  private static String fields(
      ScanSpec spec, Endpoint endpoint, List<Integer> columns, boolean fromSize, boolean withSize) {
    if (fromSize) {
      return "size";
    }
    String named =
        FieldList.of(spec.table(), endpoint, listed(spec.table(), endpoint, columns), withSize);
    return spec.pushdown() ? named : FieldList.added(named);
  }

  private static boolean tellsPages(Endpoint endpoint) {
    return endpoint.counts() && endpoint.paging() == Paging.NUMBERED;
  }

  /** The fields of all scans that read a list together, in an order that is the same for all. */
  private String fields(Lead lead) {
    TableDef table = lead.spec().table();
    List<Integer> columns = columns(lead.spec(), lead.endpoint(), lead.filter().residual());
    List<String> lists = new ArrayList<>();
    boolean withSize = tellsPages(lead.endpoint());
    lists.add(
        FieldList.of(table, lead.endpoint(), listed(table, lead.endpoint(), columns), withSize));
    for (SharedList.Reader reader : lead.readers()) {
      TableDef other = reader.table();
      Endpoint endpoint = SharedList.listAt(other, lead.endpoint().path()).orElseThrow();
      List<Integer> wanted =
          columns(ScanSpec.of(other, reader.columns()), endpoint, Predicate.TRUE);
      lists.add(FieldList.of(other, endpoint, listed(other, endpoint, wanted), false));
    }
    return FieldList.union(lists);
  }

  /**
   * A 404 means less when one object was asked for, or when the address names more than the
   * repository or project: then the outermost list is asked, or, where there is none, the owner.
   */
  private Optional<ScanPlan.Check> check(
      TableDef table, Endpoint endpoint, Map<String, Object> keys) {
    boolean namesRow = endpoint.pathColumns().stream().anyMatch(c -> !isOwner(c));
    if (table.shortcuts().contains(endpoint)) {
      return workspace(table);
    }
    if (!namesRow && !endpoint.isSingle()) {
      return Optional.empty();
    }
    TableDef outermost = outermost(table);
    return outermost.endpoints().stream()
        .filter(e -> !e.isSingle() && keys.keySet().containsAll(e.pathColumns()))
        .filter(e -> outermost.columns().stream().noneMatch(c -> gives(outermost, e, c)))
        .findFirst()
        .map(
            e ->
                new ScanPlan.Check(
                    e, new RestRequest(path(outermost, e, keys)).with("pagelen", "1")))
        .or(() -> owner(outermost, keys).map(ScanPlan.Owner::object));
  }

  /** The object whose list is asked for: what the address names before its last word. */
  private Optional<ScanPlan.Check> row(
      TableDef table, Endpoint endpoint, Map<String, Object> keys) {
    if (!endpoint.mayBeWithheld()) {
      return Optional.empty();
    }
    String list = path(table, endpoint, keys);
    RestRequest object = new RestRequest(list.substring(0, list.lastIndexOf('/')));
    return Optional.of(new ScanPlan.Check(endpoint, object));
  }

  /** The list of repositories, which is there if the workspace is. */
  private Optional<ScanPlan.Check> workspace(TableDef table) {
    return table.foreignKeys().stream()
        .filter(WalkPlanner::isOwned)
        .findFirst()
        .map(k -> list(catalog.target(table, k)));
  }

  private ScanPlan.Check list(TableDef owner) {
    Endpoint list = owner.endpoints().get(0);
    return new ScanPlan.Check(
        list, new RestRequest(path(owner, list, Map.of())).with("pagelen", "1"));
  }

  private Optional<ScanPlan.Owner> owner(TableDef table, Map<String, Object> keys) {
    Optional<ForeignKey> owned =
        table.foreignKeys().stream()
            .filter(WalkPlanner::isOwned)
            .filter(k -> keys.containsKey(k.columns().get(0)))
            .findFirst();
    if (owned.isEmpty()) {
      return Optional.empty();
    }
    TableDef owner = catalog.target(table, owned.get());
    Map<String, Object> theirs = new LinkedHashMap<>();
    theirs.put(owned.get().tableColumns().get(0), keys.get(owned.get().columns().get(0)));
    Optional<Endpoint> object =
        owner.endpoints().stream()
            .filter(e -> e.isSingle() && theirs.keySet().containsAll(e.pathColumns()))
            .findFirst();
    return object.map(
        e ->
            new ScanPlan.Owner(
                new ScanPlan.Check(e, new RestRequest(path(owner, e, theirs))), list(owner)));
  }

  /** Returns whether a list is only there when a query gives a value, and so says nothing more. */
  private static boolean gives(TableDef table, Endpoint endpoint, ColumnDef column) {
    return table.isGiven(column) && endpoint.pathColumns().contains(column.name());
  }

  /** Returns the table whose rows the address of a table's rows begins with. */
  private TableDef outermost(TableDef table) {
    for (ForeignKey key : table.foreignKeys()) {
      if (key.parent() && !isOwned(key)) {
        return outermost(catalog.target(table, key));
      }
    }
    return table;
  }

  private static boolean isOwned(ForeignKey key) {
    return key.columns().stream().anyMatch(WalkPlanner::isOwner);
  }

  private static boolean isOwner(String column) {
    return column.equals(TableDef.REPOSITORY_SLUG) || column.equals(TableDef.PROJECT_KEY);
  }

  private String path(TableDef table, Endpoint endpoint, Map<String, Object> keys) {
    return addresses.of(table, endpoint.path(), keys);
  }

  /**
   * A column that may change while pages are read is sorted by only when one page is enough: a row
   * that moves between two pages would be lost or seen twice.
   */
  private static Optional<String> serverSort(
      ScanSpec spec, Endpoint endpoint, boolean exact, int most) {
    if (!spec.pushdown() || !endpoint.sorts() || spec.order().size() != 1) {
      return Optional.empty();
    }
    ScanSpec.Order order = spec.order().get(0);
    ColumnDef column = spec.table().columns().get(order.column());
    long wanted = wanted(spec);
    boolean onePage = exact && wanted > 0 && wanted <= most;
    boolean usable = column.sortable() && (column.stable() || onePage) && endpoint.rows().isEmpty();
    return usable
        ? Optional.of((order.descending() ? "-" : "") + column.field())
        : Optional.empty();
  }

  private static RestRequest withSort(
      RestRequest request, Endpoint endpoint, Optional<String> sort) {
    if (sort.isPresent()) {
      return request.with("sort", sort.get());
    }
    return endpoint.stableSort().isEmpty() ? request : request.with("sort", endpoint.stableSort());
  }

  private static long wanted(ScanSpec spec) {
    return spec.limitValue() < 0 ? 0 : spec.limitValue() + spec.offsetValue();
  }

  /**
   * The columns to decode: those wanted, those that local work needs, and the key; those that cost
   * a request a row come last.
   */
  private static List<Integer> columns(ScanSpec spec, Endpoint endpoint, Predicate residual) {
    Set<Integer> needed = new LinkedHashSet<>(spec.columns());
    needed.addAll(Predicate.columns(residual));
    spec.order().forEach(o -> needed.add(o.column()));
    spec.aggregates().stream().map(Aggregate::column).filter(c -> c >= 0).forEach(needed::add);
    spec.aggregates().forEach(a -> needed.addAll(Predicate.columns(a.condition())));
    TableDef table = spec.table();
    boolean detail =
        needed.stream().anyMatch(c -> table.columns().get(c).source() == Source.DETAIL);
    if (detail) {
      table.detail().ifPresent(d -> d.pathColumns().forEach(c -> needed.add(table.indexOf(c))));
    }
    if (pagesMayOverlap(endpoint)) {
      table.primaryKey().forEach(k -> needed.add(table.indexOf(k)));
    }
    List<Integer> ordered = new ArrayList<>(needed);
    ordered.sort(Comparator.comparing(c -> table.columns().get(c).source() == Source.DETAIL));
    return ordered;
  }

  private static boolean pagesMayOverlap(Endpoint endpoint) {
    return endpoint.paging() == Paging.NUMBERED || endpoint.paging() == Paging.STEPPED;
  }

  private static List<Integer> keyPositions(
      TableDef table, Endpoint endpoint, List<Integer> columns) {
    if (!pagesMayOverlap(endpoint)) {
      return List.of();
    }
    return table.primaryKey().stream()
        .filter(k -> endpoint.seen(table.column(k)).source() != Source.REQUEST)
        .map(k -> columns.indexOf(table.indexOf(k)))
        .toList();
  }

  private static List<ColumnDef> listed(TableDef table, Endpoint endpoint, List<Integer> columns) {
    return columns.stream()
        .map(c -> endpoint.seen(table.columns().get(c)))
        .filter(c -> c.source() != Source.DETAIL)
        .toList();
  }
}
