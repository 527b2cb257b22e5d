package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A LIKE pattern taken apart: the literal texts in it, and the regular expression it means. */
final class LikePattern {
  private final List<String> literals = new ArrayList<>();
  private final StringBuilder regex = new StringBuilder();
  private boolean wild;

  private LikePattern() {}

  /**
   * Takes a pattern apart.
   *
   * @throws BitbucketException when the escape character stands before an ordinary character
   */
  static LikePattern parse(String pattern, char escape) {
    LikePattern parsed = new LikePattern();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (escape != Predicate.Like.NO_ESCAPE && c == escape) {
        i++;
        literal.append(escaped(pattern, i, escape));
      } else if (c == '%' || c == '_') {
        parsed.flush(literal);
        parsed.wild = true;
        parsed.regex.append(c == '%' ? "(?s:.*)" : ".");
      } else {
        literal.append(c);
      }
    }
    parsed.flush(literal);
    return parsed;
  }

  private static char escaped(String pattern, int i, char escape) {
    char c = i < pattern.length() ? pattern.charAt(i) : ' ';
    if (c != '%' && c != '_' && c != escape) {
      throw new BitbucketException(
          SqlState.DATA_EXCEPTION, "The escape character of LIKE must stand before %, _ or itself");
    }
    return c;
  }

  private void flush(StringBuilder literal) {
    if (literal.length() > 0) {
      literals.add(literal.toString());
      regex.append(Pattern.quote(literal.toString()));
      literal.setLength(0);
    }
  }

  /** Returns the texts that every match contains. */
  List<String> literals() {
    return literals;
  }

  /** Returns whether the pattern has a wildcard. */
  boolean isWild() {
    return wild;
  }

  /** Returns the expression for whole values. */
  Pattern toRegex(boolean ignoreCase) {
    return Pattern.compile(regex.toString(), ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
  }
}
