package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.Pair;

/**
 * A join that keeps one side: left, semi, anti or mark, which tells whether there is a match.
 * Whichever side can supply the keys with which the other is asked does so, if that costs fewer
 * requests than reading both.
 */
final class SideJoin {
  private final LogicalJoin join;
  private final JoinInfo info;
  private RelNode best;
  private double fewest;

  private SideJoin(LogicalJoin join, JoinInfo info) {
    this.join = join;
    this.info = info;
    this.best = join;
    this.fewest =
        Requests.ofWhole(join.getLeft(), info.leftKeys)
            + Requests.ofWhole(join.getRight(), info.rightKeys);
  }

  static RelNode plan(LogicalJoin join) {
    JoinInfo info = join.analyzeCondition();
    boolean possible =
        switch (join.getJoinType()) {
          case LEFT, SEMI, ANTI -> hasPlainKeys(join, info);
          case LEFT_MARK -> hasPlainKeys(join, info) && hasNoNulls(join, info);
          default -> false;
        };
    if (!possible) {
      return join;
    }
    SideJoin side = new SideJoin(join, info);
    side.askRight();
    if (join.getJoinType() == JoinRelType.SEMI) {
      side.askLeft();
    }
    return side.best;
  }

  private static boolean hasPlainKeys(LogicalJoin join, JoinInfo info) {
    return info.isEqui() && !info.leftKeys.isEmpty() && !nullsMatch(join, info);
  }

  /**
   * Returns a semi-join as an inner join with the different keys of its right side, which can then
   * be put in order with the joins below.
   */
  static Optional<RelNode> asInner(LogicalJoin join) {
    JoinInfo info = join.analyzeCondition();
    if (!hasPlainKeys(join, info)) {
      return Optional.empty();
    }
    RelNode left = join.getLeft();
    int width = left.getRowType().getFieldCount();
    RexBuilder rex = join.getCluster().getRexBuilder();
    RelNode right = KeyedInput.keyRows(join.getRight(), info.rightKeys);
    List<RexNode> equalities = new ArrayList<>();
    for (int i = 0; i < info.leftKeys.size(); i++) {
      RexNode own = rex.makeInputRef(left, info.leftKeys.get(i));
      RelDataType type = right.getRowType().getFieldList().get(i).getType();
      RexNode other = rex.makeInputRef(type, width + i);
      equalities.add(rex.makeCall(SqlStdOperatorTable.EQUALS, own, other));
    }
    RelNode inner =
        LogicalJoin.create(
            left,
            right,
            List.of(),
            RexUtil.composeConjunction(rex, equalities),
            Set.of(),
            JoinRelType.INNER);
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      fields.add(rex.makeInputRef(inner, i));
    }
    return Optional.of(
        LogicalProject.create(
            inner, List.of(), fields, join.getRowType().getFieldNames(), Set.of()));
  }

  /** With a NULL on either side, whether there is a match may be unknown, for which all is read. */
  private static boolean hasNoNulls(LogicalJoin join, JoinInfo info) {
    return info.leftKeys.stream().noneMatch(key -> isNullable(join.getLeft(), key))
        && info.rightKeys.stream().noneMatch(key -> isNullable(join.getRight(), key));
  }

  /** A column without NULLs has none to match, even where a NULL would match a NULL. */
  private static boolean nullsMatch(LogicalJoin join, JoinInfo info) {
    for (int i = 0; i < info.leftKeys.size(); i++) {
      boolean plain =
          info.nullExclusionFlags.get(i)
              || !isNullable(join.getLeft(), info.leftKeys.get(i))
              || !isNullable(join.getRight(), info.rightKeys.get(i));
      if (!plain) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNullable(RelNode node, int field) {
    return node.getRowType().getFieldList().get(field).getType().isNullable()
        && !(node instanceof RestScan scan && scan.leavesOutNulls(field));
  }

  /** The left side supplies the keys of the right one. */
  private void askRight() {
    RelNode left = join.getLeft();
    double drivers = Requests.rows(left);
    double before = Requests.ofWhole(left, info.leftKeys);
    if (join.getRight() instanceof RestScan right) {
      List<Pair<Integer, Integer>> keys = new ArrayList<>();
      info.pairs().forEach(p -> keys.add(Pair.of(p.source, p.target)));
      // but for a left join only the presence of a row is looked at
      RestScan sought =
          join.getJoinType() == JoinRelType.LEFT ? right : right.onePer(info.rightKeys);
      double asked = Lookup.of(left, sought, keys, false).requests(drivers);
      if (isBetter(before + asked)) {
        best =
            new LookupJoin(
                join.getCluster(),
                left,
                sought,
                join.getJoinType(),
                keys,
                join.getRowType(),
                drivers);
      }
      return;
    }
    Optional<KeyedInput> right = KeyedInput.of(join.getRight(), info.rightKeys);
    RelNode keys = KeyedInput.keyRows(left, info.leftKeys);
    if (right.isPresent() && isBetter(before + right.get().requests(keys, drivers))) {
      best = join.copy(join.getTraitSet(), List.of(left, right.get().lookedUp(keys, drivers)));
    }
  }

  /** The right side supplies the keys of the left one, of which exactly those rows are wanted. */
  private void askLeft() {
    RelNode right = join.getRight();
    double drivers = Requests.rows(right);
    Optional<KeyedInput> left = KeyedInput.of(join.getLeft(), info.leftKeys);
    RelNode keys = KeyedInput.keyRows(right, info.rightKeys);
    double before = Requests.ofWhole(right, info.rightKeys);
    if (left.isPresent() && isBetter(before + left.get().requests(keys, drivers))) {
      best = left.get().lookedUp(keys, drivers);
    }
  }

  private boolean isBetter(double requests) {
    boolean better = requests < fewest;
    fewest = better ? requests : fewest;
    return better;
  }
}
