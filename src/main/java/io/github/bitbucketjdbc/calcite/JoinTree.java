package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * Joined inputs of a {@link JoinGraph}.
 *
 * @param node the plan
 * @param fields the graph's field that each field of the plan is
 */
record JoinTree(RelNode node, List<Integer> fields) {}
