package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes plans to people, without sending anything. */
public final class PlanText {
  private PlanText() {}

  /** Returns the requests of a scan, one a line, and what is left to do locally. */
  public static List<String> lines(RequestPlanner planner, ScanSpec spec) {
    SharedList shared = spec.shared();
    if (shared != null && shared.brings(spec.table())) {
      String lead = shared.lead().table().name();
      return List.of(spec.table().name() + ": comes with " + lead + ", nothing more is sent");
    }
    List<String> lines = new ArrayList<>();
    describe(planner, planner.plan(spec), planner.price(spec).explained(), lines);
    return lines;
  }

  /** Returns the requests of a scan whose keys a join supplies. */
  public static List<String> lookupLines(
      RequestPlanner planner, ScanSpec spec, List<Integer> keys, Price price) {
    List<Predicate> conditions = new ArrayList<>(Predicate.conjuncts(spec.filter()));
    for (int key : keys) {
      conditions.add(new Predicate.Comparison(key, ComparisonOperator.EQ, Operand.slot(key)));
    }
    ScanSpec asked = spec.withFilterReplaced(Predicate.and(conditions));
    String names =
        keys.stream()
            .map(k -> spec.table().columns().get(k).name())
            .collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    describe(planner, planner.plan(asked), price.text() + ", for the values of " + names, lines);
    return lines;
  }

  private static void describe(
      RequestPlanner planner, ScanPlan plan, String cost, List<String> lines) {
    TableDef table = plan.spec().table();
    if (plan instanceof ScanPlan.Nothing) {
      lines.add(table.name() + ": nothing, no row can satisfy the condition");
    } else if (plan instanceof ScanPlan.Walk walk) {
      lines.add(table.name() + ": " + walk.request() + " (" + cost + ")");
      addParts(planner, walk, lines);
      addLocal(walk, lines);
    } else if (plan instanceof ScanPlan.Union union) {
      lines.add(table.name() + ": " + union.parts().size() + " parts (" + cost + ")");
      describe(planner, planner.plan(union.parts().get(0)), "the first", lines);
    } else if (plan instanceof ScanPlan.FanOut fanOut) {
      lines.add(
          table.name()
              + ": for each row of "
              + fanOut.parents().table().name()
              + " ("
              + cost
              + ")");
      describe(planner, planner.plan(fanOut.parents()), "the list", lines);
      describe(planner, planner.plan(Pricing.example(fanOut)), "each", lines);
    }
  }

  private static void addParts(RequestPlanner planner, ScanPlan.Walk walk, List<String> lines) {
    for (SummaryPart part : walk.instead().orElse(List.of())) {
      if (planner.planPart(part.scan(), Map.of()) instanceof ScanPlan.Walk small) {
        lines.add("  or instead of the other pages: " + small.request());
      }
    }
  }

  private static void addLocal(ScanPlan.Walk walk, List<String> lines) {
    TableDef table = walk.spec().table();
    List<String> local = new ArrayList<>();
    if (!walk.residual().equals(Predicate.TRUE)) {
      local.add("filter on " + names(table, Predicate.columns(walk.residual())));
    }
    if (!walk.spec().order().isEmpty() && !walk.sorted()) {
      local.add(
          "sort by "
              + names(table, walk.spec().order().stream().map(ScanSpec.Order::column).toList()));
    }
    walk.stop()
        .ifPresent(
            s ->
                lines.add(
                    "  until "
                        + names(table, List.of(s.order().column()))
                        + " is out of bounds, for the rows come in its order"));
    if (!local.isEmpty()) {
      lines.add("  then locally: " + String.join(", ", local));
    }
    Optional<String> details =
        walk.columns().stream()
            .map(c -> table.columns().get(c))
            .filter(c -> c.source() == Source.DETAIL)
            .map(ColumnDef::name)
            .reduce((a, b) -> a + ", " + b);
    details.ifPresent(
        d ->
            lines.add(
                "  and one request a row for "
                    + d
                    + ": GET "
                    + table.detail().orElseThrow().path()));
  }

  private static String names(TableDef table, Iterable<Integer> columns) {
    List<String> names = new ArrayList<>();
    columns.forEach(c -> names.add(table.columns().get(c).name()));
    return String.join(", ", names);
  }
}
