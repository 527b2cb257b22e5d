package io.github.bitbucketjdbc.calcite;

import java.util.Locale;

/**
 * A piece of SQL text.
 *
 * @param kind what it is
 * @param text as it was written
 * @param start where it begins
 */
record SqlToken(Kind kind, String text, int start) {
  /** What a token is. */
  enum Kind {
    /** An unquoted word. */
    WORD,
    /** A name in double quotes, backticks or brackets. */
    QUOTED,
    /** A text in single quotes. */
    STRING,
    /** A number. */
    NUMBER,
    /** Any other single character. */
    SYMBOL,
    /** Blanks and comments. */
    SPACE
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSymbol(char c) {
    return kind == Kind.SYMBOL && text.charAt(0) == c;
  }

  String upper() {
    return text.toUpperCase(Locale.ROOT);
  }
}
