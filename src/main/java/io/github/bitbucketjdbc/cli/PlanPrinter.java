package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints what EXPLAIN returns, a text of many lines, as it is: in a table cell it is illegible. */
final class PlanPrinter implements RowPrinter {
  private static final Pattern EXPLAIN = Pattern.compile("(?i)explain\\b.*", Pattern.DOTALL);

  private final Writer out;

  PlanPrinter(Writer out) {
    this.out = out;
  }

  static boolean fits(String sql, List<Column> columns) {
    return columns.size() == 1 && EXPLAIN.matcher(sql).matches();
  }

  @Override
  public void begin(List<Column> columns) {
    // a plan needs no heading
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    for (Object value : values) {
      String text = value == null ? TablePrinter.NULL : CellText.of(value);
      for (String line : text.lines().toList()) {
        out.write(CellText.oneLine(line) + "\n");
      }
    }
  }

  @Override
  public void end() {
    // nor a count
  }
}
