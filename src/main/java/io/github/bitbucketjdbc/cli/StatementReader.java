package io.github.bitbucketjdbc.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Splits text at semicolons that stand outside quotes and comments. It reads no further than the
 * statement it returns, so that piped statements run as they arrive.
 */
final class StatementReader implements AutoCloseable {
  private static final int END = -1;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Reader in;
  private final StringBuilder text = new StringBuilder();
  private boolean content;
  private boolean open;

  StatementReader(Reader in) {
    this.in = in.markSupported() ? in : new BufferedReader(in);
  }

  /** Tells whether the text is one that more lines must complete before it can run. */
  static boolean isUnfinished(String text) {
    StatementReader reader = new StatementReader(new StringReader(text));
    try {
      while (reader.next() != null) {
        // only the end of the text matters
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader.open;
  }

  /**
   * Returns the next statement without its semicolon, or null at the end. Text that is only
   * whitespace or comments is no statement.
   */
  @Nullable String next() throws IOException {
    text.setLength(0);
    content = false;
    for (int c = in.read(); c != END; c = in.read()) {
      if (c == ';') {
        if (content) {
          return text.toString().strip();
        }
        text.setLength(0);
      } else if (c != BYTE_ORDER_MARK || content) {
        append((char) c);
      }
    }
    open |= content;
    return content ? text.toString().strip() : null;
  }

  private void append(char c) throws IOException {
    text.append(c);
    if (c == '\'' || c == '"' || c == '`') {
      content = true;
      skipPast(String.valueOf(c));
    } else if (c == '-' && follows('-')) {
      skipLine();
    } else if (c == '/' && follows('*')) {
      skipPast("*/");
    } else if (!Character.isWhitespace(c)) {
      content = true;
    }
  }

  private boolean follows(char expected) throws IOException {
    in.mark(1);
    int c = in.read();
    if (c == expected) {
      text.append(expected);
      return true;
    }
    in.reset();
    return false;
  }

  private void skipPast(String end) throws IOException {
    int start = text.length();
    for (int c = in.read(); c != END; c = in.read()) {
      text.append((char) c);
      int from = text.length() - end.length();
      if (from >= start && text.indexOf(end, from) >= 0) {
        return;
      }
    }
    open = true;
  }

  private void skipLine() throws IOException {
    for (int c = in.read(); c != END; c = in.read()) {
      text.append((char) c);
      if (c == '\n') {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
