package io.github.bitbucketjdbc.cli;

import java.util.Locale;
import java.util.Set;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/**
 * Decides when Enter ends the input: a command ends with its line, SQL with a semicolon. It splits
 * as {@link StatementReader} does, so that a shell and a script agree.
 */
final class ShellParser extends DefaultParser {
  /** Words that people type when they look for the way out, or in. */
  static final Set<String> PLAIN_COMMANDS = Set.of("quit", "exit", "help", "?");

  private static final String DELIMITERS = ",()=<>+*/|;";

  ShellParser() {
    setEscapeChars(null);
    setQuoteChars(new char[0]);
  }

  static boolean isCommand(String line) {
    String text = line.replaceFirst("[;\\s]+$", "").strip();
    return text.startsWith("!") || PLAIN_COMMANDS.contains(text.toLowerCase(Locale.ROOT));
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE
        && !isCommand(line)
        && StatementReader.isUnfinished(line)) {
      throw new EOFError(-1, -1, "a statement ends with a semicolon");
    }
    return super.parse(line, cursor, context);
  }

  @Override
  public boolean isDelimiterChar(CharSequence buffer, int position) {
    return super.isDelimiterChar(buffer, position)
        || DELIMITERS.indexOf(buffer.charAt(position)) >= 0;
  }
}
