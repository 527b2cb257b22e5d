package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.plan.KeyedRows;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.plan.WritePlan;
import io.github.bitbucketjdbc.plan.WriteRow;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.query.UpdateResult;
import io.github.bitbucketjdbc.scan.ScanRunner;
import io.github.bitbucketjdbc.write.WriteOutcome;
import io.github.bitbucketjdbc.write.WriteRunner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/**
 * A planned INSERT, UPDATE or DELETE: a query that gives the rows, read to its end before the first
 * is written, and the way to write them.
 */
final class CompiledWrite implements Compiled {
  private final WritePlan plan;
  private final WriteSource source;
  private final List<ParameterColumn> parameters;

  CompiledWrite(WritePlan plan, WriteSource source, List<ParameterColumn> parameters) {
    this.plan = plan;
    this.source = source;
    this.parameters = parameters;
  }

  @Override
  public Compiled explained() {
    boolean keyed = source.query().scan().flatMap(this::keyed).isPresent();
    return source.query().explained(plan, keyed, parameters);
  }

  @Override
  public PreparedQuery on(ScanRunner scans, WriteRunner writes) {
    return new Prepared(this, scans, writes);
  }

  private record Prepared(CompiledWrite write, ScanRunner scans, WriteRunner writes)
      implements PreparedQuery {
    @Override
    public List<ResultColumn> columns() {
      return List.of();
    }

    @Override
    public List<ParameterColumn> parameters() {
      return write.parameters;
    }

    @Override
    public boolean isUpdate() {
      return true;
    }

    @Override
    public boolean changes() {
      return true;
    }

    @Override
    public RowCursor execute(List<@Nullable Object> parameters, Execution execution) {
      throw new BitbucketException(
          SqlState.INVALID_STATE,
          "The statement changes rows and gives none; use executeUpdate or execute");
    }

    @Override
    public UpdateResult update(List<@Nullable Object> parameters, Execution execution) {
      writes.readAnew(execution);
      List<WriteRow> rows = write.rows(scans, execution, parameters);
      return write.result(writes.run(write.plan, rows, execution));
    }
  }

  private List<WriteRow> rows(
      ScanRunner scans, Execution execution, List<@Nullable Object> parameters) {
    CompiledQuery query = source.query();
    DataContext context = query.context(scans, execution, parameters);
    Map<String, @Nullable Object> same = new LinkedHashMap<>();
    @Nullable Object[] constants = source.constants().values(context);
    for (int i = 0; i < constants.length; i++) {
      same.put(source.constant().get(i), constants[i]);
    }
    List<WriteRow> rows = new ArrayList<>();
    Optional<List<Map<String, Object>>> keyed = query.scan(context).flatMap(this::keyed);
    if (keyed.isPresent()) {
      keyed.get().forEach(keys -> rows.add(row(keys, same)));
      return rows;
    }
    try (RowCursor found = query.open(scans, execution, parameters)) {
      while (found.next()) {
        rows.add(row(found.row(), same));
      }
    }
    return rows;
  }

  /** Without the present row to look at, the keys that a condition names are enough. */
  private Optional<List<Map<String, Object>>> keyed(ScanSpec scan) {
    boolean needsRows =
        plan.def().kind() == WriteDef.Kind.INSERT
            || plan.needsPresentRow()
            || !source.computed().isEmpty();
    if (needsRows) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(source.keys());
    if (!plan.owner().isEmpty()) {
      columns.add(plan.table().columns().get(0).name());
    }
    return KeyedRows.of(scan, columns);
  }

  private WriteRow row(@Nullable Object[] found, Map<String, @Nullable Object> same) {
    Map<String, Object> keys = new LinkedHashMap<>();
    Map<String, @Nullable Object> values = new LinkedHashMap<>(same);
    int width = source.keys().size();
    for (int i = 0; i < width; i++) {
      Object value = found[i];
      if (value != null) {
        keys.put(source.keys().get(i), value);
      }
    }
    for (int i = 0; i < source.computed().size(); i++) {
      values.put(source.computed().get(i), found[width + i]);
    }
    return row(keys, values);
  }

  private WriteRow row(Map<String, Object> keys, Map<String, @Nullable Object> values) {
    if (plan.owner().isEmpty()) {
      return new WriteRow(keys, values);
    }
    Map<String, Object> owned = new LinkedHashMap<>(keys);
    owned.put(plan.table().columns().get(0).name(), plan.owner());
    return new WriteRow(owned, values);
  }

  private UpdateResult result(WriteOutcome outcome) {
    if (plan.def().kind() != WriteDef.Kind.INSERT) {
      return new UpdateResult(outcome.count(), List.of(), List.of(), List.of());
    }
    TableDef table = plan.table();
    int first = plan.owner().isEmpty() ? 0 : 1;
    List<ResultColumn> columns =
        table.columns().stream().skip(first).map(c -> column(table, c)).toList();
    List<@Nullable Object[]> rows =
        outcome.inserted().stream().map(r -> Arrays.copyOfRange(r, first, r.length)).toList();
    List<Integer> keys =
        table.ownKeyFirst().stream()
            .map(k -> table.indexOf(k) - first)
            .filter(i -> i >= 0)
            .toList();
    return new UpdateResult(outcome.count(), columns, rows, keys);
  }

  private static ResultColumn column(TableDef table, ColumnDef column) {
    return new ResultColumn(
        column.name(),
        column.name(),
        table.name(),
        "",
        column.type().jdbcType(),
        column.type().name(),
        0,
        0,
        column.nullable());
  }
}
