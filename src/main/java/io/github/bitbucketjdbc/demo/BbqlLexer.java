package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a {@code q} parameter into tokens. */
final class BbqlLexer {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?([T][0-9:.,]+(Z|z|[+-]\\d{2}(:?\\d{2})?)?)?");

  private final String text;
  private int at;

  private BbqlLexer(String text) {
    this.text = text;
  }

  static List<BbqlToken> tokens(String text) {
    BbqlLexer lexer = new BbqlLexer(text);
    List<BbqlToken> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.get(tokens.size() - 1).kind() != BbqlToken.Kind.END);
    return tokens;
  }

  private BbqlToken next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int start = at;
    if (at == text.length()) {
      return new BbqlToken(BbqlToken.Kind.END, "", start);
    }
    char c = text.charAt(at);
    return switch (c) {
      case '(' -> single(BbqlToken.Kind.OPEN);
      case ')' -> single(BbqlToken.Kind.CLOSE);
      case ',' -> single(BbqlToken.Kind.COMMA);
      case '"' -> string();
      case '=', '~' -> single(BbqlToken.Kind.OPERATOR);
      case '<', '>' -> operator(text.startsWith("=", at + 1) ? 2 : 1);
      case '!' -> negated();
      default -> Character.isLetter(c) || c == '_' ? word() : value();
    };
  }

  private BbqlToken single(BbqlToken.Kind kind) {
    return new BbqlToken(kind, String.valueOf(text.charAt(at)), at++);
  }

  private BbqlToken operator(int length) {
    BbqlToken token = new BbqlToken(BbqlToken.Kind.OPERATOR, text.substring(at, at + length), at);
    at += length;
    return token;
  }

  private BbqlToken negated() {
    if (text.startsWith("=", at + 1) || text.startsWith("~", at + 1)) {
      return operator(2);
    }
    throw syntax(at);
  }

  private BbqlToken string() {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw syntax(start);
    }
    at++;
    return new BbqlToken(BbqlToken.Kind.STRING, value.toString(), start);
  }

  private BbqlToken word() {
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    return new BbqlToken(BbqlToken.Kind.WORD, text.substring(start, at), start);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
  }

  private BbqlToken value() {
    int start = at;
    while (at < text.length()
        && (isWordPart(text.charAt(at)) || "+:".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    String value = text.substring(start, at);
    if (NUMBER.matcher(value).matches()) {
      return new BbqlToken(BbqlToken.Kind.NUMBER, value, start);
    }
    if (DATE.matcher(value).matches()) {
      return new BbqlToken(BbqlToken.Kind.DATE, value, start);
    }
    throw syntax(start);
  }

  static ApiError syntax(int position) {
    return ApiError.badRequest("Invalid query: syntax error at position " + position);
  }
}
