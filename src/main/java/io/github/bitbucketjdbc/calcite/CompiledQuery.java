package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.scan.ScanRunner;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * A planned query. One that has become a single scan runs at once; for any other, physical plan and
 * code are made when it is first executed or explained.
 */
final class CompiledQuery {
  private final RelNode plan;
  private final QueryProgram program;
  private final List<ResultColumn> columns;
  private final List<ParameterColumn> parameters;
  private final SchemaPlus root;
  private final BitbucketTypeFactory types;
  private final RequestPlanner requests;
  private final boolean explain;
  private @Nullable Body body;

  CompiledQuery(
      RelNode plan,
      QueryProgram program,
      List<ResultColumn> columns,
      List<ParameterColumn> parameters,
      SchemaPlus root,
      BitbucketTypeFactory types,
      RequestPlanner requests) {
    this(plan, program, columns, parameters, root, types, requests, false);
  }

  private CompiledQuery(
      RelNode plan,
      QueryProgram program,
      List<ResultColumn> columns,
      List<ParameterColumn> parameters,
      SchemaPlus root,
      BitbucketTypeFactory types,
      RequestPlanner requests,
      boolean explain) {
    this.plan = plan;
    this.program = program;
    this.columns = columns;
    this.parameters = parameters;
    this.root = root;
    this.types = types;
    this.requests = requests;
    this.explain = explain;
  }

  /** Gives the rows of one execution. */
  private interface Body {
    RowCursor open(ScanRunner runner, Execution execution, List<@Nullable Object> parameters);
  }

  /** Returns the explanation of this query as a query. */
  CompiledQuery explained() {
    ResultColumn text =
        new ResultColumn("PLAN", "PLAN", "", "", JDBCType.VARCHAR, "VARCHAR", 0, 0, false);
    return new CompiledQuery(plan, program, List.of(text), parameters, root, types, requests, true);
  }

  List<ResultColumn> columns() {
    return columns;
  }

  List<ParameterColumn> parameters() {
    return parameters;
  }

  RowCursor open(ScanRunner runner, Execution execution, List<@Nullable Object> values) {
    return body().open(runner, execution, values);
  }

  private synchronized Body body() {
    if (body == null) {
      body = create();
    }
    return body;
  }

  private Body create() {
    if (plan instanceof RestScan scan && !explain) {
      return direct(scan);
    }
    try {
      if (explain) {
        String text = Explanation.of(plan, program, requests);
        return (runner, execution, values) -> new EnumeratorCursor(List.of(text));
      }
      return generated(Watched.in(program.implementable(plan)));
    } catch (RelOptPlanner.CannotPlanException | UnsupportedOperationException e) {
      throw new BitbucketException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "The statement combines operators or functions that cannot be run together; write it in"
              + " smaller steps, for example with sub-queries",
          e);
    }
  }

  private Body direct(RestScan scan) {
    SlotValues slots = SlotValues.of(scan.getCluster().getRexBuilder(), scan.slots());
    return (runner, execution, values) -> {
      ExecutionContext context =
          new ExecutionContext(root, types, runner, execution, Map.of(), values);
      return context.open(scan.spec().bind(slots.values(context)));
    };
  }

  private Body generated(EnumerableRel physicalPlan) {
    Map<String, Object> stash = new HashMap<>();
    Bindable<?> bindable =
        EnumerableInterpretable.toBindable(stash, null, physicalPlan, EnumerableRel.Prefer.ARRAY);
    return (runner, execution, values) -> {
      ExecutionContext context =
          new ExecutionContext(root, types, runner, execution, stash, new ArrayList<>(values));
      Enumerable<?> rows = bindable.bind(context);
      return new EnumeratorCursor(rows, execution);
    };
  }
}
