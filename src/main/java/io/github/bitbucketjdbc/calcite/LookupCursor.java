package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.LookupKeys;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.FanOutCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Joins batch by batch: reads some left rows, asks the right side for the keys that are new, each
 * once, and gives the joined rows in the order of the left. Batches grow, so that the first row
 * comes soon and long joins need few requests. Where one request takes many keys of a repository or
 * project, its rows stay in one batch.
 */
final class LookupCursor implements RowCursor {
  private static final int FIRST_BATCH = 50;
  private static final int LARGEST_BATCH = 1000;
  private static final int MOST_CACHED_ROWS = 100_000;

  private final ExecutionContext execution;
  private final LookupCall call;
  private final ScanSpec right;
  private final Enumerator<?> left;
  private final int owner;
  private final boolean hesitant;
  private final Map<List<Object>, List<@Nullable Object[]>> found = new HashMap<>();
  private final Deque<@Nullable Object[]> ready = new ArrayDeque<>();
  private @Nullable Object[] current = new Object[0];
  private int batch;
  private int joined;
  private int cachedRows;
  private boolean leftEnded;
  private @Nullable Object @Nullable [] ahead;

  LookupCursor(
      ExecutionContext execution, DataContext context, LookupCall call, Enumerator<?> left) {
    this.execution = execution;
    this.call = call;
    this.left = left;
    ScanSpec bound = call.right().bind(call.slots().values(context));
    this.hesitant = bound.mayEndEarly();
    this.right = bound.withEarlyEnd(false);
    this.owner = owner(call);
    this.batch = hesitant && call.asksForEachKey() && owner < 0 ? 1 : FIRST_BATCH;
  }

  /** Returns the left field that names the owner of many keys for one request; -1 for none. */
  private static int owner(LookupCall call) {
    TableDef table = call.right().table();
    int field = -1;
    for (Pair<Integer, Integer> key : call.keys()) {
      int column = call.right().columns().get(key.right);
      String name = table.columns().get(column).name();
      if (table.isOwned() && column == 0) {
        field = key.left;
      } else if (table.endpoints().stream().anyMatch(e -> e.pathColumns().contains(name))) {
        return -1;
      }
    }
    return call.keys().size() > 1 ? field : -1;
  }

  @Override
  public boolean next() {
    while (ready.isEmpty() && !leftEnded) {
      joinBatch();
    }
    if (ready.isEmpty()) {
      return false;
    }
    current = ready.poll();
    return true;
  }

  @Override
  public @Nullable Object[] row() {
    return current;
  }

  @Override
  public void close() {
    left.close();
  }

  private void joinBatch() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    while (!leftEnded && (rows.size() < batch || owner >= 0)) {
      @Nullable Object[] row = nextLeft();
      if (row == null) {
        leftEnded = true;
        left.close();
      } else if (belongs(rows, row)) {
        rows.add(row);
      } else {
        ahead = row;
        break;
      }
    }
    joined += rows.size();
    batch = nextBatch();
    if (cachedRows > MOST_CACHED_ROWS) {
      found.clear();
      cachedRows = 0;
    }
    lookUp(rows);
    rows.forEach(this::join);
  }

  private boolean belongs(List<@Nullable Object[]> rows, @Nullable Object[] row) {
    if (hesitant && owner >= 0) {
      return rows.isEmpty() || (rows.size() < batch && continues(rows, row));
    }
    return rows.size() < batch || continues(rows, row);
  }

  /** Where few rows may be enough and each key costs a request, keys are asked for one by one. */
  private int nextBatch() {
    if (hesitant && call.asksForEachKey()) {
      return owner >= 0 ? FIRST_BATCH : FanOutCursor.widthAfter(joined, execution.window());
    }
    return Math.min(LARGEST_BATCH, batch * 2);
  }

  private boolean continues(List<@Nullable Object[]> rows, @Nullable Object[] row) {
    return owner >= 0
        && rows.size() < LARGEST_BATCH
        && Objects.equals(row[owner], rows.get(rows.size() - 1)[owner]);
  }

  private @Nullable Object @Nullable [] nextLeft() {
    @Nullable Object[] row = ahead;
    if (row != null) {
      ahead = null;
      return row;
    }
    return left.moveNext() ? array(left.current()) : null;
  }

  private static @Nullable Object[] array(@Nullable Object row) {
    return row instanceof Object[] fields ? fields : new Object[] {row};
  }

  private void lookUp(List<@Nullable Object[]> rows) {
    Set<List<Object>> wanted = new LinkedHashSet<>();
    for (@Nullable Object[] row : rows) {
      List<Object> key = key(row, true);
      if (!key.isEmpty() && !found.containsKey(key)) {
        wanted.add(key);
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    wanted.forEach(k -> found.put(k, new ArrayList<>()));
    List<Integer> columns = call.keys().stream().map(k -> right.columns().get(k.right)).toList();
    Predicate condition =
        Predicate.and(List.of(right.filter(), LookupKeys.predicate(columns, wanted)));
    try (RowCursor matches = execution.open(right.withFilterReplaced(condition))) {
      while (matches.next()) {
        List<@Nullable Object[]> same = found.get(key(matches.row(), false));
        if (same != null) {
          same.add(matches.row());
          cachedRows++;
        }
      }
    }
  }

  /**
   * Returns the key of a row, or an empty list when a part of it is NULL and so matches nothing.
   */
  private List<Object> key(@Nullable Object[] row, boolean ofLeft) {
    List<Object> key = new ArrayList<>(call.keys().size());
    for (Pair<Integer, Integer> k : call.keys()) {
      Object value = row[ofLeft ? k.left : k.right];
      if (value == null) {
        return List.of();
      }
      key.add(value instanceof Integer i ? (Object) i.longValue() : value);
    }
    return key;
  }

  private void join(@Nullable Object[] row) {
    List<@Nullable Object[]> matches = found.getOrDefault(key(row, true), List.of());
    JoinRelType type = call.joinType();
    if (type == JoinRelType.SEMI || type == JoinRelType.ANTI) {
      if (matches.isEmpty() == (type == JoinRelType.ANTI)) {
        ready.add(row);
      }
      return;
    }
    if (type == JoinRelType.LEFT_MARK) {
      @Nullable Object[] marked = Arrays.copyOf(row, call.width());
      marked[row.length] = !matches.isEmpty();
      ready.add(marked);
      return;
    }
    for (@Nullable Object[] match : matches) {
      @Nullable Object[] joined = Arrays.copyOf(row, call.width());
      System.arraycopy(match, 0, joined, row.length, match.length);
      ready.add(joined);
    }
    if (matches.isEmpty() && type == JoinRelType.LEFT) {
      ready.add(Arrays.copyOf(row, call.width()));
    }
  }
}
