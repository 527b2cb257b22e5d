package io.github.bitbucketjdbc.differential;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A value in a query: String, Long, BigDecimal, Boolean or LocalDateTime. */
record SqlValue(Object value) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  /** A parameter has its column's type, which does not hold every number. */
  boolean isParameter() {
    boolean small = value instanceof Long number && Math.abs(number) <= Integer.MAX_VALUE;
    return small || !(value instanceof Number);
  }

  String literal() {
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    if (value instanceof LocalDateTime time) {
      return "TIMESTAMP '" + TIME.format(time) + "'";
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value.toString().toUpperCase(Locale.ROOT);
  }
}
