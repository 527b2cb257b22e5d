package io.github.bitbucketjdbc.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The conversions that Appendix B of the JDBC 4.3 specification lists, for the types that columns
 * of this driver have. A method that has none there has no entry.
 */
public final class RequiredConversions {
  private static final List<String> NUMBERS =
      List.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "REAL",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "NUMERIC",
          "BOOLEAN");
  private static final List<String> TEXTS = List.of("CHAR", "VARCHAR");
  private static final List<String> BYTES = List.of("BINARY", "VARBINARY");
  private static final List<String> TIMES = List.of("DATE", "TIME", "TIMESTAMP");

  /** Table B-6: the getters of a result set, and the types of columns that they read. */
  public static final Map<String, List<String>> GETTERS = getters();

  /** Tables B-2, B-4 and B-5: setters, and the types to which they convert. */
  static final Map<String, List<String>> SETTERS = setters();

  private RequiredConversions() {}

  @SafeVarargs
  private static List<String> all(List<String>... groups) {
    List<String> all = new ArrayList<>();
    for (List<String> group : groups) {
      all.addAll(group);
    }
    return all;
  }

  private static Map<String, List<String>> getters() {
    Map<String, List<String>> required = new LinkedHashMap<>();
    List<String> zoned = List.of("TIMESTAMP_WITH_TIMEZONE");
    required.put("getString", all(NUMBERS, TEXTS, BYTES, TIMES, zoned));
    for (String name :
        "getBoolean getByte getShort getInt getLong getFloat getDouble getBigDecimal".split(" ")) {
      required.put(name, all(NUMBERS, TEXTS));
    }
    required.put("getBytes", BYTES);
    required.put("getDate", all(TEXTS, List.of("DATE", "TIMESTAMP"), zoned));
    required.put("getTime", all(TEXTS, List.of("TIME", "TIMESTAMP"), zoned));
    required.put("getTimestamp", all(TEXTS, TIMES, zoned));
    required.put("getAsciiStream", all(TEXTS, BYTES));
    required.put("getBinaryStream", BYTES);
    required.put("getCharacterStream", all(TEXTS, BYTES));
    required.put("getNCharacterStream", all(TEXTS, BYTES));
    required.put("getArray", List.of("ARRAY"));
    required.put("getObject", all(NUMBERS, TEXTS, BYTES, TIMES, zoned, List.of("ARRAY")));
    return required;
  }

  private static Map<String, List<String>> setters() {
    Map<String, List<String>> required = new LinkedHashMap<>();
    List<String> zoned = List.of("TIMESTAMP_WITH_TIMEZONE");
    Stream.of("setBoolean", "setByte", "setShort", "setInt", "setLong", "setFloat", "setDouble")
        .forEach(name -> required.put(name, all(NUMBERS, TEXTS)));
    required.put("setBigDecimal", all(NUMBERS, TEXTS));
    Stream.of("Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double", "BigDecimal")
        .forEach(name -> required.put("setObject " + name, all(NUMBERS, TEXTS)));
    required.put("setObject BigInteger", all(List.of("BIGINT"), TEXTS));
    required.put("setString", all(NUMBERS, TEXTS, BYTES, TIMES));
    // Its other samples are those of setString, which binds the same.
    required.put("setObject String", all(TEXTS, BYTES));
    required.put("setBytes", BYTES);
    required.put("setObject byte[]", BYTES);
    required.put("setDate", all(TEXTS, List.of("DATE", "TIMESTAMP")));
    required.put("setTime", all(TEXTS, List.of("TIME")));
    required.put("setTimestamp", all(TEXTS, TIMES));
    required.put("setObject Date", all(TEXTS, List.of("DATE", "TIMESTAMP")));
    required.put("setObject Time", all(TEXTS, List.of("TIME")));
    required.put("setObject Timestamp", all(TEXTS, TIMES));
    required.put("setObject java.util.Date", all(TEXTS, TIMES));
    required.put("setObject GregorianCalendar", all(TEXTS, TIMES));
    required.put("setObject LocalDate", all(TEXTS, List.of("DATE")));
    required.put("setObject LocalTime", all(TEXTS, List.of("TIME")));
    required.put("setObject LocalDateTime", all(TEXTS, TIMES));
    required.put("setObject OffsetTime", TEXTS);
    required.put("setObject OffsetDateTime", all(TEXTS, zoned));
    required.put("setAsciiStream", TEXTS);
    required.put("setCharacterStream", TEXTS);
    required.put("setBinaryStream", BYTES);
    required.put("setArray", List.of("ARRAY"));
    required.put("setNull", all(NUMBERS, TEXTS, BYTES, TIMES, zoned, List.of("ARRAY")));
    return required;
  }
}
