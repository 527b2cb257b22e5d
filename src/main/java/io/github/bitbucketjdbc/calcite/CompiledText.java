package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.query.UpdateResult;
import io.github.bitbucketjdbc.scan.ScanRunner;
import io.github.bitbucketjdbc.write.WriteRunner;
import java.sql.JDBCType;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptPlanner;
import org.jspecify.annotations.Nullable;

/** An EXPLAIN PLAN FOR: one row with one text. */
record CompiledText(Function<Execution, String> text, List<ParameterColumn> parameters)
    implements Compiled, PreparedQuery {
  static final List<ResultColumn> COLUMNS =
      List.of(new ResultColumn("PLAN", "PLAN", "", "", JDBCType.VARCHAR, "VARCHAR", 0, 0, false));

  @Override
  public Compiled explained() {
    return this;
  }

  @Override
  public PreparedQuery on(ScanRunner scans, WriteRunner writes) {
    return this;
  }

  @Override
  public List<ResultColumn> columns() {
    return COLUMNS;
  }

  @Override
  public boolean isUpdate() {
    return false;
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public RowCursor execute(List<@Nullable Object> values, Execution execution) {
    try {
      return new EnumeratorCursor(List.of(text.apply(execution)));
    } catch (RelOptPlanner.CannotPlanException | UnsupportedOperationException e) {
      throw SqlErrors.cannotPlan(e);
    }
  }

  @Override
  public UpdateResult update(List<@Nullable Object> values, Execution execution) {
    throw PreparedQuery.notAnUpdate();
  }
}
