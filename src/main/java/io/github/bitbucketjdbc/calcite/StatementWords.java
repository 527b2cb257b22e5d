package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.NearestName;
import java.util.List;
import java.util.Set;

/** The words that a statement begins with, and what to say about another one. */
final class StatementWords {
  private static final List<String> KNOWN =
      List.of("SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "CALL", "EXPLAIN");

  /** Statements of other databases that tell what tables and columns there are. */
  private static final Set<String> CATALOG = Set.of("SHOW", "DESCRIBE", "DESC");

  private StatementWords() {}

  /** Returns what to say about a statement that begins with none of ours, as a clause. */
  static String refusal(String word) {
    String other =
        CATALOG.contains(word)
            ? "; the tables sys_tables and sys_tablecolumns tell what there is"
            : NearestName.clause(word, KNOWN);
    return word
        + " is not supported; use SELECT, WITH, VALUES, INSERT, UPDATE, DELETE, CALL or EXPLAIN"
        + " PLAN FOR"
        + other;
  }
}
