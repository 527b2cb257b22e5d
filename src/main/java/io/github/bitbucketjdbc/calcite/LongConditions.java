package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Makes a tree of little depth of {@code a OR b OR c …}, and of the same with AND. The parser makes
 * one as deep as there are terms, and whatever walks it then runs out of stack.
 */
final class LongConditions {
  private final SqlOperator operator;
  private final SqlParserPos place;

  private LongConditions(SqlCall call) {
    this.operator = call.getOperator();
    this.place = call.getParserPosition();
  }

  static boolean isOne(SqlCall call) {
    return (call.getKind() == SqlKind.AND || call.getKind() == SqlKind.OR)
        && call.operandCount() == 2;
  }

  /** Returns the condition with each of its terms rewritten. */
  static SqlNode rewrite(SqlCall call, SqlShuttle rewriter) {
    List<SqlNode> terms = new ArrayList<>();
    SqlNode left = call;
    while (left instanceof SqlCall link && isOne(link) && link.getKind() == call.getKind()) {
      terms.add(rewritten(link.operand(1), rewriter));
      left = link.operand(0);
    }
    terms.add(rewritten(left, rewriter));
    Collections.reverse(terms);
    return new LongConditions(call).tree(terms);
  }

  private static SqlNode rewritten(SqlNode term, SqlShuttle rewriter) {
    return Objects.requireNonNull(term.accept(rewriter));
  }

  private SqlNode tree(List<SqlNode> terms) {
    int half = terms.size() / 2;
    return half == 0
        ? terms.get(0)
        : operator.createCall(
            place, tree(terms.subList(0, half)), tree(terms.subList(half, terms.size())));
  }
}
