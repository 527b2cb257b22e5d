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
    /** A number, or something else that is written as it is. */
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

  /** Returns a token in the same place with another text. */
  SqlToken withText(String other) {
    return new SqlToken(kind, other, start);
  }

  String upper() {
    return text.toUpperCase(Locale.ROOT);
  }
}
