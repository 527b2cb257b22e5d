package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.plan.Estimate;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.FanOutCursor;
import io.github.bitbucketjdbc.rest.Readiness;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/** Opens scans: plans their requests and stacks cursors for what is left to do locally. */
public final class ScanRunner {
  private final RequestPlanner planner;
  private final BitbucketClient client;
  private final WalkRunner walks;
  private final int window;

  /**
   * A runner for one connection.
   *
   * @param window how many parts of a fan-out are read at the same time
   */
  public ScanRunner(RequestPlanner planner, BitbucketClient client, int window) {
    this.planner = planner;
    this.client = client;
    this.walks = new WalkRunner(client, window);
    this.window = window;
  }

  /** Has a statement send each of its requests once, however many of its scans need it. */
  public void shareAnswers(Execution execution) {
    client.shareAnswers(execution);
  }

  /**
   * Opens a scan whose slots are filled. Nothing is sent before the first row is asked for.
   *
   * @throws BitbucketException when the scan cannot be answered
   */
  public RowCursor open(ScanSpec spec, Execution execution) {
    RowCursor rows = opened(spec, execution);
    Optional<Object> owner = spec.fixedOwner() ? spec.valueOf(0) : Optional.empty();
    return owner
        .<RowCursor>map(
            name ->
                new NamedOwnerCursor(
                    rows,
                    name.toString(),
                    () -> run(planner.plan(planner.owners(spec.table())), execution)))
        .orElse(rows);
  }

  private RowCursor opened(ScanSpec spec, Execution execution) {
    ScanPlan plan = planner.plan(spec);
    if (!client.keepsAnswers(execution)) {
      execution.requireRequests(planner.floor(plan));
    }
    warnOfBudget(spec, execution);
    return run(plan, execution);
  }

  private void warnOfBudget(ScanSpec spec, Execution execution) {
    OptionalLong left = client.budgetLeft();
    if (left.isPresent()) {
      Estimate estimate = planner.estimate(spec);
      if (estimate.requests() > left.getAsLong()) {
        execution.warn(
            "Reading "
                + spec.table().name()
                + " takes "
                + estimate.text()
                + ", and Bitbucket allows "
                + left.getAsLong()
                + " more in this hour");
      }
    }
  }

  /**
   * Opens a scan for a row that may be missing together with its repository, which what is sent
   * next will tell.
   *
   * @throws BitbucketException when the scan cannot be answered
   */
  public RowCursor openUnchecked(ScanSpec spec, Execution execution) {
    ScanPlan plan = planner.plan(spec);
    return run(plan instanceof ScanPlan.Walk walk ? walk.unchecked() : plan, execution);
  }

  /** Returns how many requests of a statement are under way together at most. */
  public int window() {
    return window;
  }

  private RowCursor run(ScanPlan plan, Execution execution) {
    if (plan instanceof ScanPlan.Nothing) {
      ScanSpec spec = plan.spec();
      return spec.isSummary() ? new SummaryCursor(ListCursor.empty(), spec) : ListCursor.empty();
    }
    if (plan instanceof ScanPlan.Walk walk) {
      return walks.open(walk, execution, part -> run(planner.planPart(part, Map.of()), execution));
    }
    if (plan instanceof ScanPlan.Union union) {
      Iterator<RowCursor> parts = union.parts().stream().map(p -> opened(p, execution)).iterator();
      return combined(union.spec(), parts, execution);
    }
    ScanPlan.FanOut fanOut = (ScanPlan.FanOut) plan;
    return combined(fanOut.spec(), parts(fanOut, execution), execution);
  }

  private Parts parts(ScanPlan.FanOut fanOut, Execution execution) {
    return new Parts(fanOut, opened(fanOut.parents(), execution), execution);
  }

  /** Puts parts together: adds up summaries, or orders and limits the rows of all of them. */
  private RowCursor combined(ScanSpec spec, Iterator<RowCursor> parts, Execution execution) {
    RowCursor all = new FanOutCursor(parts, window, spec.mayEndEarly(), execution);
    if (spec.isSummary()) {
      return new SummaryCursor(all, spec);
    }
    List<Integer> columns = new ArrayList<>(spec.columns());
    spec.order().stream()
        .map(ScanSpec.Order::column)
        .filter(c -> !columns.contains(c))
        .forEach(columns::add);
    return RowSteps.shape(all, spec, columns, Predicate.TRUE, false);
  }

  /** The parts of a fan-out, made while the parents are read. */
  private final class Parts implements Iterator<RowCursor>, Readiness, AutoCloseable {
    private final ScanPlan.FanOut fanOut;
    private final RowCursor parents;
    private final Execution execution;
    private boolean asked;
    private boolean available;

    Parts(ScanPlan.FanOut fanOut, RowCursor parents, Execution execution) {
      this.fanOut = fanOut;
      this.parents = parents;
      this.execution = execution;
    }

    @Override
    public boolean isReady() {
      return asked || Readiness.of(parents);
    }

    @Override
    public boolean hasNext() {
      if (!asked) {
        available = parents.next();
        asked = true;
      }
      return available;
    }

    @Override
    public RowCursor next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      asked = false;
      Map<Integer, Object> keys = new LinkedHashMap<>();
      for (int i = 0; i < fanOut.keyColumns().size(); i++) {
        Object value = parents.row()[i];
        if (value == null) {
          return ListCursor.empty();
        }
        keys.put(fanOut.keyColumns().get(i), value);
      }
      return run(planner.planPart(fanOut.spec(), keys), execution);
    }

    @Override
    public void close() {
      parents.close();
    }
  }
}
