package io.github.bitbucketjdbc.calcite;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.schema.AggregateFunction;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/**
 * PERCENTILE_CONT and PERCENTILE_DISC, which Calcite can parse but not run, as aggregates of a
 * value, a fraction and whether the order descends.
 */
final class Percentiles {
  /** The name of the one that lies between two values; no user can mean it by accident. */
  static final String CONTINUOUS = "$PERCENTILE_CONT";

  /** The name of the one that is a value. */
  static final String DISCRETE = "$PERCENTILE_DISC";

  static final SqlAggFunction CONTINUOUS_AGGREGATE =
      aggregate(
          CONTINUOUS,
          ContinuousPercentile.class,
          SqlTypeFamily.NUMERIC,
          ReturnTypes.DOUBLE_FORCE_NULLABLE);

  static final SqlAggFunction DISCRETE_AGGREGATE =
      aggregate(
          DISCRETE,
          DiscretePercentile.class,
          SqlTypeFamily.ANY,
          ReturnTypes.ARG0_NULLABLE_IF_EMPTY);

  private Percentiles() {}

  private static SqlAggFunction aggregate(
      String name, Class<?> code, SqlTypeFamily values, SqlReturnTypeInference type) {
    AggregateFunction function = Objects.requireNonNull(AggregateFunctionImpl.create(code));
    SqlOperandMetadata operands =
        OperandTypes.operandMetadata(
            List.of(values, SqlTypeFamily.NUMERIC, SqlTypeFamily.BOOLEAN),
            types -> List.of(),
            i -> List.of("value", "fraction", "descending").get(i),
            i -> false);
    return new SqlUserDefinedAggFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        type,
        InferTypes.FIRST_KNOWN,
        operands,
        function,
        false,
        false,
        Optionality.FORBIDDEN);
  }

  /** Returns whether a number can be the fraction of a percentile. */
  static boolean isFraction(double number) {
    return number >= 0 && number <= 1;
  }
}
