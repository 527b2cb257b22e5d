package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.calcite.SqlToken.Kind;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SQL as users type it, made into what Calcite's Babel parser reads: three quoting styles, column
 * names that are keywords ({@code Date}, {@code UUID}, {@code Order} …), {@code TOP n}, JDBC
 * escapes in any case, {@code GETDELETED}, {@code WHERE} without FROM, and a semicolon at the end.
 * Remembers where each piece came from, so that errors name places in the user's text.
 */
final class SqlText {
  /** Words that are names of columns, though the parser takes them for keywords only. */
  private static final Set<String> NAME_WORDS =
      Set.of("DATE", "TIME", "TIMESTAMP", "UUID", "ORDER", "MERGE", "USER", "PATTERN", "ORDINAL");

  /** Statements of which Calcite's grammar knows a part or nothing. */
  private static final Set<String> OTHER_STATEMENTS =
      Set.of(
          "ALTER",
          "BEGIN",
          "COMMIT",
          "CREATE",
          "DESCRIBE",
          "DROP",
          "GRANT",
          "REPLACE",
          "REVOKE",
          "ROLLBACK",
          "SET",
          "SHOW",
          "START",
          "TRUNCATE",
          "USE");

  private static final String ONLY_DELETED = "Deleted = TRUE";

  /** Words that end the condition of a statement. */
  private static final Set<String> AFTER_WHERE = Set.of("ORDER", "LIMIT", "OFFSET", "FETCH");

  private static final Set<String> SET_WORDS = Set.of("UNION", "INTERSECT", "EXCEPT", "MINUS");

  private final String original;
  private final List<SqlToken> tokens;
  private final StringBuilder rewritten = new StringBuilder();
  private final List<int[]> origins = new ArrayList<>();
  private DeletedRows deleted = DeletedRows.NOT_ASKED;

  private SqlText(String original) {
    this.original = original;
    this.tokens = ClientTokens.adapt(EscapedFunctions.unwrapped(SqlTokenizer.tokenize(original)));
    if (OTHER_STATEMENTS.contains(firstWord())) {
      throw notSupported();
    }
    refuseSecond();
    rewrite();
  }

  static SqlText of(String sql) {
    return new SqlText(sql);
  }

  /** Returns the error of a statement that this driver has no use for. */
  BitbucketException notSupported() {
    return unsupported(StatementWords.refusal(firstWord()));
  }

  private void refuseSecond() {
    for (int i = 0; i <= lastMeaningful(); i++) {
      if (tokens.get(i).isSymbol(';')) {
        throw new BitbucketException(
            SqlState.SYNTAX_ERROR,
            "There is more than one statement ("
                + SqlPosition.of(original, tokens.get(i).start())
                + "); execute one after the other");
      }
    }
  }

  /** Returns the text for the parser. */
  String forParser() {
    return rewritten.toString();
  }

  /** Returns the place in the user's text for a place in the parser's text. */
  SqlPosition origin(int line, int column) {
    int offset = new SqlPosition(line, column).offsetIn(rewritten.toString());
    int[] nearest = {0, 0};
    for (int[] origin : origins) {
      if (origin[0] <= offset) {
        nearest = origin;
      }
    }
    return SqlPosition.of(original, nearest[1] + (offset - nearest[0]));
  }

  /** Returns the word that the text begins with, in capitals, or whatever stands there. */
  String firstWord() {
    return meaningful(-1, 1).upper();
  }

  /** Returns whether a name in double quotes begins at a place of the user's text. */
  boolean isDoubleQuoted(SqlPosition place) {
    int offset = place.offsetIn(original);
    return offset < original.length() && original.charAt(offset) == '"';
  }

  private void rewrite() {
    int end = lastMeaningful();
    Map<Integer, String> limits = new HashMap<>();
    int depth = 0;
    Set<Integer> combined = new HashSet<>();
    Set<Integer> withoutFrom = MissingFrom.before(tokens);
    for (int i = 0; i <= end; i++) {
      SqlToken token = tokens.get(i);
      if (token.isSymbol('(')) {
        depth++;
      } else if (token.isSymbol(')')) {
        String limit = limits.remove(depth);
        if (limit != null) {
          emit(" LIMIT " + limit + " ", token.start());
        }
        combined.remove(depth);
        depth = Math.max(0, depth - 1);
      } else if (SET_WORDS.contains(token.upper())) {
        combined.add(depth);
      }
      int top = topCount(i);
      if (top > 0) {
        refuseMoved(top);
        limits.put(depth, tokens.get(top).text());
        i = afterTop(top);
        continue;
      }
      if (combined.contains(depth) && limits.containsKey(depth)) {
        throw unsupported("A SELECT TOP that is combined with another must be in parentheses");
      }
      if (depth == 0 && asksForDeleted(i, token)) {
        continue;
      }
      if (withoutFrom.contains(i)) {
        emit(MissingFrom.ONE_ROW, token.start());
      }
      emit(written(i, token), token.start());
    }
    endCondition(original.length());
    String limit = limits.get(0);
    if (limit != null) {
      emit(" LIMIT " + limit, original.length());
    }
  }

