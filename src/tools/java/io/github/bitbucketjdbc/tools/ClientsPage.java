package io.github.bitbucketjdbc.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The page of tools: text, and one table whose rows the tests of the tools write. */
final class ClientsPage {
  static final Path PATH = Path.of("docs/clients.md");
  private static final String RULE = "| --- |";

  private final List<String> before = new ArrayList<>();
  private final Map<String, String> rows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<String> after = new ArrayList<>();

  private ClientsPage() {}

  static ClientsPage read() throws IOException {
    ClientsPage page = new ClientsPage();
    boolean inTable = false;
    for (String line : Files.readAllLines(PATH)) {
      boolean row = line.startsWith("| ");
      if (inTable && row) {
        page.rows.put(line.split("\\|")[1].strip(), line);
      } else if (page.rows.isEmpty()) {
        page.before.add(line);
      } else {
        page.after.add(line);
      }
      inTable = row && (inTable || line.startsWith(RULE));
    }
    return page;
  }

  Set<String> tools() {
    return rows.keySet();
  }

  /** The row of a tool; empty when there is none. */
  String row(String tool) {
    return rows.getOrDefault(tool, "");
  }

  void put(String tool, String row) {
    rows.put(tool, row);
  }

  void write() throws IOException {
    List<String> lines = new ArrayList<>(before);
    lines.addAll(rows.values());
    lines.addAll(after);
    Files.write(PATH, lines);
  }
}
