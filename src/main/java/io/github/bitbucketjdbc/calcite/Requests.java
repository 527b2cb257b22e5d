package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.apache.calcite.rel.RelNode;

/** Guesses what parts of a plan cost. */
final class Requests {
  private Requests() {}

  /** Returns the requests of all scans in a plan. */
  static double of(RelNode node) {
    double sum = node.getInputs().stream().mapToDouble(Requests::of).sum();
    if (node instanceof RestScan scan) {
      return scan.estimate().requests();
    }
    return node instanceof LookupJoin join ? sum + join.requests() : sum;
  }

  /**
   * Returns the requests of an input of a join that is read as a whole; no number is enough where a
   * key has to be asked for, as nothing would match.
   */
  static double ofWhole(RelNode node, List<Integer> keys) {
    boolean given = node instanceof RestScan scan && keys.stream().anyMatch(scan::isGiven);
    return given ? Double.MAX_VALUE / 4 : of(node);
  }

  /** Returns the number of rows. */
  static double rows(RelNode node) {
    return node instanceof RestScan scan
        ? scan.estimate().rows()
        : node.getCluster().getMetadataQuery().getRowCount(node);
  }
}
