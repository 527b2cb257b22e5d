package io.github.bitbucketjdbc.write;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.json.Page;
import io.github.bitbucketjdbc.json.RowReader;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.plan.WritePlan;
import io.github.bitbucketjdbc.plan.WritePlanner;
import io.github.bitbucketjdbc.plan.WriteRow;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;
import io.github.bitbucketjdbc.scan.ScanRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows, one after the other. The first failure ends it, and the error tells what was done
 * before: a service without transactions cannot take anything back.
 */
public final class WriteRunner {
  private static final int NOT_FOUND = 404;

  private final Catalog catalog;
  private final WritePlanner planner;
  private final BitbucketClient client;
  private final ScanRunner scans;
  private final WriteLog log;
  private final long maxWrites;

  /**
   * A runner for one connection.
   *
   * @param maxWrites the most rows that an UPDATE or DELETE without a condition may change, 0 for
   *     no limit
   */
  public WriteRunner(
      Catalog catalog,
      WritePlanner planner,
      BitbucketClient client,
      ScanRunner scans,
      WriteLog log,
      long maxWrites) {
    this.catalog = catalog;
    this.planner = planner;
    this.client = client;
    this.scans = scans;
    this.log = log;
    this.maxWrites = maxWrites;
  }

  /** Has what a write looks at first read anew, however lately it was read before. */
  public void readAnew(Execution execution) {
    client.forgetAnswers(execution);
  }

