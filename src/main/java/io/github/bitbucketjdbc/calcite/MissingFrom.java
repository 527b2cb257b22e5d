package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.calcite.SqlToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds each {@code WHERE} of a SELECT without FROM, which PostgreSQL and MySQL allow and Calcite's
 * grammar does not: {@code SELECT 1 WHERE EXISTS (…)}.
 */
final class MissingFrom {
  /** A table of one row, for a SELECT that names none. */
  static final String ONE_ROW = "FROM (VALUES (0)) ";

  /** How far the query of one pair of parentheses has come. */
  private enum Clause {
    NONE,
    SELECT,
    COLUMNS,
    FROM
  }

  private MissingFrom() {}

  /** Returns the positions of such words among the tokens. */
  static Set<Integer> before(List<SqlToken> tokens) {
    Set<Integer> found = new HashSet<>();
    Deque<Clause> clauses = new ArrayDeque<>(List.of(Clause.NONE));
    SqlToken last = new SqlToken(Kind.SPACE, " ", 0);
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (token.kind() == Kind.SPACE) {
        continue;
      }
      if (token.isSymbol('(')) {
        clauses.push(after(clauses.pop(), token, last));
        clauses.push(Clause.NONE);
      } else if (token.isSymbol(')')) {
        if (clauses.size() > 1) {
          clauses.pop();
        }
      } else {
        if (token.isWord("WHERE") && clauses.peek() == Clause.COLUMNS) {
          found.add(i);
        }
        clauses.push(after(clauses.pop(), token, last));
      }
      last = token;
    }
    return found;
  }

  private static Clause after(Clause clause, SqlToken token, SqlToken last) {
    if (token.isWord("SELECT")) {
      return Clause.SELECT;
    }
    // IS DISTINCT FROM compares, and a name may be a word of SQL
    if (token.isWord("FROM") && !last.isWord("DISTINCT") && !last.isSymbol('.')) {
      return clause == Clause.NONE ? Clause.NONE : Clause.FROM;
    }
    if (clause != Clause.SELECT || token.isWord("DISTINCT") || token.isWord("ALL")) {
      return clause;
    }
    return token.isSymbol('*') ? Clause.FROM : Clause.COLUMNS; // no table has no columns
  }
}
