package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.calcite.SqlToken.Kind;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of other databases' SQL, one token for another: names of types ({@code CAST(x AS TEXT)}),
 * {@code N'text'}, {@code INTERVAL '30 days'}, {@code x REGEXP y}, {@code EXPLAIN SELECT}, hints,
 * and the escapes {@code {oj}}, {@code {escape}} and {@code {limit}}. Each token keeps its place in
 * the user's text.
 */
final class ClientTokens {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("TEXT", "VARCHAR"),
          Map.entry("STRING", "VARCHAR"),
          Map.entry("NVARCHAR", "VARCHAR"),
          Map.entry("VARCHAR2", "VARCHAR"),
          Map.entry("NVARCHAR2", "VARCHAR"),
          Map.entry("LONGVARCHAR", "VARCHAR"),
          Map.entry("LONGTEXT", "VARCHAR"),
          Map.entry("NTEXT", "VARCHAR"),
          Map.entry("CLOB", "VARCHAR"),
          Map.entry("UUID", "VARCHAR"),
          Map.entry("UNIQUEIDENTIFIER", "VARCHAR"),
          Map.entry("INT2", "SMALLINT"),
          Map.entry("INT4", "INTEGER"),
          Map.entry("INT8", "BIGINT"),
          Map.entry("LONG", "BIGINT"),
          Map.entry("SIGNED", "BIGINT"),
          Map.entry("UNSIGNED", "BIGINT"),
          Map.entry("FLOAT4", "REAL"),
          Map.entry("FLOAT8", "DOUBLE"),
          Map.entry("NUMBER", "DECIMAL"),
          Map.entry("DATETIME", "TIMESTAMP"),
          Map.entry("DATETIME2", "TIMESTAMP"),
          Map.entry("SMALLDATETIME", "TIMESTAMP"),
          Map.entry("TIMESTAMPTZ", "TIMESTAMP"),
          Map.entry("BOOL", "BOOLEAN"),
          Map.entry("BIT", "BOOLEAN"));

  /** JDBC's escapes whose inside is SQL without the braces. */
  private static final Set<String> DROPPED_ESCAPES = Set.of("OJ", "ESCAPE", "LIMIT");

  private static final Set<String> KEPT = Set.of("VARCHAR", "DATE", "TIME", "TIMESTAMP");

  /** Without a length they mean one character, which no client that leaves it out wants. */
  private static final Set<String> CHARACTER = Set.of("CHAR", "CHARACTER", "NCHAR");

  /** Functions that are words of the grammar, and there take fewer arguments than elsewhere. */
  private static final Set<String> FUNCTIONS =
      Set.of("DATEADD", "DATEDIFF", "DATEPART", "INSERT", "CONTAINS");

  private static final Set<String> CASTS =
      Set.of("CAST", "TRY_CAST", "SAFE_CAST", "CONVERT", "TRY_CONVERT");

  private static final Set<String> LOCKS = Set.of("UPDATE", "SHARE", "NO", "KEY");

  private static final Pattern INTERVAL =
      Pattern.compile("'(-?)(\\d{1,9}) *(year|month|week|day|hour|minute|second)s?'");

  private final List<SqlToken> tokens;
  private final List<SqlToken> adapted = new ArrayList<>();
  private final Deque<Boolean> casts = new ArrayDeque<>();
  private final Deque<Boolean> droppedBraces = new ArrayDeque<>();
  private int at;

  private ClientTokens(List<SqlToken> tokens) {
    this.tokens = tokens;
  }

  static List<SqlToken> adapt(List<SqlToken> tokens) {
    ClientTokens client = new ClientTokens(tokens);
    while (client.at < tokens.size()) {
      client.adapt(tokens.get(client.at));
      client.at++;
    }
    return client.adapted;
  }

  private void adapt(SqlToken token) {
    switch (token.kind()) {
      case WORD -> word(token);
      case SYMBOL -> symbol(token);
      case STRING -> adapted.add(before().isWord("INTERVAL") ? interval(token) : token);
      case SPACE -> adapted.add(token.text().startsWith("/*+") ? token.withText(" ") : token);
      default -> adapted.add(token);
    }
  }

  private void symbol(SqlToken token) {
    boolean brace = token.isSymbol('{');
    if (brace) {
      droppedBraces.push(DROPPED_ESCAPES.contains(after(1).upper()));
    }
    boolean closing = token.isSymbol('}') && !droppedBraces.isEmpty();
    if (brace && droppedBraces.peek() || closing && droppedBraces.pop()) {
      adapted.add(token.withText(" "));
      return;
    }
    if (token.isSymbol('@') && after(1).isSymbol('@') && after(2).isWord("VERSION")) {
      adapted.add(new SqlToken(Kind.QUOTED, "\"VERSION\"", token.start()));
      adapted.add(token.withText("()"));
      skip(2);
      return;
    }
    if (token.isSymbol('(')) {
      casts.push(CASTS.contains(before().upper()));
    } else if (token.isSymbol(')') && !casts.isEmpty()) {
      casts.pop();
    }
    adapted.add(token);
  }

  private void word(SqlToken token) {
    SqlToken before = before();
    SqlToken after = after(1);
    if (isType(token, before, after)) {
      type(token, after);
      return;
    }
    switch (token.upper()) {
      case "N" -> {
        if (at + 1 == tokens.size() || tokens.get(at + 1).kind() != Kind.STRING) {
          adapted.add(token);
        }
      }
      case "OJ" -> adapted.add(before.isSymbol('{') ? token.withText(" ") : token);
      case "ESCAPE" -> escape(token, after);
      case "REGEXP" -> adapted.add(after.isSymbol('(') ? token : token.withText("RLIKE"));
      case "EXPLAIN" ->
          adapted.add(
              before.kind() == Kind.SPACE && !after.isWord("PLAN")
                  ? token.withText("EXPLAIN PLAN FOR")
                  : token);
      case "FOR" -> {
        if (before.isWord("PLAN")) {
          adapted.add(token);
        } else {
          reading(token, after);
        }
      }
      case "WITH" -> isolation(token, after);
      default -> {
        boolean function = FUNCTIONS.contains(token.upper()) && after.isSymbol('(');
        adapted.add(
            function && !before.isWord("fn")
                ? new SqlToken(Kind.QUOTED, '"' + token.text() + '"', token.start())
                : token);
      }
    }
  }

  private boolean isType(SqlToken token, SqlToken before, SqlToken after) {
    boolean known =
        TYPES.containsKey(token.upper())
            || KEPT.contains(token.upper())
            || CHARACTER.contains(token.upper())
                && !after.isSymbol('(')
                && !after.isWord("VARYING");
    boolean inCast = !casts.isEmpty() && casts.peek();
    boolean ofConvert = before.isSymbol('(') && (after.isSymbol(',') || after.isSymbol('('));
    return known && (inCast && (before.isWord("AS") || ofConvert) || isAfterColons());
  }

  private boolean isAfterColons() {
    int last = adapted.size() - 1;
    return last > 0 && adapted.get(last).isSymbol(':') && adapted.get(last - 1).isSymbol(':');
  }

  private void type(SqlToken token, SqlToken after) {
    String name = KEPT.contains(token.upper()) ? token.text() : TYPES.get(token.upper());
    // As a word it could be taken for the name of a column.
    adapted.add(new SqlToken(Kind.NUMBER, name == null ? "VARCHAR" : name, token.start()));
    if (after.isSymbol('(') && after(2).isWord("MAX")) {
      skip(3);
    }
  }

  /** H2's and PostgreSQL's clients write an empty text for "no character escapes". */
  private void escape(SqlToken token, SqlToken after) {
    if (after.kind() == Kind.STRING && after.text().equals("''")) {
      skip(1);
    } else {
      adapted.add(token);
    }
  }

  private void reading(SqlToken token, SqlToken after) {
    if (casts.isEmpty() && LOCKS.contains(after.upper())) {
      throw new BitbucketException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "Rows cannot be locked; leave out FOR UPDATE and the like");
    }
    boolean only = after(2).isWord("ONLY") && (after.isWord("READ") || after.isWord("FETCH"));
    if (only) {
      skip(2);
    } else {
      adapted.add(token);
    }
  }

  /** Reads never lock and are never repeatable, which is what these words ask for. */
  private void isolation(SqlToken token, SqlToken after) {
    boolean hint = after.isSymbol('(') && after(2).isWord("NOLOCK") && after(3).isSymbol(')');
    if (hint) {
      skip(3);
    } else if (after.isWord("UR") && after(2).kind() == Kind.SPACE) {
      skip(1);
    } else {
      adapted.add(token);
    }
  }

  private static SqlToken interval(SqlToken token) {
    Matcher plain = INTERVAL.matcher(token.text().toLowerCase(Locale.ROOT));
    if (!plain.matches()) {
      return token;
    }
    String unit = plain.group(3).toUpperCase(Locale.ROOT);
    String digits = unit.equals("WEEK") ? "" : "(" + Math.max(2, plain.group(2).length()) + ")";
    return token.withText("'" + plain.group(1) + plain.group(2) + "' " + unit + digits);
  }

  private void skip(int count) {
    for (int skipped = 0; skipped < count; at++) {
      skipped += tokens.get(at + 1).kind() == Kind.SPACE ? 0 : 1;
    }
  }

  private SqlToken before() {
    int i = at - 1;
    while (i >= 0 && tokens.get(i).kind() == Kind.SPACE) {
      i--;
    }
    return i < 0 ? blank() : tokens.get(i);
  }

  /** Returns the n-th token from here that is not blank, or a blank one at the end. */
  private SqlToken after(int n) {
    int found = 0;
    for (int i = at + 1; i < tokens.size(); i++) {
      if (tokens.get(i).kind() != Kind.SPACE && ++found == n) {
        return tokens.get(i);
      }
    }
    return blank();
  }

  private SqlToken blank() {
    return new SqlToken(Kind.SPACE, " ", at);
  }
}
