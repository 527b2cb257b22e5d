package io.github.bitbucketjdbc.cli;

import org.jline.utils.WCWidth;

/**
 * Measures text in the columns of a terminal, where an East Asian character takes two and a
 * combining one none.
 */
final class DisplayWidth {
  private static final String ELLIPSIS = "…";

  /** Symbols that Unicode made wide after the tables of the terminal library were drawn. */
  private static final String WIDE_SYMBOLS =
      "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕";

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text))) + text;
  }

  static String padRight(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /** Returns the text, or the start of it and an ellipsis when it is wider than allowed. */
  static String truncate(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder start = new StringBuilder();
    int used = 1;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      used += of(character);
      if (used > width) {
        break;
      }
      start.appendCodePoint(character);
      i += Character.charCount(character);
    }
    return start + ELLIPSIS;
  }

  private static int of(int character) {
    return WIDE_SYMBOLS.indexOf(character) >= 0 ? 2 : Math.max(0, WCWidth.wcwidth(character));
  }
}
