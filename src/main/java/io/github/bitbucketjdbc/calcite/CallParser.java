package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.calcite.CallText.Argument;
import io.github.bitbucketjdbc.calcite.SqlToken.Kind;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses calls of procedures: {@code CALL Name(1, Other => 2)}, {@code EXEC Name @Other = 2}, and
 * {@code {call Name(?, ?)}}. A call is a name and literals, so it needs no grammar of Calcite's,
 * which has neither the second form nor positions that stay true when it is rewritten to the first.
 */
final class CallParser {
  private final String sql;
  private final List<SqlToken> tokens;
  private int at;
  private int parameters;

  private CallParser(String sql) {
    this.sql = sql;
    this.tokens = SqlTokenizer.tokenize(sql).stream().filter(t -> t.kind() != Kind.SPACE).toList();
  }

  /**
   * Parses a call.
   *
   * @return empty when the statement is no call at all
   * @throws BitbucketException when it is one and does not parse
   */
  static Optional<CallText> parse(String sql) {
    CallParser parser = new CallParser(sql);
    return parser.isCall() ? Optional.of(parser.call()) : Optional.empty();
  }

  private boolean isCall() {
    int word = peek(0).isWord("EXPLAIN") ? 3 : 0;
    if (peek(word).isSymbol('{')) {
      word++;
      if (peek(word).isSymbol('?') && peek(word + 1).isSymbol('=')) {
        word += 2;
      }
    }
    SqlToken verb = peek(word);
    return verb.isWord("CALL") || verb.isWord("EXEC") || verb.isWord("EXECUTE");
  }

  private CallText call() {
    boolean explained = peek(0).isWord("EXPLAIN");
    if (explained) {
      word("EXPLAIN");
      word("PLAN");
      word("FOR");
    }
    boolean escaped = accept('{');
    if (accept('?')) {
      throw new BitbucketException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "Procedures have no return value but a result set; write {call …} without ? =");
    }
    boolean standard = next().isWord("CALL");
    String schema = "";
    String name = name();
    if (accept('.')) {
      schema = name;
      name = name();
    }
    List<Argument> arguments = new ArrayList<>();
    if (accept('(')) {
      if (!accept(')')) {
        list(arguments);
        expect(')');
      }
    } else if (!standard && !isEnd(escaped)) {
      list(arguments);
    }
    if (escaped) {
      expect('}');
    }
    while (accept(';')) {
      // any number of them ends a statement
    }
    if (at < tokens.size()) {
      throw unexpected("the end");
    }
    return new CallText(explained, schema, name, arguments);
  }

  private boolean isEnd(boolean escaped) {
    return at >= tokens.size() || peek(0).isSymbol(escaped ? '}' : ';');
  }

  private void list(List<Argument> arguments) {
    do {
      arguments.add(argument());
    } while (accept(','));
  }

  private Argument argument() {
    boolean marked = accept('@');
    SqlToken first = peek(0);
    boolean named =
        (first.kind() == Kind.WORD || first.kind() == Kind.QUOTED) && peek(1).isSymbol('=');
    if (!named && marked) {
      throw unexpected("the name of a parameter and =");
    }
    String name = "";
    if (named) {
      name = name();
      expect('=');
      accept('>');
    }
    if (accept('?')) {
      return new Argument(name, parameters++, null);
    }
    return new Argument(name, -1, literal());
  }

  private @Nullable Object literal() {
    SqlToken token = peek(0);
    if (token.isSymbol('-') || token.isSymbol('+')) {
      at++;
      BigDecimal number = number();
      return token.isSymbol('-') ? number.negate() : number;
    }
    if (token.kind() == Kind.NUMBER) {
      return number();
    }
    if (token.kind() == Kind.STRING) {
      at++;
      return SqlText.unquoted(token.text());
    }
    boolean binary = token.isWord("X") && peek(1).kind() == Kind.STRING;
    if (binary) {
      at++;
      return bytes(SqlText.unquoted(next().text()));
    }
    switch (token.upper()) {
      case "TRUE", "FALSE" -> {
        at++;
        return token.isWord("TRUE");
      }
      case "NULL", "DEFAULT" -> {
        at++;
        return null;
      }
      default -> throw unexpected("a text in quotes, a number, TRUE, FALSE, NULL or ?");
    }
  }

  private BigDecimal number() {
    SqlToken token = next();
    try {
      return new BigDecimal(token.text());
    } catch (NumberFormatException e) {
      at--;
      throw unexpected("a number");
    }
  }

  private static byte[] bytes(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new BitbucketException(
          SqlState.SYNTAX_ERROR, "X'…' takes pairs of the digits 0 to F", e);
    }
  }

  private String name() {
    SqlToken token = peek(0);
    if (token.kind() == Kind.QUOTED) {
      at++;
      return SqlText.unquoted(token.text());
    }
    if (token.kind() != Kind.WORD) {
      throw unexpected("a name");
    }
    at++;
    return token.text();
  }

  private void word(String wanted) {
    if (!peek(0).isWord(wanted)) {
      throw unexpected(wanted);
    }
    at++;
  }

  private boolean accept(char symbol) {
    boolean found = peek(0).isSymbol(symbol);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(char symbol) {
    if (!accept(symbol)) {
      throw unexpected(String.valueOf(symbol));
    }
  }

  private SqlToken next() {
    SqlToken token = peek(0);
    at++;
    return token;
  }

  private SqlToken peek(int ahead) {
    return at + ahead < tokens.size()
        ? tokens.get(at + ahead)
        : new SqlToken(Kind.SPACE, " ", sql.length());
  }

  private BitbucketException unexpected(String wanted) {
    SqlToken token = peek(0);
    String found = at < tokens.size() ? token.text() : "the end";
    return new BitbucketException(
        SqlState.SYNTAX_ERROR,
        "Syntax error in the call ("
            + SqlPosition.of(sql, token.start())
            + "): "
            + wanted
            + " was expected, not "
            + found);
  }
}
