package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Pair;

/**
 * An input of a join that is made of one scan, and of which the rows for some keys are made of the
 * scan's rows for these keys: an aggregate by the keys, for example. The scan then need not be read
 * as a whole.
 *
 * @param node the input
 * @param scan the scan inside
 * @param columns the fields of the scan that the keys are
 */
record KeyedInput(RelNode node, RestScan scan, List<Integer> columns) {

  /** Looks for the scan; {@code keys} are fields of the node. */
  static Optional<KeyedInput> of(RelNode node, List<Integer> keys) {
    List<Integer> columns = new ArrayList<>(keys);
    RelNode current = node;
    while (!(current instanceof RestScan)) {
      if (current instanceof LogicalProject project) {
        for (int i = 0; i < columns.size(); i++) {
          if (!(project.getProjects().get(columns.get(i)) instanceof RexInputRef ref)) {
            return Optional.empty();
          }
          columns.set(i, ref.getIndex());
        }
      } else if (current instanceof LogicalAggregate aggregate) {
        if (aggregate.getGroupType() != Aggregate.Group.SIMPLE
            || columns.stream().anyMatch(c -> c >= aggregate.getGroupCount())) {
          return Optional.empty();
        }
        columns.replaceAll(c -> aggregate.getGroupSet().nth(c));
      } else if (!(current instanceof LogicalFilter)) {
        return Optional.empty();
      }
      current = current.getInput(0);
    }
    return Optional.of(new KeyedInput(node, (RestScan) current, columns));
  }

  /** Returns the requests for this many keys. */
  double requests(RelNode keyRows, double keys) {
    return Lookup.of(keyRows, asked(), pairs(), false).requests(keys);
  }

  /** Returns the scan; where the input is made of different values, one row for each is enough. */
  private RestScan asked() {
    if (!(belowProjects(node) instanceof LogicalAggregate different)
        || !different.getAggCallList().isEmpty()) {
      return scan;
    }
    List<Integer> fields = different.getGroupSet().asList();
    return of(different.getInput(), fields)
        .filter(below -> below.isProjection())
        .map(below -> scan.onePer(below.columns()))
        .orElse(scan);
  }

  /** Returns whether the input has all rows of the scan, one for one. */
  private boolean isProjection() {
    return belowProjects(node) instanceof RestScan;
  }

  private static RelNode belowProjects(RelNode node) {
    return node instanceof LogicalProject project ? belowProjects(project.getInput()) : node;
  }

  private List<Pair<Integer, Integer>> pairs() {
    return IntStream.range(0, columns.size()).mapToObj(i -> Pair.of(i, columns.get(i))).toList();
  }

  /**
   * Returns the input with only the rows for some keys.
   *
   * @param keyRows the keys, each once
   */
  RelNode lookedUp(RelNode keyRows, double expectedKeys) {
    RelDataType row =
        SqlValidatorUtil.deriveJoinRowType(
            keyRows.getRowType(),
            scan.getRowType(),
            JoinRelType.INNER,
            scan.getCluster().getTypeFactory(),
            null,
            List.of());
    RelNode joined =
        new LookupJoin(
            scan.getCluster(), keyRows, asked(), JoinRelType.INNER, pairs(), row, expectedKeys);
    int width = keyRows.getRowType().getFieldCount();
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < scan.getRowType().getFieldCount(); i++) {
      fields.add(RexInputRef.of(width + i, joined.getRowType()));
    }
    RelNode found =
        LogicalProject.create(
            joined, List.of(), fields, scan.getRowType().getFieldNames(), Set.of());
    return replaced(node, found);
  }

  private static RelNode replaced(RelNode node, RelNode found) {
    return node instanceof RestScan
        ? found
        : node.copy(node.getTraitSet(), List.of(replaced(node.getInput(0), found)));
  }

  /** Returns the different values of some fields of a node. */
  static RelNode keyRows(RelNode node, List<Integer> fields) {
    List<RexNode> chosen = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int field : fields) {
      chosen.add(RexInputRef.of(field, node.getRowType()));
      names.add("key" + names.size());
    }
    RelNode keys = LogicalProject.create(node, List.of(), chosen, names, Set.of());
    return LogicalAggregate.create(
        keys, List.of(), ImmutableBitSet.range(fields.size()), null, List.of());
  }
}
