package io.github.bitbucketjdbc.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of text: what each row, a method, gives for each column, a value of a type. A cell is the
 * result, or {@code !} and the SQLState of the error.
 *
 * @param columns the heads of the columns: a type, and where it says more a blank and a value
 * @param rows the cells by the head of their row
 */
public record ConversionTable(List<String> columns, Map<String, List<String>> rows) {
  /** Where the expected tables are. */
  private static final Path FOLDER = Path.of("src/test/resources/jdbc");

  /** What getters give. */
  public static final Path GETTERS = FOLDER.resolve("getters.txt");

  /** What setters bind. */
  public static final Path SETTERS = FOLDER.resolve("setters.txt");

  private static final String OUT_OF_RANGE = "!22003";

  private static final String BAR = " | ";

  /** Reads a table. */
  public static ConversionTable read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      rows.put(cells.get(0), cells.subList(1, cells.size()));
    }
    List<String> head = cells(lines.get(0));
    return new ConversionTable(head.subList(1, head.size()), rows);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  /** Returns the type of a column. */
  public static String type(String column) {
    return column.split(" ", 2)[0];
  }

  /** Returns whether a row gives a result for a type, or would for a value within its range. */
  public boolean converts(String row, String type) {
    for (int i = 0; i < columns.size(); i++) {
      String cell = rows.get(row).get(i);
      boolean given = !cell.startsWith("!") || cell.equals(OUT_OF_RANGE);
      if (type(columns.get(i)).equals(type) && given) {
        return true;
      }
    }
    return false;
  }

  /** Returns the lines of the table, with columns of even width. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(columns);
    all.add(head);
    rows.forEach(
        (name, cells) -> {
          List<String> row = new ArrayList<>(List.of(name));
          row.addAll(cells);
          all.add(row);
        });
    int[] widths = new int[head.size()];
    for (List<String> row : all) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(i == 0 ? "" : BAR).append(row.get(i));
      line.append(" ".repeat(widths[i] - row.get(i).length()));
    }
    return line.toString().stripTrailing();
  }
}
