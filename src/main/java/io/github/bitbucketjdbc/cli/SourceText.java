package io.github.bitbucketjdbc.cli;

/** Texts as they are written in a command line or a program, to be copied. */
final class SourceText {
  private SourceText() {}

  /** Returns a word of a shell's command line. */
  static String shell(String text) {
    boolean plain = text.matches("[A-Za-z0-9_/.:@%+,-]+");
    boolean magic = text.matches("(?s).*[\"$`\\\\!].*");
    return plain ? text : magic ? "'" + text.replace("'", "'\\''") + "'" : "\"" + text + "\"";
  }

  /** Returns a literal of Java. */
  static String java(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
