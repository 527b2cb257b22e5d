package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.io.InputStream;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;
import sqlline.BuiltInProperty;
import sqlline.SqlLine;

/** Opens SQLLine's line editor and sets it up for this shell. */
final class ShellReader {
  private static final String CONTINUATION = "        -> ";

  private ShellReader() {}

  static LineReader open(SqlLine sqlLine, TableNames names, @Nullable InputStream input)
      throws IOException {
    sqlLine.getOpts().set(BuiltInProperty.SILENT, true);
    sqlLine.getOpts().set(BuiltInProperty.FORCE, true);
    sqlLine.getOpts().set(BuiltInProperty.AUTO_PAIRING, false);
    LineReader reader = sqlLine.getConsoleReader(input, new DefaultHistory());
    reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION);
    reader.setOpt(LineReader.Option.CASE_INSENSITIVE);
    reader.setOpt(LineReader.Option.AUTO_LIST);
    if (reader instanceof LineReaderImpl editor) {
      editor.setParser(new ShellParser());
      editor.setCompleter(new ShellCompleter(sqlLine, names));
    }
    return reader;
  }
}
