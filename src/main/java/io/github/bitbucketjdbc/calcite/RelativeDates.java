package io.github.bitbucketjdbc.calcite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * A span of time relative to now, as CData's functions name them: {@code L_TODAY()}, {@code
 * L_LAST_WEEK()}, {@code L_LAST_N_DAYS(3)}, also without {@code L_}. Beside a comparison it means
 * the whole span, elsewhere its begin. Days begin at midnight UTC and weeks on Sunday, as in {@code
 * FLOOR(t TO WEEK)}.
 *
 * @param begin the first moment
 * @param end the first moment after it
 */
record RelativeDates(SqlNode begin, SqlNode end) {
  private static final Map<String, String> DAYS =
      Map.of("YESTERDAY", "LAST_DAY", "TODAY", "THIS_DAY", "TOMORROW", "NEXT_DAY");
  private static final Pattern ONE =
      Pattern.compile("(LAST|THIS|NEXT)_(DAY|WEEK|MONTH|QUARTER|YEAR)");
  private static final Pattern MANY =
      Pattern.compile("(LAST|NEXT)_(N|90)_(DAY|WEEK|MONTH|QUARTER|YEAR)S");

  /** Returns the span that a node names, or empty when it is something else. */
  static Optional<RelativeDates> of(SqlNode node) {
    if (!(node instanceof SqlCall call) || !(call.getOperator() instanceof SqlFunction)) {
      return Optional.empty();
    }
    String typed = call.getOperator().getName().toUpperCase(Locale.ROOT);
    String name = typed.startsWith("L_") ? typed.substring(2) : typed;
    List<SqlNode> arguments = call.getOperandList();
    Matcher one = ONE.matcher(DAYS.getOrDefault(name, name));
    if (one.matches() && arguments.isEmpty()) {
      int from = List.of("LAST", "THIS", "NEXT").indexOf(one.group(1)) - 1;
      return Optional.of(span(call, one.group(2), "" + from, "" + (from + 1)));
    }
    Matcher many = MANY.matcher(name);
    boolean counted = many.matches() && arguments.size() == (many.group(2).equals("N") ? 1 : 0);
    return counted ? Optional.of(many(call, many)) : Optional.empty();
  }

  private static RelativeDates many(SqlCall call, Matcher name) {
    String count = name.group(2).equals("N") ? "CAST(_1 AS INTEGER)" : name.group(2);
    String unit = name.group(3);
    if (name.group(1).equals("LAST")) {
      return span(call, unit, "-" + count, "0");
    }
    // The following days include today, the following weeks do not include this one.
    return unit.equals("DAY")
        ? span(call, unit, "0", count)
        : span(call, unit, "1", count + " + 1");
  }

  private static RelativeDates span(SqlCall call, String unit, String from, String to) {
    String bound = "TIMESTAMPADD(%1$s, %2$s, FLOOR(CURRENT_TIMESTAMP(3) TO %1$s))";
    return new RelativeDates(
        Templates.expand(bound.formatted(unit, from), call, call.getOperandList()),
        Templates.expand(bound.formatted(unit, to), call, call.getOperandList()));
  }

  /** Returns what a comparison with such a span means, or empty when there is none in it. */
  static Optional<SqlNode> comparison(SqlCall call) {
    return switch (call.getKind()) {
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          compared(call);
      case BETWEEN -> between(call);
      default -> Optional.empty();
    };
  }

  private static Optional<SqlNode> compared(SqlCall call) {
    SqlNode left = call.operand(0);
    SqlNode right = call.operand(1);
    Optional<RelativeDates> span = of(right);
    return span.isPresent()
        ? span.map(s -> s.compared(call, call.getKind(), left))
        : of(left).map(s -> s.compared(call, call.getKind().reverse(), right));
  }

  private SqlNode compared(SqlNode call, SqlKind operator, SqlNode value) {
    String template =
        switch (operator) {
          case EQUALS -> "_1 >= _2 AND _1 < _3";
          case LESS_THAN -> "_1 < _2";
          case LESS_THAN_OR_EQUAL -> "_1 < _3";
          case GREATER_THAN -> "_1 >= _3";
          case GREATER_THAN_OR_EQUAL -> "_1 >= _2";
          default -> "_1 < _2 OR _1 >= _3";
        };
    return Templates.expand(template, call, List.of(value, begin, end));
  }

  private static Optional<SqlNode> between(SqlCall call) {
    Optional<RelativeDates> low = of(call.operand(1));
    Optional<RelativeDates> high = of(call.operand(2));
    if (low.isEmpty() && high.isEmpty()) {
      return Optional.empty();
    }
    String bounds = "_1 >= _2 AND _1 " + (high.isPresent() ? "<" : "<=") + " _3";
    boolean negated = call.getOperator().getName().startsWith("NOT");
    return Optional.of(
        Templates.expand(
            negated ? "NOT (" + bounds + ")" : bounds,
            call,
            List.of(
                call.operand(0),
                low.map(RelativeDates::begin).orElse(call.operand(1)),
                high.map(RelativeDates::end).orElse(call.operand(2)))));
  }
}