  /** How far the condition of a {@code GETDELETED} has come. */
  private enum DeletedRows {
    NOT_ASKED,
    BEFORE_WHERE,
    IN_WHERE
  }

  /**
   * Writes what a word of {@code GETDELETED FROM t WHERE c} stands for, which asks for the ids of
   * the deleted rows among those of c.
   */
  private boolean asksForDeleted(int i, SqlToken token) {
    if (AFTER_WHERE.contains(token.upper())) {
      endCondition(token.start());
    }
    if (token.isWord("GETDELETED") && position(i, -1) < 0) {
      deleted = DeletedRows.BEFORE_WHERE;
      emit("SELECT Id", token.start());
      return true;
    }
    if (deleted == DeletedRows.BEFORE_WHERE && token.isWord("WHERE")) {
      deleted = DeletedRows.IN_WHERE;
      emit("WHERE " + ONLY_DELETED + " AND (", token.start());
      return true;
    }
    return false;
  }

  private void endCondition(int start) {
    if (deleted == DeletedRows.BEFORE_WHERE) {
      emit(" WHERE " + ONLY_DELETED + " ", start);
    } else if (deleted == DeletedRows.IN_WHERE) {
      emit(") ", start);
    }
    deleted = DeletedRows.NOT_ASKED;
  }

  /** The count moves to the end of its SELECT, which a parameter cannot do past another. */
  private void refuseMoved(int count) {
    boolean parameterFollows =
        tokens.subList(count + 1, tokens.size()).stream().anyMatch(t -> t.isSymbol('?'));
    if (tokens.get(count).isSymbol('?') && parameterFollows) {
      throw unsupported("TOP ? cannot be followed by other parameters; write LIMIT ? at the end");
    }
  }

  private static BitbucketException unsupported(String message) {
    return new BitbucketException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  private void emit(String text, int start) {
    origins.add(new int[] {rewritten.length(), start});
    rewritten.append(text);
  }

  /** Returns the position of the last token that is neither blank nor a semicolon. */
  private int lastMeaningful() {
    int end = tokens.size() - 1;
    while (end >= 0 && (tokens.get(end).kind() == Kind.SPACE || tokens.get(end).isSymbol(';'))) {
      end--;
    }
    return end;
  }

  private String written(int i, SqlToken token) {
    if (token.kind() == Kind.QUOTED) {
      return '"' + unquoted(token.text()).replace("\"", "\"\"") + '"';
    }
    if (token.kind() != Kind.WORD) {
      return token.text();
    }
    SqlToken before = meaningful(i, -1);
    if (before.isWord("fn") && meaningful(tokens.indexOf(before), -1).isSymbol('{')) {
      return token.upper();
    }
    if (before.isSymbol('.')) {
      return NAME_WORDS.contains(token.upper()) ? '"' + token.text() + '"' : token.text();
    }
    boolean name = NAME_WORDS.contains(token.upper()) && !isKeyword(i, token, before);
    return name ? '"' + token.text() + '"' : token.text();
  }

  static String unquoted(String quoted) {
    char close = quoted.charAt(quoted.length() - 1);
    String inside = quoted.substring(1, quoted.length() - 1);
    return inside.replace("" + close + close, String.valueOf(close));
  }

  /** Decides by the neighbours whether a word can only be a keyword where it stands. */
  private boolean isKeyword(int i, SqlToken token, SqlToken before) {
    SqlToken after = meaningful(i, 1);
    return switch (token.upper()) {
      case "DATE", "TIME", "TIMESTAMP", "UUID" ->
          after.kind() == Kind.STRING || after.isSymbol('(');
      case "ORDER" -> after.isWord("BY");
      case "ORDINAL" -> after.isSymbol('(');
      case "MERGE" -> after.isWord("INTO") || before.kind() == Kind.SPACE;
      default -> false;
    };
  }

  /** Returns the position of n in {@code SELECT TOP n}, or 0. */
  private int topCount(int i) {
    if (!tokens.get(i).isWord("TOP")) {
      return 0;
    }
    SqlToken before = meaningful(i, -1);
    boolean afterSelect =
        before.isWord("SELECT") || before.isWord("DISTINCT") || before.isWord("ALL");
    int next = position(i, 1);
    if (afterSelect && next < tokens.size() && tokens.get(next).isSymbol('(')) {
      next = position(next, 1);
    }
    boolean counted =
        next < tokens.size()
            && (tokens.get(next).kind() == Kind.NUMBER || tokens.get(next).isSymbol('?'));
    return afterSelect && counted ? next : 0;
  }

  private int afterTop(int count) {
    int next = position(count, 1);
    return next < tokens.size() && tokens.get(next).isSymbol(')') ? next : count;
  }

  private int position(int from, int step) {
    int i = from + step;
    while (i >= 0 && i < tokens.size() && tokens.get(i).kind() == Kind.SPACE) {
      i += step;
    }
    return i;
  }

  /** Returns the next token that is not blank, or a blank one at the ends of the text. */
  private SqlToken meaningful(int from, int step) {
    int i = position(from, step);
    return i >= 0 && i < tokens.size() ? tokens.get(i) : new SqlToken(Kind.SPACE, " ", from);
  }
}
