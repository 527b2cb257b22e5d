package io.github.bitbucketjdbc.log;

import java.util.regex.Pattern;

/** SQL text as logs show it: what is written may be a secret, such as the value of a variable. */
final class LoggedSql {
  private static final Pattern READS =
      Pattern.compile("(?is)\\s*\\(*\\s*(SELECT|WITH|VALUES|TABLE)\\b.*");
  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'?");

  private LoggedSql() {}

  /** Returns a query as it is, and any other statement without its texts. */
  static String of(String sql) {
    return READS.matcher(sql).matches() ? sql : LITERAL.matcher(sql).replaceAll("'…'");
  }
}
