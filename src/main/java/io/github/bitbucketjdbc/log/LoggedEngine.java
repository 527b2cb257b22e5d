package io.github.bitbucketjdbc.log;

import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryEngine;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.query.UpdateResult;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An engine that logs what becomes of its statements. */
public final class LoggedEngine implements QueryEngine {
  private final QueryEngine engine;
  private final ConnectionLog log;

  /** Logs for another engine. */
  public LoggedEngine(QueryEngine engine, ConnectionLog log) {
    this.engine = engine;
    this.log = log;
  }

  @Override
  public PreparedQuery prepare(String sql, String schema, Execution execution) {
    String shown = LoggedSql.of(sql);
    return new Prepared(
        log, shown, watched(log, shown, () -> engine.prepare(sql, schema, execution)));
  }

  @Override
  public List<String> views() {
    return engine.views();
  }

  @Override
  public void close() {
    engine.close();
  }

  private static <T> T watched(ConnectionLog log, String sql, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      log.write(
          LogKind.ERROR,
          () -> {
            SQLException shown = ErrorTranslator.translate(e);
            return shown.getSQLState() + " " + shown.getMessage() + ": " + sql;
          });
      throw e;
    }
  }

  private record Prepared(ConnectionLog log, String sql, PreparedQuery query)
      implements PreparedQuery {
    @Override
    public List<ResultColumn> columns() {
      return query.columns();
    }

    @Override
    public List<ParameterColumn> parameters() {
      return query.parameters();
    }

    @Override
    public RowCursor execute(List<@Nullable Object> parameters, Execution execution) {
      long start = System.nanoTime();
      RowCursor rows = watched(log, sql, () -> query.execute(parameters, execution));
      return new LoggedCursor(log, sql, rows, execution, start);
    }

    @Override
    public List<String> parameterNames() {
      return query.parameterNames();
    }

    @Override
    public boolean changes() {
      return query.changes();
    }

    @Override
    public boolean isUpdate() {
      return query.isUpdate();
    }

    @Override
    public UpdateResult update(List<@Nullable Object> parameters, Execution execution) {
      long start = System.nanoTime();
      UpdateResult result = watched(log, sql, () -> query.update(parameters, execution));
      log.write(LogKind.STATEMENT, () -> summary(sql, execution, start, result.count()));
      return result;
    }
  }

  private static String summary(String sql, Execution execution, long startNanos, long rows) {
    return "statement "
        + execution.id()
        + ", "
        + (System.nanoTime() - startNanos) / 1_000_000
        + " ms, "
        + execution.requests()
        + " requests, "
        + rows
        + " rows: "
        + sql;
  }

  /** Rows that are counted; when they end, or nobody wants more, the statement is logged. */
  private static final class LoggedCursor implements RowCursor {
    private final ConnectionLog log;
    private final String sql;
    private final RowCursor rows;
    private final Execution execution;
    private final long startNanos;
    private long count;
    private boolean logged;

    LoggedCursor(
        ConnectionLog log, String sql, RowCursor rows, Execution execution, long startNanos) {
      this.log = log;
      this.sql = sql;
      this.rows = rows;
      this.execution = execution;
      this.startNanos = startNanos;
    }

    @Override
    public boolean next() {
      boolean more = watched(log, sql, rows::next);
      if (more) {
        count++;
      }
      return more;
    }

    @Override
    public @Nullable Object[] row() {
      return rows.row();
    }

    @Override
    public void close() {
      rows.close();
      if (!logged) {
        logged = true;
        log.write(LogKind.STATEMENT, () -> summary(sql, execution, startNanos, count));
      }
    }
  }
}
