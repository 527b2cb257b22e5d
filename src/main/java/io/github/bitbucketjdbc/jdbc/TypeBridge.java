package io.github.bitbucketjdbc.jdbc;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What JDBC wants to know of a type, in one place: nothing else classifies types.
 *
 * @param type the type
 * @param javaClass what {@code getObject} gives
 * @param precision digits or characters where a column does not say
 * @param scale digits after the point where a column does not say
 * @param displayWidth characters it takes beyond its precision, for a sign or a point
 * @param radix 10 for numbers, 0 for others
 * @param prefix what stands before a literal
 * @param suffix what stands after a literal
 */
record TypeBridge(
    JDBCType type,
    Class<?> javaClass,
    int precision,
    int scale,
    int displayWidth,
    int radix,
    String prefix,
    String suffix) {
  /** The length of text whose length is not known, which is Calcite's own limit. */
  private static final int UNBOUNDED = 65_536;

  private static final Map<JDBCType, TypeBridge> ALL = new EnumMap<>(JDBCType.class);

  static {
    number(JDBCType.TINYINT, Integer.class, 3, 1);
    number(JDBCType.SMALLINT, Integer.class, 5, 1);
    number(JDBCType.INTEGER, Integer.class, 10, 1);
    number(JDBCType.BIGINT, Long.class, 19, 1);
    number(JDBCType.REAL, Float.class, 7, 8);
    number(JDBCType.FLOAT, Double.class, 15, 9);
    number(JDBCType.DOUBLE, Double.class, 15, 9);
    number(JDBCType.DECIMAL, BigDecimal.class, 38, 2);
    number(JDBCType.NUMERIC, BigDecimal.class, 38, 2);
    add(JDBCType.BOOLEAN, Boolean.class, 1, 0, 4, 0, "", "");
    add(JDBCType.CHAR, String.class, UNBOUNDED, 0, 0, 0, "'", "'");
    add(JDBCType.VARCHAR, String.class, UNBOUNDED, 0, 0, 0, "'", "'");
    add(JDBCType.BINARY, byte[].class, UNBOUNDED, 0, 0, 0, "X'", "'");
    add(JDBCType.VARBINARY, byte[].class, UNBOUNDED, 0, 0, 0, "X'", "'");
    add(JDBCType.DATE, Date.class, 10, 0, 0, 0, "DATE '", "'");
    add(JDBCType.TIME, Time.class, 8, 0, 0, 0, "TIME '", "'");
    add(JDBCType.TIMESTAMP, Timestamp.class, 23, 3, 0, 0, "TIMESTAMP '", "'");
    add(JDBCType.TIMESTAMP_WITH_TIMEZONE, Timestamp.class, 23, 3, 6, 0, "TIMESTAMP '", "'");
    add(JDBCType.ARRAY, Array.class, 0, 0, UNBOUNDED, 0, "ARRAY[", "]");
  }

  private static void number(JDBCType type, Class<?> javaClass, int precision, int width) {
    add(type, javaClass, precision, 0, width, 10, "", "");
  }

  private static void add(
      JDBCType type,
      Class<?> javaClass,
      int precision,
      int scale,
      int width,
      int radix,
      String prefix,
      String suffix) {
    ALL.put(type, new TypeBridge(type, javaClass, precision, scale, width, radix, prefix, suffix));
  }

  /** Returns what is known of a type; types that results do not have look like text. */
  static TypeBridge of(JDBCType type) {
    TypeBridge known = ALL.get(type);
    return known != null ? known : new TypeBridge(type, Object.class, UNBOUNDED, 0, 0, 0, "", "");
  }

  /** Returns the types that results may have. */
  static Set<JDBCType> all() {
    return ALL.keySet();
  }

  /** Returns whether SQL's CONVERT makes values of one type into those of another. */
  static boolean isConvertible(JDBCType from, JDBCType to) {
    TypeBridge source = ALL.get(from);
    TypeBridge target = ALL.get(to);
    if (source == null || target == null || from == JDBCType.ARRAY || to == JDBCType.ARRAY) {
      return false;
    }
    if (from == to || source.isText() || target.isText()) {
      return true;
    }
    return source.kindOfValue().equals(target.kindOfValue())
        && !(from == JDBCType.TIME && to == JDBCType.DATE)
        && !(from == JDBCType.DATE && to == JDBCType.TIME);
  }

  private String kindOfValue() {
    if (isSigned()) {
      return "number";
    }
    return java.util.Date.class.isAssignableFrom(javaClass) ? "time" : javaClass.getName();
  }

  String typeName() {
    return switch (type) {
      case TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP WITH TIME ZONE";
      default -> type.getName();
    };
  }

  boolean isText() {
    return javaClass == String.class;
  }

  boolean isSigned() {
    return radix == 10;
  }

  boolean isTimestamp() {
    return javaClass == Timestamp.class;
  }

  boolean isDecimal() {
    return javaClass == BigDecimal.class;
  }

  /** Whether an array of the given precision and scale says more than the type alone. */
  private boolean isVariable() {
    return isText() || isDecimal() || javaClass == byte[].class;
  }

  /** Returns the precision of a column that declares one, or 0 where it does not. */
  int precisionOf(int declared) {
    return isVariable() && declared > 0 ? declared : precision;
  }

  int scaleOf(int declared) {
    return isDecimal() ? Math.max(0, declared) : scale;
  }

  int displaySizeOf(int declaredPrecision, int declaredScale) {
    int digits = precisionOf(declaredPrecision);
    if (isDecimal()) {
      return digits + (scaleOf(declaredScale) > 0 ? 2 : 1);
    }
    return digits + displayWidth;
  }
}
