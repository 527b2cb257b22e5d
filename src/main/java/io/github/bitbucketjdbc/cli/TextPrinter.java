package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.io.Writer;
import java.sql.Types;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prints a text of many lines as it is, because in a table cell it is illegible: what EXPLAIN
 * returns, and the content of a file, a log or a difference that a procedure gets.
 */
final class TextPrinter implements RowPrinter {
  private static final Pattern EXPLAIN = Pattern.compile("(?i)explain\\b.*", Pattern.DOTALL);

  private static final Pattern CALL =
      Pattern.compile("(?i)\\{?\\s*(call|exec|execute)\\b.*", Pattern.DOTALL);

  private final Writer out;

  TextPrinter(Writer out) {
    this.out = out;
  }

  static boolean fits(String sql, List<Column> columns) {
    boolean plan = columns.size() == 1 && EXPLAIN.matcher(sql).matches();
    Column first = columns.get(0);
    boolean content = first.label().equals("Content") && first.type() == Types.VARCHAR;
    return plan || content && CALL.matcher(sql.strip()).matches();
  }

  @Override
  public void begin(List<Column> columns) {
    // a text needs no heading
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    Object value = values.get(0);
    String text = value == null ? TablePrinter.NULL : CellText.of(value);
    for (String line : text.lines().toList()) {
      out.write(CellText.oneLine(line) + "\n");
    }
  }

  @Override
  public void end() {
    // nor a count
  }
}
