package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.json.RowReader;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;
import io.github.bitbucketjdbc.rest.PageCursor;
import io.github.bitbucketjdbc.rest.PageWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Opens the walk over one list, or the request for one object. */
final class WalkRunner {
  private final BitbucketClient client;
  private final int window;
  private final Set<RestRequest> confirmed = ConcurrentHashMap.newKeySet();

  WalkRunner(BitbucketClient client, int window) {
    this.client = client;
    this.window = window;
  }

  /**
   * Opens a walk.
   *
   * @param counting opens the rows to count when the service does not tell their number
   */
  RowCursor open(ScanPlan.Walk walk, Execution execution, Supplier<RowCursor> counting) {
    if (walk.countFromSize()) {
      return new SizeCursor(client, walk, context(walk), execution, check(execution), counting);
    }
    TableDef table = walk.spec().table();
    boolean detailed =
        walk.columns().stream().anyMatch(c -> table.columns().get(c).source() == Source.DETAIL);
    RowCursor rows = pages(walk, execution);
    if (!detailed) {
      return RowSteps.shape(rows, walk.spec(), walk.columns(), walk.residual(), walk.sorted());
    }
    return withDetails(rows, walk, execution);
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
    int ahead = walk.spec().limitValue() >= 0 ? 1 : window;
    RowCursor detailed =
        new DetailCursor(client, table, walk.columns(), filtered, ahead, execution);
    return RowSteps.shape(
        detailed, walk.spec(), walk.columns(), Predicate.and(late), walk.sorted());
  }

  private RowCursor pages(ScanPlan.Walk walk, Execution execution) {
    Endpoint endpoint = walk.endpoint();
    RowReader reader = reader(walk, endpoint);
    PageWalk pages =
        new PageWalk(
            walk.request(),
            endpoint.paging(),
            endpoint.isSingle() ? 0 : walk.pageLength(),
            walk.keyPositions().stream().mapToInt(Integer::intValue).toArray(),
            walk.rowsWanted(),
            context(walk));
    RowCursor cursor = new PageCursor(client, pages, reader, execution);
    boolean mayBeMissing = endpoint.isSingle() || endpoint.mayBeMissing();
    return mayBeMissing || walk.check().isPresent() || walk.owner().isPresent()
        ? new MissingRowCursor(cursor, walk, check(execution))
        : cursor;
  }

  private RowCheck check(Execution execution) {
    return new RowCheck(client, execution, confirmed);
  }

  private static RowReader reader(ScanPlan.Walk walk, Endpoint endpoint) {
    TableDef table = walk.spec().table();
    List<ColumnDef> columns =
        walk.columns().stream()
            .map(c -> table.columns().get(c))
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
