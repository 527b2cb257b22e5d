package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.plan.ProcedureCall;
import io.github.bitbucketjdbc.plan.ProcedurePlanner;
import io.github.bitbucketjdbc.procedure.ProcedureRunner;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.query.UpdateResult;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;

/** A call that lacks nothing but the values of its question marks. */
final class CompiledCall implements PreparedQuery {
  private final ProcedureDef def;
  private final Map<String, Object> known;
  private final List<ProcedureDef.Parameter> open;
  private final ProcedureRunner runner;
  private final boolean explained;

  CompiledCall(
      ProcedureDef def,
      Map<String, Object> known,
      Map<String, CallText.Argument> given,
      ProcedureRunner runner,
      boolean explained) {
    this.def = def;
    this.known = known;
    this.runner = runner;
    this.explained = explained;
    this.open = new ArrayList<>();
    given.forEach(
        (name, argument) -> {
          if (argument.parameter() >= 0) {
            open.add(def.parameter(name).orElseThrow());
          }
        });
  }

  @Override
  public List<ResultColumn> columns() {
    return explained
        ? CompiledText.COLUMNS
        : def.results().stream().map(CompiledCall::column).toList();
  }

  private static ResultColumn column(ProcedureDef.Result result) {
    return new ResultColumn(
        result.name(),
        result.name(),
        "",
        "",
        result.type(),
        result.type().getName(),
        0,
        result.type() == JDBCType.TIMESTAMP ? 3 : 0,
        result.constant() == null);
  }

  @Override
  public List<ParameterColumn> parameters() {
    return open.stream().map(p -> new ParameterColumn(p.type(), p.type().getName(), 0, 0)).toList();
  }

  @Override
  public List<String> parameterNames() {
    return open.stream().map(ProcedureDef.Parameter::name).toList();
  }

  @Override
  public boolean isUpdate() {
    return false;
  }

  @Override
  public boolean changes() {
    return def.changes() && !explained;
  }

  @Override
  public RowCursor execute(List<@Nullable Object> parameters, Execution execution) {
    ProcedureCall call = call(parameters);
    if (explained) {
      return new EnumeratorCursor(List.of(runner.explain(call)));
    }
    List<@Nullable Object[]> rows = List.<@Nullable Object[]>of(runner.run(call, execution));
    return new EnumeratorCursor(Linq4j.asEnumerable(rows), Execution.unlimited());
  }

  private ProcedureCall call(List<@Nullable Object> parameters) {
    Map<String, Object> values = new LinkedHashMap<>(known);
    for (int i = 0; i < open.size(); i++) {
      ProcedureDef.Parameter parameter = open.get(i);
      Object value = parameters.get(i);
      if (value != null) {
        values.put(parameter.name(), ArgumentValues.of(parameter, value));
      } else if (parameter.required()) {
        throw ProcedurePlanner.missing(def, parameter.name());
      }
    }
    return new ProcedureCall(def, values);
  }

  @Override
  public UpdateResult update(List<@Nullable Object> parameters, Execution execution) {
    throw PreparedQuery.notAnUpdate();
  }
}
