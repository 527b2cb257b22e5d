package io.github.bitbucketjdbc.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The text of a value in the formats that people read, and in CSV. */
final class CellText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FRACTION =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private static final char NEW_LINE_SIGN = '↵';
  private static final char REPLACEMENT = '\uFFFD';
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7F;
  private static final char DELETE_PICTURE = '\u2421';

  private CellText() {}

  static String of(Object value) {
    if (value instanceof Instant instant) {
      return (instant.getNano() == 0 ? SECONDS : FRACTION).format(instant);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return JsonValues.text(value);
    }
    return value.toString();
  }

  /**
   * Returns the text on one line, with every control character made visible: a cell must neither
   * break the table nor talk to the terminal.
   */
  static String oneLine(String text) {
    if (text.chars().noneMatch(CellText::isUnsafe)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        continue;
      }
      line.append(isUnsafe(c) ? visible(c) : c);
    }
    return line.toString();
  }

  private static boolean isUnsafe(int c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || c >= '\u202A' && c <= '\u202E'
        || c >= '\u2066' && c <= '\u2069';
  }

  private static char visible(char c) {
    return switch (c) {
      case '\n', '\r', '\u0085', '\u2028', '\u2029' -> NEW_LINE_SIGN;
      case '\t' -> ' ';
      case DELETE -> DELETE_PICTURE;
      default -> c < ' ' ? (char) (CONTROL_PICTURES + c) : REPLACEMENT;
    };
  }
}
