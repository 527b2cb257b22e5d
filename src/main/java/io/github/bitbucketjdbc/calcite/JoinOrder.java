package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Puts inner joins in an order that needs few requests: from each possible start it adds the
 * cheapest input whose keys are bound, and the cheapest of these orders wins.
 */
final class JoinOrder {
  private static final double TYPICAL_CHILDREN = 20;

  private final JoinGraph graph;
  private final List<Integer> placed = new ArrayList<>();
  private final Map<Integer, Double> distinctRows = new HashMap<>();
  private JoinTree tree;

  /** More than any number of requests that a join may cost. */
  private static final double NOTHING_MATCHES = 1e8;

  private double rows;
  private double requests;

  private JoinOrder(JoinGraph graph, int start) {
    this.graph = graph;
    RelNode first = graph.inputs().get(start);
    placed.add(start);
    tree = new JoinTree(first, fieldsOf(start));
    rows = Requests.rows(first);
    distinctRows.put(start, rows);
    requests = Requests.of(first) + withoutGiven(start);
    tree = filtered(tree, List.of());
  }

  static JoinTree best(JoinGraph graph) {
    JoinOrder best = null;
    for (int start = 0; start < graph.inputs().size(); start++) {
      JoinOrder order = new JoinOrder(graph, start);
      while (order.placed.size() < graph.inputs().size()) {
        order.addCheapest();
      }
      if (best == null || order.requests < best.requests * 0.999) {
        best = order;
      }
    }
    if (best == null) {
      throw new IllegalStateException("A join has inputs");
    }
    return best.tree;
  }

  /** One way to add an input. */
  private record Step(
      int input,
      List<Pair<Integer, Integer>> keys,
      boolean lookup,
      double distinctKeys,
      double cost) {}

  private void addCheapest() {
    Step cheapest = null;
    for (int input = 0; input < graph.inputs().size(); input++) {
      if (!placed.contains(input)) {
        Step step = step(input);
        if (cheapest == null || step.cost() < cheapest.cost()) {
          cheapest = step;
        }
      }
    }
    if (cheapest != null) {
      add(cheapest);
    }
  }

  private Step step(int input) {
    RelNode node = graph.inputs().get(input);
    List<Pair<Integer, Integer>> keys = keysTo(input);
    double whole = Requests.of(node) + (keys.isEmpty() ? 1e6 : 0) + withoutGiven(input);
    if (!(node instanceof RestScan scan)) {
      return keyed(node, keys)
          .filter(k -> k.requests(keyRows(keys), rows) < whole)
          .map(k -> new Step(input, keys, true, rows, k.requests(keyRows(keys), rows)))
          .orElseGet(() -> new Step(input, keys, false, Requests.rows(node), whole));
    }
    double distinct = distinctKeys(scan, keys);
    double asked = Lookup.of(tree.node(), scan, keys, false).requests(distinct);
    return asked < whole
        ? new Step(input, keys, true, distinct, asked)
        : new Step(input, keys, false, Requests.rows(node), whole);
  }

  /** An aggregate, for example, of which only the groups of some keys are needed. */
  private static Optional<KeyedInput> keyed(RelNode node, List<Pair<Integer, Integer>> keys) {
    return keys.isEmpty()
        ? Optional.empty()
        : KeyedInput.of(node, keys.stream().map(k -> k.right).toList());
  }

  private RelNode keyRows(List<Pair<Integer, Integer>> keys) {
    return KeyedInput.keyRows(tree.node(), keys.stream().map(k -> k.left).toList());
  }

  /**
   * Guesses how many different keys the rows so far supply: no more than the inputs have rows from
   * which the keys come.
   */
  private double distinctKeys(RestScan scan, List<Pair<Integer, Integer>> keys) {
    ScanSpec spec = scan.spec();
    double product =
        keys.stream()
            .filter(k -> k.right < spec.columns().size())
            .filter(k -> RequestPlanner.isLookupColumn(spec.table(), spec.columns().get(k.right)))
            .map(k -> graph.inputOf(tree.fields().get(k.left)))
            .distinct()
            .mapToDouble(i -> distinctRows.getOrDefault(i, rows))
            .reduce(1, (a, b) -> a * b);
    return Math.min(rows, product);
  }

  private void add(Step step) {
    RelNode right = graph.inputs().get(step.input());
    List<Integer> fields = new ArrayList<>(tree.fields());
    fields.addAll(fieldsOf(step.input()));
    double matches = matchesPerKey(step, right);
    rows = step.keys().isEmpty() ? rows * Requests.rows(right) : rows * matches;
    double alone = step.lookup() ? step.distinctKeys() * matches : Requests.rows(right);
    distinctRows.put(step.input(), Math.min(rows, alone));
    requests += Math.min(step.cost(), 1e9);
    placed.add(step.input());
    if (step.lookup() && !(right instanceof RestScan)) {
      right =
          keyed(right, step.keys())
              .orElseThrow()
              .lookedUp(keyRows(step.keys()), step.distinctKeys());
    } else if (step.lookup()) {
      RelDataType row = joinedRow(tree.node(), right);
      RelNode joined =
          new LookupJoin(
              right.getCluster(),
              tree.node(),
              (RestScan) right,
              JoinRelType.INNER,
              step.keys(),
              row,
              step.distinctKeys());
      tree = filtered(new JoinTree(joined, fields), usedBy(step));
      return;
    }
    List<RexNode> conditions = applicable(fields, tree.fields());
    RexNode condition =
        RexUtil.composeConjunction(
            right.getCluster().getRexBuilder(),
            conditions.stream().map(c -> JoinGraph.renumber(c, positions(fields))).toList());
    tree =
        new JoinTree(
            LogicalJoin.create(
                tree.node(), right, List.of(), condition, Set.of(), JoinRelType.INNER),
            fields);
  }

