package io.github.bitbucketjdbc.jdbc;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of metadata: {@code %} stands for any text, {@code _} for any character, and a
 * backslash takes the meaning from the character after it. Case does not matter.
 */
final class NamePattern {
  private final Pattern regex;
  private final String text;
  private final boolean anyText;
  private final boolean anyCharacter;

  private NamePattern(String pattern) {
    StringBuilder expression = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    boolean percent = false;
    boolean underscore = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        percent = true;
        expression.append(".*");
      } else if (c == '_') {
        underscore = true;
        plain.append(c);
        expression.append('.');
      } else {
        boolean escapes = c == '\\' && i + 1 < pattern.length();
        char literal = escapes ? pattern.charAt(++i) : c;
        plain.append(literal);
        expression.append(Pattern.quote(String.valueOf(literal)));
      }
    }
    regex =
        Pattern.compile(
            expression.toString(),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    text = plain.toString();
    anyText = percent;
    anyCharacter = underscore;
  }

  /** Returns the pattern of an argument; null matches everything. */
  static NamePattern of(@Nullable String pattern) {
    return new NamePattern(pattern == null ? "%" : pattern);
  }

  boolean matches(String name) {
    return regex.matcher(name).matches();
  }

  /**
   * Returns the one name that this probably means: the text when it has no {@code %}. An unescaped
   * {@code _} may be meant as it stands, because many slugs have one and few tools escape it.
   */
  Optional<String> literal() {
    return anyText ? Optional.empty() : Optional.of(text);
  }

  /** Returns whether other names than {@link #literal()} can match. */
  boolean hasWildcard() {
    return anyText || anyCharacter;
  }

  /** Returns whether a slug or a project's key can match, which is told without asking for one. */
  boolean mayMatchOwn() {
    return text.toLowerCase(Locale.ROOT).matches("[a-z0-9._-]*");
  }
}
