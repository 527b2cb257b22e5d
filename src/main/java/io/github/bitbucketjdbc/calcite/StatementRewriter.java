package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what other databases' SQL says in other words by what Calcite has, before the statement
 * is validated: functions, dates relative to now, percentiles, {@code +} between texts, and DUAL.
 */
final class StatementRewriter extends SqlShuttle {
  private static final Set<String> OF_SCHEMA = Set.of("DATABASE", "SCHEMA", "CURRENT_SCHEMA");

  private static final Set<String> TIMES = Set.of("TIME", "TIMESTAMP");

  private final String schema;

  /**
   * For one statement.
   *
   * @param schema what CURRENT_SCHEMA is
   */
  StatementRewriter(String schema) {
    this.schema = schema;
  }

  SqlNode rewrite(SqlNode statement) {
    SqlNode rewritten = statement.accept(this);
    return rewritten == null ? statement : rewritten;
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier name) {
    boolean asked = name.isSimple() && name.getSimple().equalsIgnoreCase("CURRENT_SCHEMA");
    return asked ? schemaName(name.getParserPosition()) : name;
  }

  private SqlNode schemaName(SqlParserPos place) {
    return SqlLiteral.createCharString(schema, place);
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.getKind() == SqlKind.AS) {
      return named(call);
    }
    if (LongConditions.isOne(call)) {
      return LongConditions.rewrite(call, this);
    }
    if (call instanceof SqlSelect select && isDual(select.getFrom())) {
      select.setFrom(null);
    }
    Optional<SqlNode> compared = compared(call);
    if (compared.isPresent()) {
      return compared.get().accept(this);
    }
    SqlNode visited = super.visit(call);
    return visited instanceof SqlCall inside ? replaced(inside) : visited;
  }

  /** Names given with AS stay what they are. */
  private SqlNode named(SqlCall call) {
    List<SqlNode> operands = new ArrayList<>(call.getOperandList());
    SqlNode value = operands.get(0).accept(this);
    if (value == operands.get(0) || value == null) {
      return call;
    }
    operands.set(0, value);
    return call.getOperator().createCall(call.getParserPosition(), operands);
  }

  private static boolean isDual(@Nullable SqlNode from) {
    return from instanceof SqlIdentifier name
        && name.isSimple()
        && name.getSimple().equalsIgnoreCase("DUAL");
  }

  private static Optional<SqlNode> compared(SqlCall call) {
    return call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN
        ? oneOf(call)
        : RelativeDates.comparison(call);
  }

  /** {@code x IN (L_TODAY(), y)} is one comparison for each. */
  private static Optional<SqlNode> oneOf(SqlCall call) {
    boolean relative =
        call.operand(1) instanceof SqlNodeList list
            && list.stream().anyMatch(n -> RelativeDates.of(n).isPresent());
    if (!relative) {
      return Optional.empty();
    }
    SqlNode any =
        ((SqlNodeList) call.operand(1))
            .stream()
                .map(n -> Templates.expand("_1 = _2", call, List.of(call.operand(0), n)))
                .reduce((a, b) -> Templates.expand("_1 OR _2", call, List.of(a, b)))
                .orElseThrow();
    return Optional.of(
        call.getKind() == SqlKind.IN ? any : Templates.expand("NOT (_1)", call, List.of(any)));
  }

  private SqlNode replaced(SqlCall call) {
    return switch (call.getKind()) {
      case WITHIN_GROUP -> ofGroup(call);
      case OVER -> RelativeRanks.meaning(call).orElse(call);
      case PLUS -> sum(call);
      case CAST -> ofTime(call);
      // CData's operator on texts; Calcite's of this name is about periods of time.
      case CONTAINS -> ClientFunctions.meaning(call, "CONTAINS").orElse(call);
      default -> function(call);
    };
  }

  private SqlNode function(SqlCall call) {
    if (!(call.getOperator() instanceof SqlFunction)) {
      return call;
    }
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    if (call.getOperandList().isEmpty() && OF_SCHEMA.contains(name)) {
      return schemaName(call.getParserPosition());
    }
    if (call.getOperandList().isEmpty() && name.equals("VERSION")) {
      return SqlLiteral.createCharString(SystemRows.version(), call.getParserPosition());
    }
    return RelativeDates.of(call)
        .map(RelativeDates::begin)
        .or(() -> ClientFunctions.meaning(call, name))
        .orElse(call);
  }

  /** A parameter of a cast would be of its type, and keep the digits that the cast cuts off. */
  private static SqlNode ofTime(SqlCall call) {
    SqlNode value = call.operand(0);
    String type =
        call.operand(1) instanceof SqlDataTypeSpec spec ? spec.getTypeName().getSimple() : "";
    if (value.getKind() != SqlKind.DYNAMIC_PARAM || !TIMES.contains(type)) {
      return call;
    }
    SqlNode whole = Templates.expand("CAST(_1 AS " + type + "(3))", call, List.of(value));
    return call.getOperator().createCall(call.getParserPosition(), whole, call.operand(1));
  }

  /** SQL Server's {@code +} puts texts together. */
  private static SqlNode sum(SqlCall call) {
    boolean texts =
        call.operandCount() == 2 && (isText(call.operand(0)) || isText(call.operand(1)));
    return texts
        ? SqlStdOperatorTable.CONCAT.createCall(call.getParserPosition(), call.getOperandList())
        : call;
  }

  private static boolean isText(SqlNode node) {
    return node instanceof SqlCharStringLiteral literal
        ? !String.valueOf(literal.getValueAs(String.class)).matches("\\s*[-+]?\\.?\\d.*")
        : node instanceof SqlCall call && call.getOperator() == SqlStdOperatorTable.CONCAT;
  }

  private static SqlNode ofGroup(SqlCall call) {
    SqlCall function = call.operand(0);
    SqlNodeList order = call.operand(1);
    return switch (function.getKind()) {
      case STRING_AGG ->
          SqlStdOperatorTable.WITHIN_GROUP.createCall(
              call.getParserPosition(),
              SqlStdOperatorTable.LISTAGG.createCall(
                  function.getFunctionQuantifier(),
                  function.getParserPosition(),
                  function.getOperandList().toArray(SqlNode[]::new)),
              order);
      case PERCENTILE_CONT, PERCENTILE_DISC -> percentile(function, order);
      default -> call;
    };
  }

  private static SqlNode percentile(SqlCall function, SqlNodeList order) {
    SqlNode fraction = function.operand(0);
    boolean valid =
        !(fraction instanceof SqlNumericLiteral number)
            || number.bigDecimalValue() != null
                && Percentiles.isFraction(number.bigDecimalValue().doubleValue());
    if (order.size() != 1 || function.operandCount() != 1 || !valid) {
      throw new BitbucketException(
          SqlState.INVALID_STATEMENT,
          function.getOperator().getName()
              + " takes one fraction from 0 to 1, and WITHIN GROUP orders by one value");
    }
    SqlNode value = order.get(0);
    boolean descending = value.getKind() == SqlKind.DESCENDING;
    String name =
        function.getKind() == SqlKind.PERCENTILE_CONT
            ? Percentiles.CONTINUOUS
            : Percentiles.DISCRETE;
    return Templates.expand(
        '"' + name + "\"(_1, _2, " + descending + ")",
        function,
        List.of(descending ? ((SqlCall) value).operand(0) : value, fraction));
  }
}