  /** Guesses how many rows of an input belong to one key: one when the key is its primary key. */
  private static double matchesPerKey(Step step, RelNode right) {
    if (!(right instanceof RestScan scan)) {
      return 1;
    }
    ScanSpec spec = scan.spec();
    List<String> primary = spec.table().primaryKey();
    long covered =
        step.keys().stream()
            .map(k -> spec.table().columns().get(spec.columns().get(k.right)).name())
            .filter(primary::contains)
            .count();
    boolean fixedSlug = scan.getRowType().getField(TableDef.REPOSITORY_SLUG, false, false) == null;
    boolean one =
        !primary.isEmpty()
            && covered
                >= primary.size()
                    - (fixedSlug && primary.contains(TableDef.REPOSITORY_SLUG) ? 1 : 0);
    return one ? 1 : Math.max(1, Math.min(spec.table().typicalRows(), TYPICAL_CHILDREN));
  }

  private static RelDataType joinedRow(RelNode left, RelNode right) {
    RelDataTypeFactory types = left.getCluster().getTypeFactory();
    return SqlValidatorUtil.deriveJoinRowType(
        left.getRowType(), right.getRowType(), JoinRelType.INNER, types, null, List.of());
  }

  /** Adds a filter with the conditions that can be decided now and were not before. */
  private JoinTree filtered(JoinTree joined, List<RexNode> decided) {
    List<Integer> before = placed.size() == 1 ? List.of() : tree.fields();
    List<RexNode> now = new ArrayList<>(applicable(joined.fields(), before));
    now.removeAll(decided);
    if (now.isEmpty()) {
      return joined;
    }
    RexNode condition =
        RexUtil.composeConjunction(
            joined.node().getCluster().getRexBuilder(),
            now.stream().map(c -> JoinGraph.renumber(c, positions(joined.fields()))).toList());
    return new JoinTree(LogicalFilter.create(joined.node(), condition), joined.fields());
  }

  private List<RexNode> applicable(List<Integer> fields, List<Integer> before) {
    ImmutableBitSet now = ImmutableBitSet.of(fields);
    ImmutableBitSet earlier = ImmutableBitSet.of(before);
    return graph.conditions().stream()
        .filter(c -> now.contains(RelOptUtil.InputFinder.bits(c)))
        .filter(c -> before.isEmpty() || !earlier.contains(RelOptUtil.InputFinder.bits(c)))
        .toList();
  }

  /**
   * Returns what keeps an input from being read as a whole when a join compares a column whose
   * values have to be asked for: nothing would match.
   */
  private double withoutGiven(int input) {
    if (!(graph.inputs().get(input) instanceof RestScan scan)) {
      return 0;
    }
    boolean joined =
        graph.conditions().stream()
            .flatMap(c -> RelOptUtil.InputFinder.bits(c).asList().stream())
            .anyMatch(f -> graph.inputOf(f) == input && scan.isGiven(f - graph.offset(input)));
    return joined ? NOTHING_MATCHES : 0;
  }

  /** Returns the equalities between what is placed and an input, as positions in both. */
  private List<Pair<Integer, Integer>> keysTo(int input) {
    List<Pair<Integer, Integer>> keys = new ArrayList<>();
    for (RexNode condition : graph.conditions()) {
      Pair<Integer, Integer> key = keyOf(condition, input);
      if (key != null && keys.stream().noneMatch(k -> k.right.equals(key.right))) {
        keys.add(key);
      }
    }
    return keys;
  }

  private List<RexNode> usedBy(Step step) {
    return graph.conditions().stream()
        .filter(
            c -> {
              Pair<Integer, Integer> key = keyOf(c, step.input());
              return key != null && step.keys().contains(key);
            })
        .toList();
  }

  private @Nullable Pair<Integer, Integer> keyOf(RexNode condition, int input) {
    if (condition.getKind() != SqlKind.EQUALS) {
      return null;
    }
    List<RexNode> sides = ((RexCall) condition).getOperands();
    if (!(sides.get(0) instanceof RexInputRef a) || !(sides.get(1) instanceof RexInputRef b)) {
      return null;
    }
    boolean aIsNew = graph.inputOf(a.getIndex()) == input;
    int fresh = aIsNew ? a.getIndex() : b.getIndex();
    int bound = aIsNew ? b.getIndex() : a.getIndex();
    int at = tree.fields().indexOf(bound);
    return graph.inputOf(fresh) == input && at >= 0
        ? Pair.of(at, fresh - graph.offset(input))
        : null;
  }

  private List<Integer> fieldsOf(int input) {
    int width = graph.inputs().get(input).getRowType().getFieldCount();
    return IntStream.range(graph.offset(input), graph.offset(input) + width).boxed().toList();
  }

  private List<Integer> positions(List<Integer> fields) {
    return IntStream.range(0, graph.width()).map(fields::indexOf).boxed().toList();
  }
}
