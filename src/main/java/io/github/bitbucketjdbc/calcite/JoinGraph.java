package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * A tree of inner joins taken apart: its inputs, and the conditions between them. Fields are
 * numbered through all inputs in the order they were found.
 */
final class JoinGraph {
  private final UnaryOperator<RelNode> planInput;
  private final List<RelNode> inputs = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final List<RexNode> conditions = new ArrayList<>();
  private int width;

  private JoinGraph(UnaryOperator<RelNode> planInput) {
    this.planInput = planInput;
  }

  /** The graph of a tree, and where each of the tree's fields is found in it. */
  record Of(JoinGraph graph, List<Integer> outputs) {}

  static Of of(LogicalJoin join, UnaryOperator<RelNode> planInput) {
    JoinGraph graph = new JoinGraph(planInput);
    return new Of(graph, graph.collect(join));
  }

  static boolean isInner(RelNode node) {
    return node instanceof LogicalJoin join
        && join.getJoinType() == JoinRelType.INNER
        && join.getVariablesSet().isEmpty();
  }

  List<RelNode> inputs() {
    return inputs;
  }

  List<RexNode> conditions() {
    return conditions;
  }

  int offset(int input) {
    return offsets.get(input);
  }

  int width() {
    return width;
  }

  /** Returns the input to which a field belongs. */
  int inputOf(int field) {
    int input = inputs.size() - 1;
    while (offsets.get(input) > field) {
      input--;
    }
    return input;
  }

  private List<Integer> collect(RelNode node) {
    if (isInner(node)) {
      LogicalJoin join = (LogicalJoin) node;
      List<Integer> fields = new ArrayList<>(collect(join.getLeft()));
      fields.addAll(collect(join.getRight()));
      addConditions(join.getCondition(), fields);
      return fields;
    }
    if (node instanceof LogicalFilter filter && leadsToJoin(filter.getInput())) {
      List<Integer> fields = collect(filter.getInput());
      addConditions(filter.getCondition(), fields);
      return fields;
    }
    if (node instanceof LogicalProject project && leadsToJoin(node)) {
      List<Integer> fields = collect(project.getInput());
      return project.getProjects().stream()
          .map(e -> fields.get(((RexInputRef) e).getIndex()))
          .toList();
    }
    return addInput(node);
  }

  /** Returns whether a node is an inner join, or takes rows and columns from one. */
  static boolean leadsToJoin(RelNode node) {
    if (node instanceof LogicalFilter filter) {
      return leadsToJoin(filter.getInput());
    }
    if (node instanceof LogicalProject project) {
      return project.getProjects().stream().allMatch(RexInputRef.class::isInstance)
          && leadsToJoin(project.getInput());
    }
    return isInner(node);
  }

  private List<Integer> addInput(RelNode node) {
    inputs.add(planInput.apply(node));
    offsets.add(width);
    int start = width;
    width += node.getRowType().getFieldCount();
    return IntStream.range(start, width).boxed().toList();
  }

  private void addConditions(RexNode condition, List<Integer> fields) {
    for (RexNode c : RelOptUtil.conjunctions(condition)) {
      if (!c.isAlwaysTrue()) {
        conditions.add(renumber(c, fields));
      }
    }
  }

  /** Replaces each field number by the one that the list has for it. */
  static RexNode renumber(RexNode node, List<Integer> fields) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(fields.get(ref.getIndex()), ref.getType());
          }
        });
  }
}
