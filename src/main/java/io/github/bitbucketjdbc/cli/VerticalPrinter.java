package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints a line for each column, for rows that are too wide for a table; nothing is cut. */
final class VerticalPrinter implements RowPrinter {
  private static final String STARS = "*".repeat(20);

  private final Writer out;
  private List<String> labels = List.of();
  private long rows;

  VerticalPrinter(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> columns) {
    List<String> names = columns.stream().map(column -> CellText.oneLine(column.label())).toList();
    int width = names.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    labels = names.stream().map(name -> DisplayWidth.padLeft(name, width)).toList();
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    rows++;
    out.write(STARS + " row " + rows + " " + STARS + "\n");
    for (int i = 0; i < labels.size(); i++) {
      Object value = values.get(i);
      String text = value == null ? TablePrinter.NULL : CellText.oneLine(CellText.of(value));
      out.write(labels.get(i) + ": " + text + "\n");
    }
  }

  @Override
  public void end() throws IOException {
    out.write("(" + RowCount.text(rows) + ")\n");
  }
}
