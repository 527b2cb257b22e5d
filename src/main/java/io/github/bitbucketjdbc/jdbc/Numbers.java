package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Conversions to numbers and flags. */
final class Numbers {
  private static final int MOST_DIGITS = 1000;

  private Numbers() {}

  static BigDecimal toBigDecimal(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (value instanceof Double || value instanceof Float) {
      return finite((Number) value);
    }
    if (value instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    }
    if (value instanceof Boolean flag) {
      return flag ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof String text) {
      return parsed(text);
    }
    throw Conversions.impossible(value, "a number");
  }

  private static BigDecimal finite(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw outOfRange("a number with digits");
    }
    return new BigDecimal(number.toString());
  }

  private static BigDecimal parsed(String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text.trim());
    } catch (NumberFormatException e) {
      throw Conversions.impossible(text, "a number");
    }
    if (Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw outOfRange("a number of reasonable length");
    }
    return number;
  }

  static BigInteger toBigInteger(Object value) {
    return toBigDecimal(value).toBigInteger();
  }

  static long toLong(Object value) {
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    return within(toBigDecimal(value), Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
  }

  static int toInt(Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    return (int) within(toBigDecimal(value), Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
  }

  static short toShort(Object value) {
    return (short) within(toBigDecimal(value), Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
  }

  static byte toByte(Object value) {
    return (byte) within(toBigDecimal(value), Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
  }

  /** Drops the fraction, as JDBC's getters do. */
  private static long within(BigDecimal number, long least, long most, String type) {
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    boolean fits =
        whole.compareTo(BigDecimal.valueOf(least)) >= 0
            && whole.compareTo(BigDecimal.valueOf(most)) <= 0;
    if (!fits) {
      throw outOfRange(type);
    }
    return whole.longValue();
  }

  static double toDouble(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof String text) {
      return parsedDouble(text);
    }
    double result = toBigDecimal(value).doubleValue();
    if (Double.isInfinite(result)) {
      throw outOfRange("DOUBLE");
    }
    return result;
  }

  private static double parsedDouble(String text) {
    try {
      return Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      throw Conversions.impossible(text, "a number");
    }
  }

  static float toFloat(Object value) {
    double number = toDouble(value);
    float result = (float) number;
    if (Float.isInfinite(result) && Double.isFinite(number)) {
      throw outOfRange("REAL");
    }
    return result;
  }

  static boolean toBoolean(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof String text) {
      return switch (text.trim().toLowerCase(Locale.ROOT)) {
        case "true", "t", "yes", "y", "on", "1" -> true;
        case "false", "f", "no", "n", "off", "0" -> false;
        default -> throw Conversions.impossible(text, "BOOLEAN");
      };
    }
    throw Conversions.impossible(value, "BOOLEAN");
  }

  private static BitbucketException outOfRange(String type) {
    return new BitbucketException(
        SqlState.NUMERIC_OUT_OF_RANGE, "The value is out of range for " + type);
  }
}
