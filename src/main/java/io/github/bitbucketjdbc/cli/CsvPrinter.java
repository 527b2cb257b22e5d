package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints as RFC 4180 describes it, with plain line feeds. NULL is an empty field and the empty
 * string is a quoted one, so that both come back from programs that care.
 */
final class CsvPrinter implements RowPrinter {
  private final Writer out;

  CsvPrinter(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> columns) throws IOException {
    row(columns.stream().map(Column::label).toList());
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    String separator = "";
    for (Object value : values) {
      out.write(separator);
      if (value != null) {
        out.write(field(CellText.of(value)));
      }
      separator = ",";
    }
    out.write('\n');
  }

  @Override
  public void end() {
    // a CSV file has no footer
  }

  private static String field(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
