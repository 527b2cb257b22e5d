package io.github.bitbucketjdbc.demo;

import io.github.bitbucketjdbc.demo.Expression.Comparison;
import io.github.bitbucketjdbc.demo.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over the query language: comparisons, {@code IN} and {@code NOT IN} lists,
 * {@code AND}, {@code OR} in any case, parentheses. It has no unary {@code NOT}.
 */
final class BbqlParser {
  private static final int DEEPEST = 200;
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "=", Operator.EQUAL,
          "!=", Operator.EQUAL,
          "~", Operator.CONTAINS,
          "!~", Operator.CONTAINS,
          "<", Operator.LESS,
          "<=", Operator.LESS_OR_EQUAL,
          ">", Operator.GREATER,
          ">=", Operator.GREATER_OR_EQUAL);

  private final List<BbqlToken> tokens;
  private final Map<String, Field> fields;
  private int at;
  private int depth;

  private BbqlParser(String query, Map<String, Field> fields) {
    this.tokens = BbqlLexer.tokens(query);
    this.fields = fields;
  }

  static Expression parse(String query, Map<String, Field> fields) {
    BbqlParser parser = new BbqlParser(query, fields);
    Expression expression = parser.or();
    parser.take(BbqlToken.Kind.END);
    return expression;
  }

  private Expression or() {
    Expression left = and();
    while (takeWord("or")) {
      left = new Expression.Or(left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = primary();
    while (takeWord("and")) {
      left = new Expression.And(left, primary());
    }
    return left;
  }

  private Expression primary() {
    if (peek().kind() != BbqlToken.Kind.OPEN) {
      return comparison();
    }
    if (++depth > DEEPEST) {
      throw BbqlLexer.syntax(peek().position());
    }
    at++;
    Expression inner = or();
    take(BbqlToken.Kind.CLOSE);
    depth--;
    return inner;
  }

  private Expression comparison() {
    BbqlToken name = take(BbqlToken.Kind.WORD);
    if (takeWord("not")) {
      if (!takeWord("in")) {
        throw BbqlLexer.syntax(peek().position());
      }
      return list(name, true);
    }
    if (takeWord("in")) {
      return list(name, false);
    }
    String symbol = take(BbqlToken.Kind.OPERATOR).text();
    BbqlToken value = value();
    Field field = field(name, value.isWord("null"));
    Operator operator = OPERATORS.get(symbol);
    boolean ordering = operator != Operator.EQUAL && operator != Operator.CONTAINS;
    if ((operator == Operator.CONTAINS && !field.type().isText())
        || (ordering && !field.type().isOrdered())) {
      throw ApiError.badRequest(name.text() + " does not support the " + symbol + " operator");
    }
    List<@Nullable Comparable<?>> keys = new ArrayList<>();
    keys.add(field.type().literal(value, name.text()));
    return new Comparison(field, operator, keys, symbol.startsWith("!"));
  }

  private Expression list(BbqlToken name, boolean negated) {
    Field field = field(name, false);
    List<@Nullable Comparable<?>> keys = new ArrayList<>();
    take(BbqlToken.Kind.OPEN);
    do {
      keys.add(field.type().literal(value(), name.text()));
    } while (takeKind(BbqlToken.Kind.COMMA));
    take(BbqlToken.Kind.CLOSE);
    if (keys.size() > field.longestList()) {
      throw ApiError.badRequest(
          name.text() + " accepts at most " + field.longestList() + " values");
    }
    return new Comparison(field, Operator.EQUAL, keys, negated);
  }

  /** A declared field; an object on the way to one can be compared with null. */
  private Field field(BbqlToken name, boolean againstNull) {
    Field field = fields.get(name.text());
    if (field != null) {
      return field;
    }
    String prefix = name.text() + ".";
    if (againstNull && fields.keySet().stream().anyMatch(known -> known.startsWith(prefix))) {
      return Field.of(name.text(), FieldType.OBJECT);
    }
    throw ApiError.badRequest(name.text() + " does not support filtering");
  }

  private BbqlToken value() {
    BbqlToken token = peek();
    boolean literal =
        switch (token.kind()) {
          case STRING, NUMBER, DATE -> true;
          case WORD -> token.isWord("true") || token.isWord("false") || token.isWord("null");
          default -> false;
        };
    if (!literal) {
      throw BbqlLexer.syntax(token.position());
    }
    at++;
    return token;
  }

  private BbqlToken peek() {
    return tokens.get(at);
  }

  private boolean takeWord(String word) {
    boolean found = peek().isWord(word);
    at += found ? 1 : 0;
    return found;
  }

  private boolean takeKind(BbqlToken.Kind kind) {
    boolean found = peek().kind() == kind;
    at += found ? 1 : 0;
    return found;
  }

  private BbqlToken take(BbqlToken.Kind kind) {
    BbqlToken token = peek();
    if (token.kind() != kind) {
      throw BbqlLexer.syntax(token.position());
    }
    at++;
    return token;
  }
}
