package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.plan.WritePlan;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.query.UpdateResult;
import io.github.bitbucketjdbc.scan.ScanRunner;
import io.github.bitbucketjdbc.write.WriteRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
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
final class CompiledQuery implements Compiled {
  private final RelNode plan;
  private final QueryProgram program;
  private final List<ResultColumn> columns;
  private final List<ParameterColumn> parameters;
  private final SchemaPlus root;
  private final BitbucketTypeFactory types;
  private final RequestPlanner requests;
  private final FirstRows first;
  private @Nullable Body body;

  CompiledQuery(
      RelNode plan,
      QueryProgram program,
      List<ResultColumn> columns,
      List<ParameterColumn> parameters,
      SchemaPlus root,
      BitbucketTypeFactory types,
      RequestPlanner requests,
      FirstRows first) {
    this.plan = plan;
    this.program = program;
    this.columns = columns;
    this.parameters = parameters;
    this.root = root;
    this.types = types;
    this.requests = requests;
    this.first = first;
  }

  /** Gives the rows of one execution. */
  private interface Body {
    RowCursor open(ScanRunner runner, Execution execution, List<@Nullable Object> parameters);
  }

  @Override
  public Compiled explained() {
    return new CompiledText(
        execution -> first.of(this, execution).explanation(execution), parameters);
  }

  /** Returns the explanation of a write whose rows this query gives. */
  Compiled explained(WritePlan write, boolean keyed, List<ParameterColumn> all) {
    return new CompiledText(
        execution ->
            planned(execution, () -> Explanation.of(plan, program, requests, write, keyed)),
        all);
  }

  private String explanation(Execution execution) {
    return planned(execution, () -> Explanation.of(plan, program, requests));
  }

  private <T> T planned(Execution execution, Supplier<T> work) {
    return StatementPlanner.of(plan.getCluster()).plan(execution, work);
  }

  @Override
  public PreparedQuery on(ScanRunner scans, WriteRunner writes) {
    return new Prepared(this, scans);
  }

  private record Prepared(CompiledQuery query, ScanRunner scans) implements PreparedQuery {
    @Override
    public List<ResultColumn> columns() {
      return query.columns;
    }

    @Override
    public List<ParameterColumn> parameters() {
      return query.parameters;
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
    public RowCursor execute(List<@Nullable Object> parameters, Execution execution) {
      return query.first.of(query, execution).open(scans, execution, parameters);
    }

    @Override
    public UpdateResult update(List<@Nullable Object> parameters, Execution execution) {
      throw PreparedQuery.notAnUpdate();
    }
  }

  RelNode plan() {
    return plan;
  }

  /** Returns the scan that the query has become, its slots open, if it has become one. */
  Optional<ScanSpec> scan() {
    return plan instanceof RestScan scan ? Optional.of(scan.spec()) : Optional.empty();
  }

  /** Returns the scan that the query has become with the values of an execution. */
  Optional<ScanSpec> scan(DataContext context) {
    return plan instanceof RestScan scan
        ? Optional.of(scan.spec().bind(slots(scan).values(context)))
        : Optional.empty();
  }

  private static SlotValues slots(RestScan scan) {
    return SlotValues.of(scan.getCluster().getRexBuilder(), scan.slots());
  }

  /** Returns what expressions are evaluated with in one execution. */
  ExecutionContext context(
      ScanRunner scans, Execution execution, List<@Nullable Object> parameters) {
    return new ExecutionContext(root, types, scans, execution, Map.of(), parameters);
  }

  RowCursor open(ScanRunner runner, Execution execution, List<@Nullable Object> values) {
    return body(execution).open(runner, execution, values);
  }

  private synchronized Body body(Execution execution) {
    if (body == null) {
      body = create(execution);
    }
    return body;
  }

  private Body create(Execution execution) {
    if (plan instanceof RestScan scan) {
      return direct(scan);
    }
    try {
      return planned(execution, () -> generated(Watched.in(program.implementable(plan))));
    } catch (RelOptPlanner.CannotPlanException | UnsupportedOperationException e) {
      throw SqlErrors.cannotPlan(e);
    } catch (IllegalStateException e) {
      throw SqlErrors.cannotImplement(e);
    } catch (RuntimeException e) {
      throw SqlErrors.cannotCompile(e);
    }
  }

  private Body direct(RestScan scan) {
    SlotValues slots = slots(scan);
    return (runner, execution, values) -> {
      ExecutionContext context = context(runner, execution, values);
      return context.open(scan.spec().bind(slots.values(context)));
    };
  }

  private Body generated(EnumerableRel physicalPlan) {
    Map<String, Object> stash = new HashMap<>();
    boolean shared = SharedScans.areIn(plan);
    long most = FirstRows.mostRows(plan).orElse(Long.MAX_VALUE);
    Bindable<?> bindable =
        EnumerableInterpretable.toBindable(stash, null, physicalPlan, EnumerableRel.Prefer.ARRAY);
    return (runner, execution, values) -> {
      if (shared) {
        runner.shareAnswers(execution);
      }
      ExecutionContext context =
          new ExecutionContext(root, types, runner, execution, stash, new ArrayList<>(values));
      return new EnumeratorCursor(bound(bindable, context), execution, most);
    };
  }

  private static Enumerable<?> bound(Bindable<?> bindable, ExecutionContext context) {
    try {
      return bindable.bind(context);
    } catch (RuntimeException e) {
      throw EvaluationErrors.of(e);
    }
  }
}
