package io.github.bitbucketjdbc.demo;

/** A piece of a query; {@code position} is where it starts. */
record BbqlToken(Kind kind, String text, int position) {
  enum Kind {
    STRING,
    NUMBER,
    DATE,
    WORD,
    OPERATOR,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }
}
