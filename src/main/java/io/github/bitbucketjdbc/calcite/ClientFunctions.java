package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;

/**
 * Functions of other databases that say in other words what Calcite has. Each is replaced by its
 * meaning before the statement is validated, so that the planner sees only what it knows.
 */
final class ClientFunctions {
  private static final String NOW = "CURRENT_TIMESTAMP(3)";

  /** By name and number of arguments. */
  private static final Map<String, String> TEMPLATES =
      Map.ofEntries(
          Map.entry("NOW/0", NOW),
          Map.entry("GETDATE/0", NOW),
          Map.entry("GETUTCDATE/0", NOW),
          Map.entry("SYSDATETIME/0", NOW),
          Map.entry("SYSUTCDATETIME/0", NOW),
          Map.entry("CURDATE/0", "CURRENT_DATE"),
          Map.entry("CURTIME/0", "CURRENT_TIME"),
          Map.entry("DAY/1", "EXTRACT(DAY FROM _1)"),
          Map.entry("EOMONTH/1", "LAST_DAY(_1)"),
          Map.entry("EOMONTH/2", "LAST_DAY(TIMESTAMPADD(MONTH, CAST(_2 AS INTEGER), _1))"),
          Map.entry("UNIX_TIMESTAMP/1", "UNIX_SECONDS(_1)"),
          Map.entry("DATEDIFF/2", "TIMESTAMPDIFF(DAY, FLOOR(_2 TO DAY), FLOOR(_1 TO DAY))"),
          Map.entry("ISNULL/1", "_1 IS NULL"),
          Map.entry("ISNULL/2", "COALESCE(_1, _2)"),
          Map.entry("IIF/3", "CASE WHEN _1 THEN _2 ELSE _3 END"),
          Map.entry("UCASE/1", "UPPER(_1)"),
          Map.entry("LCASE/1", "LOWER(_1)"),
          Map.entry("MID/3", "SUBSTRING(_1 FROM _2 FOR _3)"),
          Map.entry("REPLICATE/2", "REPEAT(_1, _2)"),
          Map.entry("CHARINDEX/2", "POSITION(_1 IN _2)"),
          Map.entry("CHARINDEX/3", "POSITION(_1 IN _2 FROM _3)"),
          Map.entry("LOCATE/2", "POSITION(_1 IN _2)"),
          Map.entry("LOCATE/3", "POSITION(_1 IN _2 FROM _3)"),
          Map.entry("INSERT/4", "OVERLAY(_1 PLACING _4 FROM _2 FOR _3)"),
          Map.entry("STUFF/4", "OVERLAY(_1 PLACING _4 FROM _2 FOR _3)"),
          Map.entry("CONTAINS/2", "POSITION(_2 IN _1) > 0"),
          Map.entry("JSON_EXTRACT/2", "COALESCE(JSON_QUERY(_1, _2), JSON_VALUE(_1, _2))"),
          Map.entry("MEDIAN/1", '"' + Percentiles.CONTINUOUS + "\"(_1, 0.5, FALSE)"),
          Map.entry("PERCENTILE_CONT/2", '"' + Percentiles.CONTINUOUS + "\"(_1, _2, FALSE)"),
          Map.entry("PERCENTILE_DISC/2", '"' + Percentiles.DISCRETE + "\"(_1, _2, FALSE)"));

  /** Those whose first argument is a part of a time; {@code %s} stands for it. */
  private static final Map<String, String> OF_UNIT =
      Map.of(
          "DATEADD/3", "TIMESTAMPADD(%s, CAST(_2 AS INTEGER), _3)",
          "DATEDIFF/3", "TIMESTAMPDIFF(%1$s, FLOOR(_2 TO %1$s), FLOOR(_3 TO %1$s))",
          "DATEPART/2", "EXTRACT(%s FROM _2)",
          "DATENAME/2", "CAST(EXTRACT(%s FROM _2) AS VARCHAR)",
          "DATE_TRUNC/2", "FLOOR(_2 TO %s)");

  private static final Map<String, String> UNITS = units();

  /** How MySQL's formats of times are written for TO_CHAR. */
  private static final Map<Character, String> FORMATS =
      Map.ofEntries(
          Map.entry('Y', "YYYY"),
          Map.entry('y', "YY"),
          Map.entry('m', "MM"),
          Map.entry('d', "DD"),
          Map.entry('j', "DDD"),
          Map.entry('H', "HH24"),
          Map.entry('i', "MI"),
          Map.entry('s', "SS"),
          Map.entry('S', "SS"),
          Map.entry('T', "HH24:MI:SS"));

  private ClientFunctions() {}

