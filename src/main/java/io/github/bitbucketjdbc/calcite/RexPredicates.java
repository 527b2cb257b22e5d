package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.plan.ComparisonOperator;
import io.github.bitbucketjdbc.plan.Operand;
import io.github.bitbucketjdbc.plan.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.type.SqlTypeName;

/** Translates conditions of Calcite into those a scan can hold. */
final class RexPredicates {
  private final RestScan scan;
  private final RexBuilder rex;
  private final SlotBuilder slots;

  RexPredicates(RestScan scan) {
    this.scan = scan;
    this.rex = scan.getCluster().getRexBuilder();
    this.slots = new SlotBuilder(scan.slots());
  }

  /** Returns the expressions of the slots, those of the scan first. */
  List<RexNode> slots() {
    return slots.expressions();
  }

  /** Translates a condition, or returns empty when a part of it has no counterpart. */
  Optional<Predicate> translate(RexNode condition) {
    return node(RexUtil.expandSearch(rex, null, condition));
  }

  private Optional<Predicate> node(RexNode node) {
    return switch (node.getKind()) {
      case AND, OR -> junction((RexCall) node);
      case EQUALS -> comparison((RexCall) node, ComparisonOperator.EQ);
      case NOT_EQUALS -> comparison((RexCall) node, ComparisonOperator.NE);
      case LESS_THAN -> comparison((RexCall) node, ComparisonOperator.LT);
      case LESS_THAN_OR_EQUAL -> comparison((RexCall) node, ComparisonOperator.LE);
      case GREATER_THAN -> comparison((RexCall) node, ComparisonOperator.GT);
      case GREATER_THAN_OR_EQUAL -> comparison((RexCall) node, ComparisonOperator.GE);
      case LIKE -> like((RexCall) node, false);
      case IS_NULL -> nullTest((RexCall) node, true);
      case IS_NOT_NULL -> nullTest((RexCall) node, false);
      case IS_TRUE -> flag(operand(node), true).or(() -> node(operand(node)));
      case IS_FALSE -> flag(operand(node), false);
      case IS_NOT_TRUE -> notTrue(operand(node));
      case IS_NOT_FALSE -> flag(operand(node), true).flatMap(p -> orNull(p, operand(node)));
      case NOT -> not(operand(node));
      case INPUT_REF -> flag(node, true);
      case LITERAL -> Optional.of(node.isAlwaysTrue() ? Predicate.TRUE : Predicate.FALSE);
      default -> Optional.empty();
    };
  }

  private static RexNode operand(RexNode call) {
    return ((RexCall) call).getOperands().get(0);
  }

  private Optional<Predicate> not(RexNode negated) {
    return negated.getKind() == SqlKind.LIKE ? like((RexCall) negated, true) : flag(negated, false);
  }

