package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.RequestPlanner;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;

/**
 * What planning one statement needs to know beside the statement.
 *
 * @param requests estimates the requests of scans
 * @param pushdown whether work is given to the service
 * @param filteredNames the column names, in lower case, that conditions of the statement mention
 */
record PlanningContext(RequestPlanner requests, boolean pushdown, Set<String> filteredNames) {
  static PlanningContext of(RelOptCluster cluster) {
    return cluster.getPlanner().getContext().unwrapOrThrow(PlanningContext.class);
  }
}
