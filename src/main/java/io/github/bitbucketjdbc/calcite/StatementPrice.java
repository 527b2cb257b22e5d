package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.Price;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;

/** Puts the prices of the scans of a statement together. */
final class StatementPrice {
  private final RequestPlanner requests;

  /** What is asked already, which may be asked once in all. */
  private final Set<Object> asked = new HashSet<>();

  private StatementPrice(RequestPlanner requests) {
    this.requests = requests;
  }

  /** Returns the price of a plan. */
  static Price of(RelNode plan, RequestPlanner requests) {
    return new StatementPrice(requests).sum(plan);
  }

  /** Returns the price of the right side of a lookup, which nothing is asked without left rows. */
  static Price ofLookup(LookupJoin join) {
    return Price.atLeast(0, join.requests(), "");
  }

  private Price sum(RelNode node) {
    if (node instanceof RestScan scan) {
      Price price = requests.price(scan.spec());
      return asked.add(List.of(first(scan), scan.slots())) ? price : price.needing(0);
    }
    if (node instanceof BiRel join) {
      Price right = sum(join.getRight());
      return sum(join.getLeft()).plus(hasRow(join.getLeft()) ? right : right.needing(0));
    }
    Price sum = Price.NOTHING;
    for (RelNode input : node.getInputs()) {
      sum = sum.plus(sum(input));
    }
    if (node instanceof LookupJoin lookup) {
      return sum.plus(ofLookup(lookup));
    }
    return node instanceof Sort sort && sort.fetch != null ? sum.needing(1) : sum;
  }

  /** Returns what a scan asks first: itself, or the list of parents that many scans may need. */
  private ScanSpec first(RestScan scan) {
    ScanSpec first = scan.spec();
    while (requests.plan(first) instanceof ScanPlan.FanOut fanOut) {
      first = fanOut.parents();
    }
    return first.withColumns(List.of());
  }

  /** Returns whether there is certainly a row, so that what is joined to it is needed. */
  private static boolean hasRow(RelNode node) {
    if (node instanceof RestScan scan) {
      return scan.spec().isSummary() && scan.spec().columns().isEmpty();
    }
    if (node instanceof Join join) {
      boolean keepsLeft =
          join.getJoinType() == JoinRelType.LEFT || join.getJoinType() == JoinRelType.LEFT_MARK;
      return keepsLeft && hasRow(join.getLeft());
    }
    return node instanceof Project project
        ? hasRow(project.getInput())
        : node instanceof Values values && !values.getTuples().isEmpty();
  }
}
