package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryEngine;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.query.UpdateResult;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An engine that answers statements with rows given beforehand, and remembers what was asked. */
final class FakeEngine implements QueryEngine {
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  final List<String> prepared = new ArrayList<>();
  final List<String> schemas = new ArrayList<>();
  final List<List<@Nullable Object>> parameters = new ArrayList<>();
  final List<Execution> executions = new ArrayList<>();
  final CountDownLatch blocked = new CountDownLatch(1);
  final List<String> views = new ArrayList<>();
  int openCursors;
  boolean closed;

  private record Answer(
      List<ResultColumn> columns,
      List<ParameterColumn> parameters,
      List<@Nullable Object[]> rows) {}

  static ResultColumn column(String label, JDBCType type) {
    return column(label, type, 0, 0);
  }

  static ResultColumn column(String label, JDBCType type, int precision, int scale) {
    return new ResultColumn(
        label, label, "Repositories", "Information", type, type.getName(), precision, scale, true);
  }

  static ParameterColumn parameter(JDBCType type) {
    return new ParameterColumn(type, type.getName(), 0, 0);
  }

  FakeEngine answer(String sql, List<ResultColumn> columns, @Nullable Object[]... rows) {
    answers.put(sql, new Answer(columns, List.of(), Arrays.asList(rows)));
    return this;
  }

  FakeEngine answer(String sql, List<ParameterColumn> parameters) {
    List<ResultColumn> columns = List.of(column("A", JDBCType.INTEGER));
    answers.put(sql, new Answer(columns, parameters, List.<Object[]>of(new Object[] {1})));
    return this;
  }

  /** The schemas of a workspace with these repositories. */
  FakeEngine slugs(String... slugs) {
    List<ResultColumn> columns = List.of(column("SchemaName", JDBCType.VARCHAR));
    String all = "SELECT \"SchemaName\" FROM \"sys_schemas\"";
    Stream<String> fixed = Catalog.FIXED_SCHEMAS.stream();
    answer(
        all,
        columns,
        Stream.concat(fixed, Arrays.stream(slugs))
            .map(s -> new Object[] {s})
            .toArray(Object[][]::new));
    for (String slug : slugs) {
      answer(all + " WHERE \"SchemaName\" = '" + slug + "'", columns, new Object[] {slug});
    }
    return this;
  }

  BitbucketConnection connect(String properties) {
    DriverConfig config = DriverConfig.of("jdbc:bitbucket:" + properties, new Properties());
    return new BitbucketConnection(
        config, BitbucketCatalog.get(), this, "jdbc:bitbucket:" + properties, () -> {});
  }

  @Override
  public List<String> views() {
    return views;
  }

  @Override
  public PreparedQuery prepare(String sql, String schema, Execution execution) {
    prepared.add(sql);
    schemas.add(schema);
    if (sql.startsWith("INSERT")) {
      throw new BitbucketException(SqlState.READ_ONLY, "The connection is read-only");
    }
    if (sql.contains("'hidden'")) {
      throw new BitbucketException(SqlState.UNDEFINED_OBJECT, 404, "No such repository", null);
    }
    if (sql.equals("CRASH")) {
      throw new StackOverflowError();
    }
    Answer answer =
        answers.getOrDefault(
            sql, new Answer(List.of(column("Slug", JDBCType.VARCHAR)), List.of(), List.of()));
    return new PreparedQuery() {
      @Override
      public List<ResultColumn> columns() {
        return answer.columns();
      }

      @Override
      public List<ParameterColumn> parameters() {
        return answer.parameters();
      }

      @Override
      public List<String> parameterNames() {
        return answer.parameters().isEmpty() ? List.of() : List.of("A");
      }

      @Override
      public RowCursor execute(List<@Nullable Object> values, Execution execution) {
        parameters.add(values);
        executions.add(execution);
        if (sql.equals("BLOCK")) {
          block(execution);
        }
        openCursors++;
        return new Cursor(sql, answer.rows(), execution);
      }

      @Override
      public boolean isUpdate() {
        return sql.startsWith("UPDATE");
      }

      @Override
      public boolean changes() {
        return sql.startsWith("UPDATE");
      }

      @Override
      public UpdateResult update(List<@Nullable Object> values, Execution execution) {
        parameters.add(values);
        executions.add(execution);
        if (!isUpdate()) {
          throw PreparedQuery.notAnUpdate();
        }
        return new UpdateResult(answer.rows().size(), answer.columns(), answer.rows(), List.of(0));
      }
    };
  }

  private void block(Execution execution) {
    CountDownLatch stopped = new CountDownLatch(1);
    Execution.Registration registration = execution.onStop(stopped::countDown);
    blocked.countDown();
    try {
      if (!stopped.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody stopped the statement");
      }
      execution.checkActive();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      registration.close();
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class Cursor implements RowCursor {
    private final String sql;
    private final List<@Nullable Object[]> rows;
    private final Execution execution;
    private int position = -1;
    private boolean open = true;

    Cursor(String sql, List<@Nullable Object[]> rows, Execution execution) {
      this.sql = sql;
      this.rows = rows;
      this.execution = execution;
    }

    @Override
    public boolean next() {
      if (sql.equals("FAIL LATER") && position == 0) {
        throw new BitbucketException(SqlState.SERVICE_FAILURE, 503, "The service failed", null);
      }
      if (sql.equals("BLOCK LATER")) {
        block(execution);
      }
      execution.countRows(1);
      return ++position < rows.size();
    }

    @Override
    public @Nullable Object[] row() {
      return rows.get(position).clone();
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        openCursors--;
      }
    }
  }
}
