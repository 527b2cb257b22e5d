package io.github.bitbucketjdbc.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A query with the requests it sends, as a golden file has it. Lines that begin with {@code --} are
 * its title, {@code !} adds connection properties, {@code ?} gives a parameter, {@code ->} is a
 * request; all other lines are the query.
 */
record GoldenCase(
    List<String> title,
    String properties,
    String sql,
    List<String> parameters,
    List<String> requests) {

  static List<GoldenCase> parse(String file) {
    List<GoldenCase> cases = new ArrayList<>();
    for (String block : file.split("\n\\s*\n")) {
      if (!block.isBlank()) {
        List<String> lines = block.strip().lines().toList();
        cases.add(
            new GoldenCase(
                starting(lines, "--"),
                String.join("", after(lines, "! ")),
                lines.stream()
                    .filter(l -> !l.matches("(--|! |\\? |->).*"))
                    .collect(Collectors.joining("\n")),
                after(lines, "? "),
                after(lines, "-> ")));
      }
    }
    return cases;
  }

  private static List<String> starting(List<String> lines, String prefix) {
    return lines.stream().filter(l -> l.startsWith(prefix)).toList();
  }

  private static List<String> after(List<String> lines, String prefix) {
    return starting(lines, prefix).stream().map(l -> l.substring(prefix.length())).toList();
  }

  /** Returns the case as its file has it, with these requests. */
  String text(List<String> sent) {
    List<String> lines = new ArrayList<>(title);
    if (!properties.isEmpty()) {
      lines.add("! " + properties);
    }
    lines.add(sql);
    parameters.forEach(p -> lines.add("? " + p));
    sent.forEach(r -> lines.add("-> " + r));
    return String.join("\n", lines);
  }

  /** Returns the parameters: numbers as numbers, everything else as text. */
  List<Object> values() {
    return parameters.stream()
        .map(p -> p.matches("-?\\d+") ? (Object) Long.valueOf(p) : p)
        .toList();
  }
}
