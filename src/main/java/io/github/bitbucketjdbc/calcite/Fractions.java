package io.github.bitbucketjdbc.calcite;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/**
 * What a cast to a time of fewer digits leaves out of a second. Calcite changes the type and keeps
 * the milliseconds, except in literals, whose digits it cuts off; this cuts them off everywhere.
 */
public final class Fractions {
  private static final int DIGITS = 3;
  private static final SqlFunction OF_TIMESTAMP = function("$CUT_TIMESTAMP", long.class);
  private static final SqlFunction OF_TIME = function("$CUT_TIME", int.class);

  private Fractions() {}

  /** Returns the value of a cast without the digits that its type has no place for. */
  static RexNode cut(RexBuilder rex, RexNode cast, RelDataType from) {
    SqlTypeName name = cast.getType().getSqlTypeName();
    boolean time = name == SqlTypeName.TIME;
    int digits = cast.getType().getPrecision();
    if (!(time || name == SqlTypeName.TIMESTAMP) || digits >= DIGITS || fits(from, digits)) {
      return cast;
    }
    RexNode unit = rex.makeExactLiteral(BigDecimal.TEN.pow(DIGITS - digits));
    return rex.makeCall(cast.getType(), time ? OF_TIME : OF_TIMESTAMP, List.of(cast, unit));
  }

  private static boolean fits(RelDataType from, int digits) {
    return switch (from.getSqlTypeName()) {
      case DATE, NULL -> true;
      case TIME, TIMESTAMP -> from.getPrecision() <= digits;
      default -> false;
    };
  }

  /** Returns an instant, in milliseconds, as the last whole unit before or at it. */
  @Strict
  public static long cut(long millis, int unit) {
    return Math.floorDiv(millis, (long) unit) * unit;
  }

  /** Returns a time of day, in milliseconds, as the last whole unit before or at it. */
  @Strict
  public static int cut(int millis, int unit) {
    return Math.floorDiv(millis, unit) * unit;
  }

  private static SqlFunction function(String name, Class<?> values) {
    Method code;
    try {
      code = Fractions.class.getMethod("cut", values, int.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
    Function function = ScalarFunctionImpl.create(code);
    return new SqlUserDefinedFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0,
        InferTypes.FIRST_KNOWN,
        OperandTypes.operandMetadata(
            List.of(SqlTypeFamily.ANY, SqlTypeFamily.INTEGER),
            types -> List.of(),
            i -> i == 0 ? "value" : "unit",
            i -> false),
        function);
  }
}
