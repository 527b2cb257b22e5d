package io.github.bitbucketjdbc.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question that people ask of their workspace, and what it should cost.
 *
 * @param words the question
 * @param sql the query that answers it
 * @param floor the fewest requests that can answer it, as a {@link Floor} has them
 * @param because the same in words
 * @param more why the driver needs more; empty when it does not
 */
record Question(String words, String sql, String floor, String because, String more) {
  private static final Path FILE = Path.of("src/test/resources/requests/questions.txt");

  static List<Question> all() throws IOException {
    return Stream.of(Files.readString(FILE).split("\n\\s*\n")).map(Question::parse).toList();
  }

  private static Question parse(String block) {
    List<String> lines = block.strip().lines().toList();
    String sql =
        lines.stream()
            .filter(l -> !l.matches("(# |floor: |because: |more: ).*"))
            .collect(Collectors.joining("\n"));
    return new Question(
        after(lines, "# "),
        sql,
        after(lines, "floor: "),
        after(lines, "because: "),
        after(lines, "more: "));
  }

  private static String after(List<String> lines, String prefix) {
    return lines.stream()
        .filter(l -> l.startsWith(prefix))
        .map(l -> l.substring(prefix.length()))
        .findFirst()
        .orElse("");
  }
}
