package io.github.bitbucketjdbc.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints an array of objects, one on a line, so that line tools can read it too. */
final class JsonPrinter implements RowPrinter {
  private final Writer out;
  private final JsonGenerator json;
  private List<String> names = List.of();

  JsonPrinter(Writer out) {
    this.out = out;
    try {
      json = JsonValues.FACTORY.createGenerator(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json.setPrettyPrinter(new MinimalPrettyPrinter(",\n"));
  }

  @Override
  public void begin(List<Column> columns) throws IOException {
    names = distinct(columns);
    out.write("[\n");
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < names.size(); i++) {
      json.writeFieldName(names.get(i));
      JsonValues.write(json, values.get(i));
    }
    json.writeEndObject();
    json.flush();
  }

  @Override
  public void end() throws IOException {
    boolean empty = json.getOutputContext().getEntryCount() == 0;
    json.close();
    out.write(empty ? "]\n" : "\n]\n");
  }

  /** Most readers keep one member of each name, so a second {@code Id} becomes {@code Id_2}. */
  private static List<String> distinct(List<Column> columns) {
    Set<String> taken = new HashSet<>();
    columns.forEach(column -> taken.add(column.label()));
    Set<String> used = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      String name = column.label();
      for (int n = 2; !used.add(name); n++) {
        String candidate = column.label() + "_" + n;
        name = taken.contains(candidate) ? name : candidate;
      }
      names.add(name);
    }
    return names;
  }
}
