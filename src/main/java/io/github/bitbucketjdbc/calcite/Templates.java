package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Expressions written as text, in which {@code _1}, {@code _2} … stand for the arguments of the
 * call that they replace.
 */
final class Templates {
  private Templates() {}

  /** Returns the expression with these arguments, at the place of the call that it replaces. */
  static SqlNode expand(String template, SqlNode replaced, List<SqlNode> arguments) {
    try {
      SqlNode parsed = SqlParser.create(template, SqlCompiler.PARSER).parseExpression();
      SqlNode expanded = parsed.accept(new Filling(replaced.getParserPosition(), arguments));
      return withQuantifier(expanded == null ? parsed : expanded, replaced);
    } catch (SqlParseException e) {
      throw new IllegalStateException("A template does not parse: " + template, e);
    }
  }

  /** {@code MEDIAN(DISTINCT x)} stays one of distinct values. */
  private static SqlNode withQuantifier(SqlNode expanded, SqlNode replaced) {
    SqlLiteral quantifier = replaced instanceof SqlCall call ? call.getFunctionQuantifier() : null;
    return quantifier != null && expanded instanceof SqlCall call
        ? call.getOperator()
            .createCall(
                quantifier, call.getParserPosition(), call.getOperandList().toArray(SqlNode[]::new))
        : expanded;
  }

  private static final class Filling extends SqlShuttle {
    private final SqlParserPos place;
    private final List<SqlNode> arguments;

    Filling(SqlParserPos place, List<SqlNode> arguments) {
      this.place = place;
      this.arguments = arguments;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      SqlNode[] operands =
          call.getOperandList().stream()
              .map(o -> o == null ? null : o.accept(this))
              .toArray(SqlNode[]::new);
      return call.getOperator().createCall(call.getFunctionQuantifier(), place, operands);
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
      return literal.clone(place);
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
      String text = name.isSimple() ? name.getSimple() : "";
      return text.matches("_\\d")
          ? SqlNode.clone(arguments.get(text.charAt(1) - '1'))
          : name.clone(place);
    }
  }
}
