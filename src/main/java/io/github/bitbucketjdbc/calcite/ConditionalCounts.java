package io.github.bitbucketjdbc.calcite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Turns sums and averages that only count, such as {@code SUM(CASE WHEN … THEN 1 ELSE 0 END)}, into
 * {@code COUNT(*) FILTER (WHERE …)}, and the CASE in other aggregates into a FILTER. Calcite's rule
 * does the second; it leaves SUM alone, which is NULL of no rows where a number is 0.
 */
final class ConditionalCounts {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  private final LogicalAggregate aggregate;
  private final LogicalProject project;
  private final RexBuilder rex;
  private final List<RexNode> inputs;
  private final List<AggregateCall> calls = new ArrayList<>();

  private ConditionalCounts(LogicalAggregate aggregate, LogicalProject project) {
    this.aggregate = aggregate;
    this.project = project;
    this.rex = aggregate.getCluster().getRexBuilder();
    this.inputs = new ArrayList<>(project.getProjects());
  }

  static RelNode in(RelNode plan) {
    boolean[] found = new boolean[1];
    RelNode counted =
        plan.accept(
            new RelHomogeneousShuttle() {
              @Override
              public RelNode visit(RelNode node) {
                RelNode visited = super.visit(node);
                if (visited instanceof LogicalAggregate aggregate
                    && aggregate.getInput() instanceof LogicalProject project
                    && hasCase(aggregate, project)) {
                  found[0] = true;
                  return new ConditionalCounts(aggregate, project).counted();
                }
                return visited;
              }
            });
    return found[0] ? QueryProgram.run(counted, NormalizeRules.filters()) : plan;
  }

  private static boolean hasCase(LogicalAggregate aggregate, LogicalProject project) {
    return aggregate.getGroupType() == Aggregate.Group.SIMPLE
        && aggregate.getAggCallList().stream()
            .flatMap(call -> call.getArgList().stream())
            .anyMatch(i -> project.getProjects().get(i).getKind() == SqlKind.CASE);
  }

  private RelNode counted() {
    List<RexNode> outputs = new ArrayList<>();
    List<RelDataType> types =
        aggregate.getRowType().getFieldList().stream().map(RelDataTypeField::getType).toList();
    for (int i = 0; i < aggregate.getGroupCount(); i++) {
      outputs.add(new RexInputRef(i, types.get(i)));
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      RexNode number = isSum(call) ? number(call) : null;
      outputs.add(number == null ? value(call) : number);
    }
    if (calls.equals(aggregate.getAggCallList())) {
      return aggregate;
    }
    RelNode input =
        LogicalProject.create(
            project.getInput(),
            project.getHints(),
            inputs,
            (List<String>) null,
            project.getVariablesSet());
    RelNode counts =
        LogicalAggregate.create(
            input, aggregate.getHints(), aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
    return LogicalProject.create(
        counts, List.of(), outputs, aggregate.getRowType().getFieldNames(), Set.of());
  }

  private static boolean isSum(AggregateCall call) {
    SqlKind kind = call.getAggregation().getKind();
    return (kind == SqlKind.SUM || kind == SqlKind.AVG) && !call.isDistinct();
  }

  /** Returns the value of a call among those of the new aggregate. */
  private RexNode value(AggregateCall call) {
    int at = calls.indexOf(call);
    if (at < 0) {
      at = calls.size();
      calls.add(call);
    }
    return new RexInputRef(aggregate.getGroupCount() + at, call.getType());
  }

  /** Returns a sum or an average made of numbers of rows, or null when it is not. */
  private @Nullable RexNode number(AggregateCall call) {
    RexNode argument = inputs.get(call.getArgList().get(0));
    if (argument.getKind() != SqlKind.CASE || ((RexCall) argument).getOperands().size() != 3) {
      return null;
    }
    List<RexNode> operands = ((RexCall) argument).getOperands();
    boolean flipped = isNothing(operands.get(1));
    BigDecimal each = constant(operands.get(flipped ? 2 : 1));
    RexNode otherwise = operands.get(flipped ? 1 : 2);
    if (each == null || !isNothing(otherwise)) {
      return null;
    }
    RexNode condition =
        rex.makeCall(
            flipped ? SqlStdOperatorTable.IS_NOT_TRUE : SqlStdOperatorTable.IS_TRUE,
            operands.get(0));
    RexNode counted = value(count(call, both(call.filterArg, condition)));
    RexNode rows =
        RexLiteral.isNullLiteral(otherwise) ? counted : value(count(call, call.filterArg));
    RexNode sum = rex.makeCall(SqlStdOperatorTable.MULTIPLY, rex.makeBigintLiteral(each), counted);
    RelDataType type = call.getType();
    RexNode result = rex.ensureType(type, each.equals(BigDecimal.ONE) ? counted : sum, false);
    if (call.getAggregation().getKind() == SqlKind.AVG) {
      result = rex.ensureType(type, rex.makeCall(SqlStdOperatorTable.DIVIDE, result, rows), false);
    }
    return type.isNullable()
        ? rex.makeCall(
            type,
            SqlStdOperatorTable.CASE,
            List.of(
                rex.makeCall(
                    SqlStdOperatorTable.EQUALS, rows, rex.makeBigintLiteral(BigDecimal.ZERO)),
                rex.makeNullLiteral(type),
                result))
        : result;
  }

  /** Returns the field with a condition, and with that of a FILTER that is there. */
  private int both(int filter, RexNode condition) {
    RexNode both =
        filter < 0
            ? condition
            : rex.makeCall(SqlStdOperatorTable.AND, inputs.get(filter), condition);
    inputs.add(both);
    return inputs.size() - 1;
  }

  private AggregateCall count(AggregateCall like, int filter) {
    return AggregateCall.create(
        like.getParserPosition(),
        SqlStdOperatorTable.COUNT,
        false,
        false,
        false,
        List.of(),
        List.of(),
        filter,
        null,
        RelCollations.EMPTY,
        rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
        null);
  }

  private static boolean isNothing(RexNode node) {
    BigDecimal constant = constant(node);
    return RexLiteral.isNullLiteral(node) || (constant != null && constant.signum() == 0);
  }

  /** Returns a whole number, whatever its type; a fraction may be rounded when it is added. */
  private static @Nullable BigDecimal constant(RexNode node) {
    RexNode inner = node;
    while (inner.getKind() == SqlKind.CAST
        && SqlTypeName.NUMERIC_TYPES.contains(inner.getType().getSqlTypeName())) {
      inner = ((RexCall) inner).getOperands().get(0);
    }
    if (!(inner instanceof RexLiteral literal) || literal.getTypeName() != SqlTypeName.DECIMAL) {
      return null;
    }
    BigDecimal value = literal.getValueAs(BigDecimal.class);
    boolean whole =
        value != null
            && value.stripTrailingZeros().scale() <= 0
            && value.abs().compareTo(MOST) <= 0;
    return whole ? value.setScale(0) : null;
  }
}
