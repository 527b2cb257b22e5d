package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.Price;
import io.github.bitbucketjdbc.plan.RequestPlanner;
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

  /** What is asked already, which is asked once in all. */
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
      if (price.equals(Price.NOTHING)) {
        return price; // what comes with the list of another scan is asked by that one
      }
      Set<Object> first = new HashSet<>();
      requests.first(scan.spec()).forEach(r -> first.add(List.of(r, scan.slots())));
      long again = first.stream().filter(asked::contains).count();
      asked.addAll(first);
      return price.without(again);
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
