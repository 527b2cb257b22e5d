package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints aligned columns. The first rows decide the widths and the rest streams, so that memory
 * stays flat; later text that is wider pushes its line out of step, or is cut on a terminal.
 */
final class TablePrinter implements RowPrinter {
  static final String NULL = "NULL";
  private static final int SAMPLE = 500;

  private final Writer out;
  private final int terminalWidth;
  private final List<String[]> sample = new ArrayList<>();
  private List<Column> columns = List.of();
  private @Nullable TableLayout layout;
  private long rows;

  TablePrinter(Writer out, int terminalWidth) {
    this.out = out;
    this.terminalWidth = terminalWidth;
  }

  @Override
  public void begin(List<Column> resultColumns) {
    columns = resultColumns;
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    rows++;
    String[] cells = new String[values.size()];
    for (int i = 0; i < cells.length; i++) {
      Object value = values.get(i);
      cells[i] = value == null ? NULL : CellText.oneLine(CellText.of(value));
    }
    if (layout != null) {
      print(cells, layout);
      return;
    }
    sample.add(cells);
    if (sample.size() == SAMPLE) {
      printSample();
    }
  }

  @Override
  public void end() throws IOException {
    TableLayout used = layout == null ? printSample() : layout;
    int hidden = columns.size() - used.shown();
    String note =
        hidden == 0 ? "" : "; " + RowCount.of(hidden, "column") + " more in the vertical format";
    out.write("(" + RowCount.text(rows) + note + ")\n");
  }

  private TableLayout printSample() throws IOException {
    String[] header = new String[columns.size()];
    int[] widths = new int[columns.size()];
    for (int i = 0; i < header.length; i++) {
      header[i] = CellText.oneLine(columns.get(i).label());
      widths[i] = DisplayWidth.of(header[i]);
      for (String[] cells : sample) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(cells[i]));
      }
    }
    TableLayout fitted = TableLayout.fit(columns, widths, terminalWidth);
    layout = fitted;
    print(header, fitted);
    printRule(fitted);
    for (String[] cells : sample) {
      print(cells, fitted);
    }
    sample.clear();
    return fitted;
  }

  private void print(String[] cells, TableLayout fitted) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fitted.shown(); i++) {
      line.append(i == 0 ? " " : " | ");
      int width = fitted.width(i);
      String text = terminalWidth > 0 ? DisplayWidth.truncate(cells[i], width) : cells[i];
      line.append(
          columns.get(i).isNumber()
              ? DisplayWidth.padLeft(text, width)
              : DisplayWidth.padRight(text, width));
    }
    out.write(line.toString().stripTrailing());
    out.write('\n');
  }

  private void printRule(TableLayout fitted) throws IOException {
    for (int i = 0; i < fitted.shown(); i++) {
      out.write(i == 0 ? "-" : "-+-");
      out.write("-".repeat(fitted.width(i)));
    }
    out.write('\n');
  }
}
