package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ProcedureDef.Parameter;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.util.Locale;

/** Turns what stands in a call into values of the types of the parameters. */
final class ArgumentValues {
  private ArgumentValues() {}

  /**
   * Returns a value of a parameter's type.
   *
   * @param value what was written or bound, not null
   * @throws BitbucketException when it has no such meaning, or is none of the parameter's choices
   */
  static Object of(Parameter parameter, Object value) {
    return switch (parameter.type()) {
      case BIGINT -> whole(parameter, value);
      case INTEGER -> (int) within(parameter, whole(parameter, value));
      case BOOLEAN -> flag(parameter, value);
      case VARBINARY -> bytes(parameter, value);
      default -> chosen(parameter, text(parameter, value));
    };
  }

  private static long within(Parameter parameter, long number) {
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      throw wrong(parameter, "a number of at most 10 digits");
    }
    return number;
  }

  private static long whole(Parameter parameter, Object value) {
    try {
      return new BigDecimal(text(parameter, value).strip()).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw wrong(parameter, "a whole number");
    }
  }

  private static boolean flag(Parameter parameter, Object value) {
    return switch (text(parameter, value).strip().toUpperCase(Locale.ROOT)) {
      case "TRUE", "1" -> true;
      case "FALSE", "0" -> false;
      default -> throw wrong(parameter, "TRUE or FALSE");
    };
  }

  private static byte[] bytes(Parameter parameter, Object value) {
    return value instanceof byte[] bytes
        ? bytes.clone()
        : text(parameter, value).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Parameter parameter, Object value) {
    if (value instanceof byte[]) {
      throw wrong(parameter, "a " + parameter.type().getName() + ", not a " + JDBCType.VARBINARY);
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static String chosen(Parameter parameter, String text) {
    if (parameter.choices().isEmpty()) {
      return text;
    }
    return parameter.choices().stream()
        .filter(text::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> wrong(parameter, "one of " + String.join(", ", parameter.choices())));
  }

  private static BitbucketException wrong(Parameter parameter, String wanted) {
    return new BitbucketException(SqlState.DATA_EXCEPTION, parameter.name() + " must be " + wanted);
  }
}