  private static Map<String, String> units() {
    Map<String, List<String>> abbreviations =
        Map.ofEntries(
            Map.entry("YEAR", List.of("YY", "YYYY", "YEARS")),
            Map.entry("QUARTER", List.of("QQ", "Q", "QUARTERS")),
            Map.entry("MONTH", List.of("MM", "M", "MONTHS")),
            Map.entry("WEEK", List.of("WK", "WW", "WEEKS")),
            Map.entry("DAY", List.of("DD", "D", "DAYS")),
            Map.entry("HOUR", List.of("HH", "HOURS")),
            Map.entry("MINUTE", List.of("MI", "N", "MINUTES")),
            Map.entry("SECOND", List.of("SS", "S", "SECONDS")),
            Map.entry("MILLISECOND", List.of("MS", "MILLISECONDS")),
            Map.entry("DOY", List.of("DAYOFYEAR", "DY", "Y")),
            Map.entry("DOW", List.of("WEEKDAY", "DW", "W")));
    Map<String, String> units =
        abbreviations.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(a -> Map.entry(a, e.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    abbreviations.keySet().forEach(unit -> units.put(unit, unit));
    return Map.copyOf(units);
  }

  /** Returns the names of the functions, sorted. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Map<String, String> templates : List.of(TEMPLATES, OF_UNIT)) {
      templates.keySet().forEach(k -> names.add(k.substring(0, k.indexOf('/'))));
    }
    names.add("DATE_FORMAT");
    return names;
  }

  /** Returns what a call means, or empty when Calcite knows the function itself. */
  static Optional<SqlNode> meaning(SqlCall call, String name) {
    List<SqlNode> arguments = call.getOperandList();
    String key = name + "/" + arguments.size();
    return template(key, arguments).map(t -> Templates.expand(t, call, arguments));
  }

  private static Optional<String> template(String key, List<SqlNode> arguments) {
    if (key.equals("DATE_FORMAT/2")) {
      return text(arguments.get(1)).flatMap(ClientFunctions::format);
    }
    if (key.equals("CONTAINS/2")) {
      return Optional.of(
          text(arguments.get(1))
              .filter(t -> !t.matches(".*[%_'].*"))
              .map(t -> "_1 LIKE '%" + t + "%'")
              .orElse(TEMPLATES.get(key)));
    }
    String ofUnit = OF_UNIT.get(key);
    return ofUnit == null
        ? Optional.ofNullable(TEMPLATES.get(key))
        : unit(arguments.get(0)).or(() -> noUnit(key, arguments)).map(u -> ofUnit(key, ofUnit, u));
  }

  /** BigQuery's DATE_TRUNC has the part last; the other functions have no second form. */
  private static Optional<String> noUnit(String key, List<SqlNode> arguments) {
    if (key.startsWith("DATE_TRUNC")) {
      return Optional.empty();
    }
    throw new BitbucketException(
        SqlState.INVALID_STATEMENT,
        arguments.get(0)
            + " is no part of a time; there are YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE,"
            + " SECOND and their abbreviations");
  }

  private static String ofUnit(String key, String template, String unit) {
    if (key.startsWith("DATENAME") && unit.equals("MONTH")) {
      return "MONTHNAME(_2)";
    }
    if (key.startsWith("DATENAME") && unit.equals("DOW")) {
      return "DAYNAME(_2)";
    }
    if (key.startsWith("DATE_TRUNC") && unit.equals("WEEK")) {
      // PostgreSQL's weeks begin on Monday, Calcite's on Sunday.
      return "TIMESTAMPADD(DAY, 1, FLOOR(TIMESTAMPADD(DAY, -1, _2) TO WEEK))";
    }
    return template.formatted(unit);
  }

  /** Returns the part of a time that an argument names, as a word or as a text. */
  private static Optional<String> unit(SqlNode argument) {
    String name = text(argument).orElse("");
    if (argument instanceof SqlIdentifier word && word.isSimple()) {
      name = word.getSimple();
    } else if (argument instanceof SqlIntervalQualifier qualifier) {
      name = qualifier.toString();
    }
    return Optional.ofNullable(UNITS.get(name.toUpperCase(Locale.ROOT)));
  }

  private static Optional<String> text(SqlNode argument) {
    return argument instanceof SqlCharStringLiteral literal
        ? Optional.ofNullable(literal.getValueAs(String.class))
        : Optional.empty();
  }

  /** Returns the same as TO_CHAR with the format that means the same, when there is one. */
  private static Optional<String> format(String format) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      String part = c == '%' && i + 1 < format.length() ? FORMATS.get(format.charAt(++i)) : null;
      if (part == null && (c == '%' || Character.isLetterOrDigit(c) || c == '\'' || c == '"')) {
        return Optional.empty();
      }
      written.append(part == null ? String.valueOf(c) : part);
    }
    return Optional.of("TO_CHAR(_1, '" + written + "')");
  }
}
