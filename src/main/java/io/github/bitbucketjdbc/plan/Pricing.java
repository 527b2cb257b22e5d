package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import java.util.ArrayList;
import java.util.List;

/** Tells what plans cost, and on what it depends where that is not certain. */
final class Pricing {
  private final RequestPlanner planner;

  Pricing(RequestPlanner planner) {
    this.planner = planner;
  }

  /**
   * Returns the price of a plan.
   *
   * @param probable a guess from typical sizes
   */
  Price of(ScanPlan plan, double probable) {
    if (plan instanceof ScanPlan.Nothing) {
      return Price.NOTHING;
    }
    if (plan instanceof ScanPlan.Walk walk) {
      return ofWalk(walk, probable);
    }
    return plan instanceof ScanPlan.Union union
        ? ofUnion(union, probable)
        : ofFanOut((ScanPlan.FanOut) plan, probable);
  }

  private static Price ofWalk(ScanPlan.Walk walk, double probable) {
    boolean detailed =
        walk.columns().stream()
            .anyMatch(c -> walk.spec().table().columns().get(c).source() == Source.DETAIL);
    if (detailed) {
      String reason = walk.endpoint().isSingle() ? "the row, and" : "the list, and";
      return Price.atLeast(1, 1 + probable, reason + " one for each row of it");
    }
    if (walk.isOneAnswer()) {
      return Price.exactly(1);
    }
    if (walk.instead().isPresent()) {
      int numbers = walk.instead().get().size();
      return Price.between(
          1, 1 + numbers, "the first page, then pages or numbers, whichever are fewer");
    }
    long rows = mostRows(walk);
    if (rows > 0) {
      long pages = (rows + walk.pageLength() - 1) / walk.pageLength();
      return Price.between(1, pages, "one for each " + walk.pageLength() + " rows");
    }
    return Price.atLeast(1, probable, "one for each " + walk.pageLength() + " rows");
  }

  /** Returns the most rows that have to be read, or 0 when nothing bounds them. */
  private static long mostRows(ScanPlan.Walk walk) {
    if (walk.rowsWanted() > 0) {
      return walk.rowsWanted();
    }
    ScanSpec spec = walk.spec();
    long product = spec.table().primaryKey().isEmpty() ? 0 : 1;
    for (String key : spec.table().primaryKey()) {
      product *= walk.keys().containsKey(key) ? 1 : values(spec, spec.table().indexOf(key));
    }
    return walk.residual().equals(Predicate.TRUE) ? product : 0;
  }

  /** Returns how many values the condition names for a column, or 0 when it names none. */
  private static int values(ScanSpec spec, int column) {
    for (Predicate p : Predicate.conjuncts(spec.filter())) {
      if (p instanceof Comparison c
          && c.column() == column
          && c.operator() == ComparisonOperator.EQ) {
        return 1;
      }
      if (p instanceof Predicate.In i && i.column() == column && !i.negated()) {
        return i.operands().size();
      }
    }
    return 0;
  }

  /** Parts are read in any case unless some have enough rows. */
  private Price ofUnion(ScanPlan.Union union, double probable) {
    Price sum = Price.NOTHING;
    for (ScanSpec part : union.parts()) {
      sum = sum.plus(of(planner.plan(part), 0));
    }
    boolean all = union.spec().limitValue() < 0 && union.spec().limit() == null;
    String reason =
        all && sum.most().isPresent() && sum.most().getAsLong() == sum.fewest()
            ? ""
            : "in " + union.parts().size() + " parts";
    Price known = new Price(sum.fewest(), sum.most(), Math.max(probable, sum.fewest()), reason);
    return all ? known : known.needing(1);
  }

  private Price ofFanOut(ScanPlan.FanOut fanOut, double probable) {
    Price each = of(planner.plan(example(fanOut)), 1);
    boolean one = each.most().isPresent() && each.most().getAsLong() == 1;
    boolean stops = fanOut.spec().limit() != null && fanOut.spec().order().isEmpty();
    String parents = fanOut.parents().table().name();
    String reason =
        "the list of "
            + parents
            + ", and "
            + (one ? "one" : "one or more")
            + " for each of its rows"
            + (one ? ", of which " + Math.round(probable - 1) + " are assumed" : "")
            + (stops ? ", until there are enough" : "");
    return Price.atLeast(1, probable, reason);
  }

  /** One part of a fan-out, with places where the keys go. */
  static ScanSpec example(ScanPlan.FanOut fanOut) {
    List<Predicate> conditions = new ArrayList<>();
    for (Predicate p : Predicate.conjuncts(fanOut.spec().filter())) {
      if (!fanOut.keyColumns().containsAll(Predicate.columns(p))) {
        conditions.add(p);
      }
    }
    for (int key : fanOut.keyColumns()) {
      conditions.add(new Comparison(key, ComparisonOperator.EQ, Operand.slot(key)));
    }
    return fanOut.spec().withFilterReplaced(Predicate.and(conditions));
  }
}
