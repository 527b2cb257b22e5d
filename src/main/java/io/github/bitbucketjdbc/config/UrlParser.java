package io.github.bitbucketjdbc.config;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Name=value;Name=value}. A message never shows text that may be the tail of a secret
 * whose semicolon was not quoted.
 */
final class UrlParser {
  private final String text;
  private final Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);
  private int at;
  private @Nullable ConnectionProperty previous;

  UrlParser(String text) {
    this.text = text;
  }

  Map<ConnectionProperty, String> parse() {
    if (text.startsWith("//")) {
      throw malformed("has no //: write " + ConnectionUrl.PREFIX + "Name=value;Name=value");
    }
    skipSeparators();
    while (at < text.length()) {
      ConnectionProperty property = property(name());
      String value = value(property);
      String before = values.putIfAbsent(property, value);
      if (before != null && !before.equals(value)) {
        throw malformed("gives " + property.text() + " twice");
      }
      previous = property;
      skipSeparators();
    }
    return values;
  }

  private void skipSeparators() {
    while (at < text.length() && (isBlank() || text.charAt(at) == ';')) {
      at++;
    }
  }

  private String name() {
    int start = at;
    while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ';') {
      at++;
    }
    String name = text.substring(start, at).trim();
    if (at == text.length() || text.charAt(at) == ';') {
      throw malformed("has a part without '='" + place(name));
    }
    at++;
    return name;
  }

  private ConnectionProperty property(String name) {
    return ConnectionProperty.named(name)
        .orElseThrow(
            () ->
                new BitbucketException(
                    SqlState.INVALID_PROPERTY,
                    "The URL has an unknown property"
                        + place(name)
                        + "."
                        + ConnectionProperty.hint(name)));
  }

  private String value(ConnectionProperty property) {
    while (at < text.length() && isBlank()) {
      at++;
    }
    boolean quoted = at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
    return quoted ? quotedValue(property) : plainValue();
  }

  private String plainValue() {
    int end = text.indexOf(';', at);
    String value = text.substring(at, end < 0 ? text.length() : end).trim();
    at = end < 0 ? text.length() : end;
    return value;
  }

  private String quotedValue(ConnectionProperty property) {
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (true) {
      if (at == text.length()) {
        throw malformed("does not close the quote of " + property.text());
      }
      char c = text.charAt(at++);
      if (c != quote) {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        value.append(quote);
        at++;
      } else {
        break;
      }
    }
    while (at < text.length() && isBlank()) {
      at++;
    }
    if (at < text.length() && text.charAt(at) != ';') {
      throw malformed("has text after the closing quote of " + property.text());
    }
    return value.toString();
  }

  private boolean isBlank() {
    return Character.isWhitespace(text.charAt(at));
  }

  /** Names a piece of the URL, or only where it stands when it may belong to a secret. */
  private String place(String piece) {
    if (previous != null && previous.isSecret()) {
      return " after "
          + previous.text()
          + " (a value with a semicolon must stand in quotes, and a quote in it is doubled)";
    }
    return piece.matches("[A-Za-z/. ]{1,24}") ? " '" + piece + "'" : "";
  }

  private static BitbucketException malformed(String what) {
    return new BitbucketException(SqlState.INVALID_PROPERTY, "The URL " + what);
  }
}
