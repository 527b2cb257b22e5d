package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.plan.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * Turns expressions into operands: literals at once, everything else that does not depend on rows
 * into slots, which are evaluated at each execution.
 */
final class SlotBuilder {
  private final List<RexNode> expressions;

  SlotBuilder(List<RexNode> present) {
    this.expressions = new ArrayList<>(present);
  }

  List<RexNode> expressions() {
    return expressions;
  }

  /** Returns the operand for a value that a column of this type is compared with. */
  Optional<Operand> operand(ColumnType type, RexNode value) {
    if (!fits(type, value)) {
      return Optional.empty();
    }
    if (value instanceof RexLiteral literal) {
      Object constant = literal(type, literal);
      return constant == null ? Optional.empty() : Optional.of(Operand.literal(constant));
    }
    return dependsOnRows(value) ? Optional.empty() : Optional.of(slot(value));
  }

  /** Returns the operand for a number of rows. */
  Operand count(RexNode value) {
    return value instanceof RexLiteral literal
        ? Operand.literal(
            Util.first(literal.getValueAs(BigDecimal.class), BigDecimal.ZERO).longValue())
        : slot(value);
  }

  /** Returns the operand for an expression that does not depend on rows. */
  Operand slot(RexNode value) {
    int at = expressions.indexOf(value);
    if (at < 0) {
      at = expressions.size();
      expressions.add(value);
    }
    return Operand.slot(at);
  }

  private static boolean fits(ColumnType type, RexNode value) {
    SqlTypeFamily family = value.getType().getSqlTypeName().getFamily();
    return switch (type) {
      case VARCHAR -> family == SqlTypeFamily.CHARACTER;
      case BIGINT, INTEGER, DOUBLE ->
          family == SqlTypeFamily.NUMERIC || family == SqlTypeFamily.APPROXIMATE_NUMERIC;
      case BOOLEAN -> family == SqlTypeFamily.BOOLEAN;
      case TIMESTAMP -> family == SqlTypeFamily.TIMESTAMP;
    };
  }

  private static @Nullable Object literal(ColumnType type, RexLiteral literal) {
    if (literal.isNull()) {
      return null;
    }
    return switch (type) {
      case VARCHAR -> literal.getValueAs(String.class);
      case BIGINT, INTEGER, DOUBLE -> number(literal.getValueAs(BigDecimal.class));
      case BOOLEAN -> literal.getValueAs(Boolean.class);
      case TIMESTAMP -> literal.getValueAs(Long.class);
    };
  }

  private static @Nullable Object number(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    boolean integral =
        value.stripTrailingZeros().scale() <= 0 && value.toBigInteger().bitLength() < 64;
    return integral ? (Object) value.longValue() : value;
  }

  private static boolean dependsOnRows(RexNode value) {
    if (!RexUtil.isDeterministic(value)) {
      return true;
    }
    try {
      value.accept(
          new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitInputRef(RexInputRef ref) {
              throw Util.FoundOne.NULL;
            }

            @Override
            public Void visitCorrelVariable(RexCorrelVariable variable) {
              throw Util.FoundOne.NULL;
            }

            @Override
            public Void visitOver(RexOver over) {
              throw Util.FoundOne.NULL;
            }

            @Override
            public Void visitSubQuery(RexSubQuery subQuery) {
              throw Util.FoundOne.NULL;
            }
          });
      return false;
    } catch (Util.FoundOne e) {
      return true;
    }
  }
}
