package io.github.bitbucketjdbc.cli;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import sqlline.CommandHandler;
import sqlline.SqlLine;

/**
 * Completes commands and their tables, and in SQL the keywords, the tables and the columns of those
 * tables that the statement already names; in a call the procedures.
 */
final class ShellCompleter implements Completer {
  private static final String KEYWORDS =
      "SELECT DISTINCT FROM WHERE GROUP BY HAVING ORDER LIMIT OFFSET JOIN LEFT INNER CROSS ON USING"
          + " AS AND OR NOT NULL IS IN LIKE BETWEEN EXISTS UNION ALL WITH CASE WHEN THEN ELSE END"
          + " CAST COUNT SUM AVG MIN MAX ASC DESC INSERT INTO VALUES UPDATE SET DELETE CALL EXPLAIN PLAN"
          + " FOR TIMESTAMP DATE INTERVAL CURRENT_TIMESTAMP";

  private final SqlLine sqlLine;
  private final TableNames names;

  ShellCompleter(SqlLine sqlLine, TableNames names) {
    this.sqlLine = sqlLine;
    this.names = names;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    try {
      boolean command = line.line().stripLeading().startsWith(SqlLine.COMMAND_PREFIX);
      if (command && line.wordIndex() == 0) {
        for (CommandHandler handler : sqlLine.getCommandHandlers()) {
          String name = SqlLine.COMMAND_PREFIX + handler.getName();
          candidates.add(candidate(name, "commands", handler.getHelpText()));
        }
      } else if (command) {
        addAll(names.tables(), "tables", candidates);
      } else {
        completeSql(line, candidates);
      }
    } catch (SQLException e) {
      // no suggestions then; the statement itself will tell what is wrong
    }
  }

  private void completeSql(ParsedLine line, List<Candidate> candidates) throws SQLException {
    String word = line.word().substring(0, line.wordCursor());
    int dot = word.lastIndexOf('.');
    if (line.line().stripLeading().matches("(?is)\\{?\\s*(CALL|EXEC|EXECUTE)\\b.*")) {
      for (String procedure : names.procedures()) {
        candidates.add(candidate(word.substring(0, dot + 1) + procedure, "procedures", ""));
      }
      return;
    }
    for (String table : namedIn(line)) {
      for (String column : names.columns(table)) {
        candidates.add(candidate(word.substring(0, dot + 1) + column, "columns", table));
      }
    }
    if (dot < 0) {
      addAll(names.tables(), "tables", candidates);
      addAll(List.of(KEYWORDS.split(" ")), "keywords", candidates);
    }
  }

  private List<String> namedIn(ParsedLine line) throws SQLException {
    Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String word : line.line().split("[^\\p{L}\\p{N}_$]+")) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
    List<String> named = new ArrayList<>();
    for (String table : names.tables()) {
      if (words.contains(table)) {
        named.add(table);
      }
    }
    return named;
  }

  private static void addAll(Iterable<String> words, String group, List<Candidate> candidates) {
    words.forEach(word -> candidates.add(new Candidate(word, word, group, null, null, null, true)));
  }

  private static Candidate candidate(String text, String group, String description) {
    return new Candidate(text, text, group, description, null, null, true);
  }
}
