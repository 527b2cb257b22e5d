package io.github.bitbucketjdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A statement as a client sends it, with what must come of it. In its file a line that begins with
 * {@code #} is its title, {@code ?} gives a parameter, {@code =} the number of requests, {@code |}
 * a row of the result, and {@code !} the SQLState and some words of the error; all other lines are
 * the statement.
 *
 * @param requests how many requests it sends
 * @param error SQLState and words, or "" when there is a result
 */
record ClientStatement(
    String title,
    String sql,
    List<Object> parameters,
    int requests,
    List<String> rows,
    String error) {

  static List<ClientStatement> parse(String file) {
    List<ClientStatement> statements = new ArrayList<>();
    for (String block : file.split("\n\\s*\n")) {
      List<String> lines = block.lines().filter(l -> !l.isEmpty()).toList();
      statements.add(
          new ClientStatement(
              String.join(" ", after(lines, "#")),
              lines.stream().filter(l -> !l.matches("[#?=|!].*")).collect(Collectors.joining("\n")),
              after(lines, "?").stream().map(ClientStatement::value).toList(),
              Integer.parseInt(after(lines, "=").stream().findFirst().orElse("0")),
              after(lines, "|"),
              String.join(" ", after(lines, "!"))));
    }
    return statements;
  }

  private static List<String> after(List<String> lines, String prefix) {
    return lines.stream()
        .filter(l -> l.startsWith(prefix))
        .map(l -> l.substring(prefix.length()).strip())
        .toList();
  }

  /** Numbers are set as numbers, everything else as text. */
  private static Object value(String written) {
    return written.matches("-?\\d+") ? Long.valueOf(written) : written;
  }

  /** Returns whether the order of the rows is part of the statement. */
  boolean isOrdered() {
    return sql.toUpperCase(Locale.ROOT).contains("ORDER BY");
  }
}