  /**
   * Writes rows.
   *
   * @throws BitbucketException when a row cannot be written; the rows after it were not tried
   */
  public WriteOutcome run(WritePlan plan, List<WriteRow> found, Execution execution) {
    List<WriteRow> rows = withSignedInUser(plan, found, execution);
    if (plan.limited() && maxWrites > 0 && rows.size() > maxWrites) {
      throw tooMany(plan, rows.size());
    }
    List<RestRequest> requests = new ArrayList<>();
    if (plan.def().list().isEmpty()) {
      // all of them are made first, so that a fault in the last row is found before the first is
      // written
      rows.forEach(row -> requests.add(planner.request(plan, row)));
    }
    List<@Nullable Object[]> inserted = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < rows.size(); i++) {
      try {
        boolean written =
            plan.def().list().isEmpty()
                ? write(plan, rows.get(i), requests.get(i), execution, inserted)
                : changeList(plan, rows.get(i), execution, inserted);
        count += written ? 1 : 0;
      } catch (BitbucketException e) {
        log.add(
            execution,
            id(plan, rows.get(i), null),
            operation(plan),
            String.valueOf(e.getMessage()));
        throw rows.size() == 1 ? e : partial(e, i, rows.size(), count);
      }
    }
    return new WriteOutcome(count, inserted);
  }

  /** Fills in who is signed in, where the rows do not say whose they are. */
  private List<WriteRow> withSignedInUser(
      WritePlan plan, List<WriteRow> rows, Execution execution) {
    String column = plan.def().signedIn();
    if (column.isEmpty() || rows.stream().allMatch(r -> r.values().get(column) != null)) {
      return rows;
    }
    ForeignKey key = plan.table().parentOf(column).orElseThrow();
    TableDef user = catalog.target(plan.table(), key);
    ScanSpec scan = ScanSpec.of(user, List.of(user.indexOf(key.tableColumns().get(0))));
    try (RowCursor found = scans.open(scan, execution)) {
      found.next();
      Object uuid = Objects.requireNonNull(found.row()[0]);
      return rows.stream().map(r -> r.withKey(column, uuid)).toList();
    }
  }

  private boolean write(
      WritePlan plan,
      WriteRow row,
      RestRequest request,
      Execution execution,
      List<@Nullable Object[]> inserted) {
    refuseRival(plan, row, execution);
    @Nullable Object[] answer;
    try {
      answer = send(plan, row, request, execution);
    } catch (BitbucketException e) {
      boolean gone =
          plan.def().kind() != WriteDef.Kind.INSERT
              && e.vendorCode() == NOT_FOUND
              && !isThere(planner.present(plan, row), execution);
      if (!gone) {
        throw e;
      }
      return false;
    }
    done(plan, row, answer, execution, inserted);
    return true;
  }

  private void done(
      WritePlan plan,
      WriteRow row,
      @Nullable Object[] answer,
      Execution execution,
      List<@Nullable Object[]> inserted) {
    log.add(execution, id(plan, row, answer), operation(plan), "");
    if (plan.def().kind() == WriteDef.Kind.INSERT) {
      inserted.add(answer);
      rememberKey(plan.table(), answer);
    }
  }

  /** The last column of a key is the row's own; those before it are its parents'. */
  private void rememberKey(TableDef table, @Nullable Object[] answer) {
    List<String> key = table.primaryKey();
    Object own = key.isEmpty() ? null : answer[table.indexOf(key.get(key.size() - 1))];
    if (own != null) {
      log.inserted(own.toString());
    }
  }

  /** Returns the own key of the row that was inserted last, if one was and its key is known. */
  public Optional<String> lastInserted() {
    return log.lastInserted();
  }

  /** Reads the list, sends it back with the element or without it. */
  private boolean changeList(
      WritePlan plan, WriteRow row, Execution execution, List<@Nullable Object[]> inserted) {
    WriteDef.Field element = WritePlanner.element(plan.def());
    boolean insert = plan.def().kind() == WriteDef.Kind.INSERT;
    Object value = insert ? row.values().get(element.column()) : row.keys().get(element.column());
    ElementList elements = new ElementList(client, context(plan, row), plan.def().list(), element);
    List<String> present =
        new ArrayList<>(elements.read(planner.listRequest(plan, row), execution));
    boolean there = present.contains(String.valueOf(value));
    if (insert && there) {
      throw rival(plan);
    }
    if (!insert && !there) {
      return false;
    }
    if (insert) {
      present.add(String.valueOf(value));
    } else {
      present.remove(String.valueOf(value));
    }
    elements.write(planner.listRequest(plan, row, present), execution);
    done(plan, row, known(plan.table(), row), execution, inserted);
    return true;
  }

  /** Asks for the row that the service would overwrite without a word. */
  private void refuseRival(WritePlan plan, WriteRow row, Execution execution) {
    Optional<ScanSpec> rival = planner.rival(plan, row);
    if (rival.isEmpty()) {
      return;
    }
    try (RowCursor rows = scans.openUnchecked(rival.get(), execution)) {
      if (rows.next()) {
        throw rival(plan);
      }
    }
  }

  /** A 404 may also mean that the repository is missing, which then fails here too. */
  private boolean isThere(ScanSpec scan, Execution execution) {
    try (RowCursor rows = scans.open(scan, execution)) {
      return rows.next();
    }
  }

  private static BitbucketException rival(WritePlan plan) {
    return new BitbucketException(
        SqlState.UNIQUE_VIOLATION,
        plan.table().name()
            + " has a row with the same "
            + String.join(" and ", plan.def().unique())
            + " already, which Bitbucket would overwrite; UPDATE it instead");
  }

  private @Nullable Object[] send(
      WritePlan plan, WriteRow row, RestRequest request, Execution execution) {
    @Nullable Object[] known = known(plan.table(), row);
    if (!plan.def().answersRow() || plan.def().kind() != WriteDef.Kind.INSERT) {
      client.send(request, context(plan, row), execution, body -> true);
      return known;
    }
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < plan.table().columns().size(); i++) {
      if (plan.table().columns().get(i).source() == Source.ROW) {
        told.add(i);
      }
    }
    List<ColumnDef> columns =
        told.stream()
            .map(i -> plan.table().columns().get(i))
            .map(c -> c.key() ? c : c.mayBeNull()) // it was written, whatever else is not told
            .toList();
    RowReader reader = new RowReader(plan.table(), plan.def().endpoint(), columns, Map.of());
    Page page = client.send(request, context(plan, row), execution, reader::read);
    @Nullable Object[] answered = page.rows().get(0);
    for (int i = 0; i < told.size(); i++) {
      if (answered[i] != null) {
        known[told.get(i)] = answered[i];
      }
    }
    return known;
  }

  private static @Nullable Object[] known(TableDef table, WriteRow row) {
    @Nullable Object[] values = new @Nullable Object[table.columns().size()];
    Map<String, @Nullable Object> all = new LinkedHashMap<>(row.keys());
    all.putAll(row.values());
    all.forEach((column, value) -> values[table.indexOf(column)] = value);
    return values;
  }

  private static CallContext context(WritePlan plan, WriteRow row) {
    Object slug = row.keys().get(TableDef.REPOSITORY_SLUG);
    return new CallContext(
        plan.def().method(),
        plan.table().name(),
        plan.def().endpoint(),
        slug == null ? "" : "repository " + slug,
        plan.table().removed());
  }

  private static String operation(WritePlan plan) {
    return plan.def().kind() + " " + plan.table().name();
  }

  private static String id(WritePlan plan, WriteRow row, @Nullable Object @Nullable [] answer) {
    @Nullable Object[] values = answer == null ? known(plan.table(), row) : answer;
    List<String> key = new ArrayList<>();
    for (String column : plan.table().primaryKey()) {
      Object value = values[plan.table().indexOf(column)];
      if (value != null) {
        key.add(value.toString());
      }
    }
    return String.join(",", key);
  }

  private static BitbucketException partial(BitbucketException e, int at, int all, long done) {
    return new BitbucketException(
        e.state(),
        e.vendorCode(),
        "Row "
            + (at + 1)
            + " of "
            + all
            + " failed; "
            + done
            + " rows before it were written and stay so, the rows after it were not tried: "
            + e.getMessage(),
        e);
  }

  private BitbucketException tooMany(WritePlan plan, int rows) {
    return new BitbucketException(
        SqlState.TOO_MANY_WRITES,
        "The "
            + plan.def().kind()
            + " has no WHERE and would change "
            + rows
            + " rows of "
            + plan.table().name()
            + ", more than the "
            + maxWrites
            + " that MaxWrites allows; add a WHERE, or raise MaxWrites");
  }
}