  private Optional<Predicate> junction(RexCall call) {
    List<Predicate> parts = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      Optional<Predicate> part = node(operand);
      if (part.isEmpty()) {
        return part;
      }
      parts.add(part.get());
    }
    boolean conjunction = call.getKind() == SqlKind.AND;
    List<Predicate> merged = merged(parts, conjunction);
    return Optional.of(conjunction ? Predicate.and(merged) : Predicate.or(merged));
  }

  /** Makes {@code x = 1 OR x = 2} an IN again, and {@code x <> 1 AND x <> 2} a NOT IN. */
  private static List<Predicate> merged(List<Predicate> parts, boolean conjunction) {
    ComparisonOperator kind = conjunction ? ComparisonOperator.NE : ComparisonOperator.EQ;
    Map<Integer, List<Operand>> byColumn = new LinkedHashMap<>();
    List<Predicate> rest = new ArrayList<>();
    for (Predicate p : parts) {
      if (p instanceof Predicate.Comparison c && c.operator() == kind) {
        byColumn.computeIfAbsent(c.column(), k -> new ArrayList<>()).add(c.operand());
      } else {
        rest.add(p);
      }
    }
    List<Predicate> all = new ArrayList<>();
    byColumn.forEach(
        (column, operands) ->
            all.add(
                operands.size() == 1
                    ? new Predicate.Comparison(column, kind, operands.get(0))
                    : new Predicate.In(column, operands, conjunction)));
    all.addAll(rest);
    return all;
  }

  private Optional<Predicate> comparison(RexCall call, ComparisonOperator operator) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    Optional<Integer> column = column(left);
    if (column.isPresent()) {
      return operandFor(column.get(), right)
          .map(o -> new Predicate.Comparison(column.get(), operator, o));
    }
    return column(right)
        .flatMap(
            c -> operandFor(c, left).map(o -> new Predicate.Comparison(c, mirrored(operator), o)));
  }

  private static ComparisonOperator mirrored(ComparisonOperator operator) {
    return switch (operator) {
      case LT -> ComparisonOperator.GT;
      case LE -> ComparisonOperator.GE;
      case GT -> ComparisonOperator.LT;
      case GE -> ComparisonOperator.LE;
      default -> operator;
    };
  }

  private Optional<Predicate> like(RexCall call, boolean negated) {
    SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
    boolean notLike = operator.isNegated() != negated;
    Optional<Integer> column = column(call.getOperands().get(0));
    if (column.isEmpty() || type(column.get()) != ColumnType.VARCHAR) {
      return Optional.empty();
    }
    char escape = Predicate.Like.NO_ESCAPE;
    if (call.getOperands().size() > 2) {
      RexNode given = call.getOperands().get(2);
      String text = given instanceof RexLiteral l ? l.getValueAs(String.class) : null;
      if (text == null || text.length() != 1) {
        return Optional.empty();
      }
      escape = text.charAt(0);
    }
    char escapeCharacter = escape;
    return operandFor(column.get(), call.getOperands().get(1))
        .map(
            o ->
                new Predicate.Like(
                    column.get(), o, escapeCharacter, !operator.isCaseSensitive(), notLike));
  }

  private Optional<Predicate> nullTest(RexCall call, boolean isNull) {
    return column(call.getOperands().get(0)).map(c -> new Predicate.NullTest(c, isNull));
  }

  private Optional<Predicate> flag(RexNode node, boolean value) {
    return column(node)
        .filter(c -> type(c) == ColumnType.BOOLEAN)
        .map(c -> new Predicate.Comparison(c, ComparisonOperator.EQ, Operand.literal(value)));
  }

  /** A flag that is not set, or a column that is not one of some values; both also when NULL. */
  private Optional<Predicate> notTrue(RexNode node) {
    if (column(node).isPresent()) {
      return flag(node, false).flatMap(p -> orNull(p, node));
    }
    Optional<Predicate> condition = node(node).filter(Predicate::isBound);
    if (condition.orElse(null) instanceof Predicate.Comparison c) {
      return Optional.of(
          orNull(
              new Predicate.Comparison(c.column(), c.operator().opposite(), c.operand()),
              c.column()));
    }
    if (condition.orElse(null) instanceof Predicate.In i) {
      return Optional.of(
          orNull(new Predicate.In(i.column(), i.operands(), !i.negated()), i.column()));
    }
    return Optional.empty();
  }

  private static Predicate orNull(Predicate predicate, int column) {
    return Predicate.or(List.of(predicate, new Predicate.NullTest(column, true)));
  }

  private Optional<Predicate> orNull(Predicate predicate, RexNode node) {
    return column(node).map(c -> orNull(predicate, c));
  }

  private ColumnType type(int column) {
    return scan.spec().table().columns().get(column).type();
  }

  /** Finds the column below casts that lose nothing. */
  private Optional<Integer> column(RexNode node) {
    RexNode current = node;
    while (current.isA(SqlKind.CAST)
        && RexUtil.isLosslessCast(current)
        && isSameFamily(current, operand(current))) {
      current = operand(current);
    }
    return current instanceof RexInputRef ref
        ? Optional.of(scan.spec().columns().get(ref.getIndex()))
        : Optional.empty();
  }

  private static boolean isSameFamily(RexNode a, RexNode b) {
    SqlTypeName left = a.getType().getSqlTypeName();
    SqlTypeName right = b.getType().getSqlTypeName();
    return left.getFamily() == right.getFamily()
        || (SqlTypeName.NUMERIC_TYPES.contains(left) && SqlTypeName.NUMERIC_TYPES.contains(right));
  }

  private Optional<Operand> operandFor(int column, RexNode value) {
    ColumnDef def = scan.spec().table().columns().get(column);
    return slots.operand(def.type(), value);
  }
}
