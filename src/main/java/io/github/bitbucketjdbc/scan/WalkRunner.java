package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.json.RowReader;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.plan.SummaryPart;
import io.github.bitbucketjdbc.plan.SummaryPlanner;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;
import io.github.bitbucketjdbc.rest.PageCursor;
import io.github.bitbucketjdbc.rest.PageWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the walk over one list, or the request for one object. */
final class WalkRunner {
  private final BitbucketClient client;
  private final int window;

  WalkRunner(BitbucketClient client, int window) {
    this.client = client;
    this.window = window;
  }

  /**
   * Opens a walk.
   *
   * @param opener opens another scan of what the walk is about: the rows to count when the service
   *     does not tell their number, or a small request that takes the place of pages
   */
  RowCursor open(ScanPlan.Walk walk, Execution execution, Function<ScanSpec, RowCursor> opener) {
    if (walk.countFromSize()) {
      return count(walk, execution, () -> opener.apply(walk.spec().withoutSummary()));
    }
    if (walk.instead().isPresent()) {
      return summary(walk, walk.instead().get(), execution, opener);
    }
    TableDef table = walk.spec().table();
    boolean detailed =
        walk.columns().stream().anyMatch(c -> table.columns().get(c).source() == Source.DETAIL);
    RowCursor rows = checked(cursor(walk, execution), walk, execution);
    if (!detailed) {
      return RowSteps.shape(rows, walk.spec(), walk.columns(), walk.residual(), walk.sorted());
    }
    return withDetails(rows, walk, execution);
  }

  /** The number of rows, with the values that make them a group. */
  private RowCursor count(ScanPlan.Walk walk, Execution execution, Supplier<RowCursor> counting) {
    ScanSpec spec = walk.spec();
    RowCursor size =
        new SizeCursor(client, walk, context(walk), execution, check(execution), counting);
    if (spec.columns().isEmpty()) {
      return size;
    }
    @Nullable Object[] group =
        spec.columns().stream().map(c -> SummaryPlanner.constant(walk, c)).toArray();
    return new SummaryCursor(new GroupCursor(size, group), spec);
  }

  private RowCursor summary(
      ScanPlan.Walk walk,
      List<SummaryPart> parts,
      Execution execution,
      Function<ScanSpec, RowCursor> opener) {
    ScanSpec spec = walk.spec();
    PageCursor pages = cursor(walk, execution);
    RowCursor rows = checked(pages, walk, execution);
    if (walk.sorted()) {
      rows = RowSteps.sorted(rows, spec, SummaryPlanner.sorted(spec), walk.columns());
    }
    RowCursor partial = new PartialCursor(rows, spec, walk.columns());
    return new SummaryCursor(new ShortWalkCursor(partial, pages, walk, parts, opener), spec);
  }

  /** Conditions on what the list knows are decided before the single objects are asked for. */
  private RowCursor withDetails(RowCursor rows, ScanPlan.Walk walk, Execution execution) {
    TableDef table = walk.spec().table();
    List<Predicate> early = new ArrayList<>();
    List<Predicate> late = new ArrayList<>();
    for (Predicate p : Predicate.conjuncts(walk.residual())) {
      Set<Integer> columns = Predicate.columns(p);
      boolean needsDetail =
          columns.stream().anyMatch(c -> table.columns().get(c).source() == Source.DETAIL);
      (needsDetail ? late : early).add(p);
    }
    RowCursor filtered = RowSteps.filtered(rows, walk.columns(), Predicate.and(early));
    boolean hesitant = walk.spec().limitValue() >= 0 || walk.spec().mayEndEarly();
    int ahead = hesitant ? 1 : window;
    RowCursor detailed =
        new DetailCursor(client, table, walk.columns(), filtered, ahead, execution);
    return RowSteps.shape(
        detailed, walk.spec(), walk.columns(), Predicate.and(late), walk.sorted());
  }

  private PageCursor cursor(ScanPlan.Walk walk, Execution execution) {
    Endpoint endpoint = walk.endpoint();
    PageWalk pages =
        new PageWalk(
            walk.request(),
            endpoint.paging(),
            endpoint.isSingle() ? 0 : walk.pageLength(),
            walk.keyPositions().stream().mapToInt(Integer::intValue).toArray(),
            walk.rowsAhead(),
            walk.rowsWanted() > 0,
            context(walk));
    PageCursor cursor = new PageCursor(client, pages, reader(walk, endpoint), execution);
    walk.stop().ifPresent(s -> cursor.endAfter(new OrderedEnd(s, walk.columns()::indexOf)));
    return cursor;
  }

  private RowCursor checked(PageCursor cursor, ScanPlan.Walk walk, Execution execution) {
    boolean mayBeMissing = walk.endpoint().isSingle() || walk.endpoint().mayBeMissing();
    return mayBeMissing || walk.check().isPresent() || walk.owner().isPresent()
        ? new MissingRowCursor(cursor, walk, check(execution))
        : cursor;
  }

  private RowCheck check(Execution execution) {
    return new RowCheck(client, execution);
  }

  private static RowReader reader(ScanPlan.Walk walk, Endpoint endpoint) {
    TableDef table = walk.spec().table();
    List<ColumnDef> columns =
        walk.columns().stream()
            .map(c -> endpoint.seen(table.columns().get(c)))
            .filter(c -> c.source() != Source.DETAIL)
            .toList();
    return new RowReader(table, endpoint, columns, walk.keys());
  }

  static CallContext context(ScanPlan.Walk walk) {
    Object slug = walk.keys().get(TableDef.REPOSITORY_SLUG);
    Object project = walk.keys().get(TableDef.PROJECT_KEY);
    String subject =
        slug != null ? "repository " + slug : project != null ? "project " + project : "";
    TableDef table = walk.spec().table();
    return new CallContext(table.name(), walk.endpoint(), subject, table.removed());
  }
}
