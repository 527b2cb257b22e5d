package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.calcite.SqlToken.Kind;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Cuts SQL text into tokens; nothing is lost, so the tokens put together are the text. */
final class SqlTokenizer {
  private final String sql;
  private int at;
  private SqlToken last = new SqlToken(Kind.SPACE, " ", 0);

  private SqlTokenizer(String sql) {
    this.sql = sql;
  }

  static List<SqlToken> tokenize(String sql) {
    SqlTokenizer tokenizer = new SqlTokenizer(sql);
    List<SqlToken> tokens = new ArrayList<>();
    while (tokenizer.at < sql.length()) {
      int start = tokenizer.at;
      Kind kind = tokenizer.skipToken();
      SqlToken token = new SqlToken(kind, sql.substring(start, tokenizer.at), start);
      tokens.add(token);
      if (kind != Kind.SPACE) {
        tokenizer.last = token;
      }
    }
    return tokens;
  }

  private Kind skipToken() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      skipWhile(Character::isWhitespace);
      return Kind.SPACE;
    }
    if (sql.startsWith("--", at)) {
      skipWhile(ch -> ch != '\n');
      return Kind.SPACE;
    }
    if (sql.startsWith("/*", at)) {
      skipTo("*/", "The comment");
      return Kind.SPACE;
    }
    return switch (c) {
      case '\'' -> quoted('\'', Kind.STRING, "The text");
      case '"' -> quoted('"', Kind.QUOTED, "The name");
      case '`' -> quoted('`', Kind.QUOTED, "The name");
      case '[' -> bracketed();
      default -> plain(c);
    };
  }

  private Kind plain(char c) {
    if (Character.isJavaIdentifierStart(c)) {
      skipWhile(Character::isJavaIdentifierPart);
      return Kind.WORD;
    }
    if (Character.isDigit(c)) {
      skipWhile(ch -> Character.isLetterOrDigit(ch) || ch == '.');
      return Kind.NUMBER;
    }
    at++;
    return Kind.SYMBOL;
  }

  /** A bracket begins a name unless it holds a number or follows {@code ARRAY}. */
  private Kind bracketed() {
    int end = sql.indexOf(']', at);
    String inside = end < 0 ? "" : sql.substring(at + 1, end).strip();
    if (last.isWord("ARRAY") || inside.isEmpty() || inside.chars().allMatch(Character::isDigit)) {
      at++;
      return Kind.SYMBOL;
    }
    return quoted(']', Kind.QUOTED, "The name");
  }

  private Kind quoted(char quote, Kind kind, String what) {
    int start = at++;
    while (at < sql.length()) {
      if (sql.charAt(at) == quote) {
        if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
          at++;
        } else {
          at++;
          return kind;
        }
      }
      at++;
    }
    throw unfinished(what, start);
  }

  private void skipTo(String end, String what) {
    int found = sql.indexOf(end, at + 2);
    if (found < 0) {
      throw unfinished(what, at);
    }
    at = found + end.length();
  }

  private void skipWhile(IntPredicate accepted) {
    while (at < sql.length() && accepted.test(sql.charAt(at))) {
      at++;
    }
  }

  private BitbucketException unfinished(String what, int start) {
    return new BitbucketException(
        SqlState.SYNTAX_ERROR,
        what + " that begins at " + SqlPosition.of(sql, start) + " does not end");
  }
}
