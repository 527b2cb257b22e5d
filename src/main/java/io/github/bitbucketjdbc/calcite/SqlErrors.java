package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.validate.SqlValidatorException;
import org.jspecify.annotations.Nullable;

/** Turns Calcite's complaints about a statement into ours, with places in the user's text. */
final class SqlErrors {
  private static final Pattern NO_TABLE =
      Pattern.compile("(?:Object|Table) '([^']*)' not found.*", Pattern.DOTALL);
  private static final Pattern NO_COLUMN =
      Pattern.compile(
          "(?:Unknown target column|Column) '([^']*)'(?: not found in .*)?", Pattern.DOTALL);
  private static final Pattern NO_FUNCTION =
      Pattern.compile("No match found for function signature (.*)", Pattern.DOTALL);
  private static final Pattern NOT_APPLICABLE = Pattern.compile("Cannot apply .*", Pattern.DOTALL);

  /** What the parser says about any word at the beginning that starts no statement. */
  private static final String NO_STATEMENT = "Non-query expression";

  private final SqlText text;
  private final NameHints hints;

  SqlErrors(SqlText text, NameHints hints) {
    this.text = text;
    this.hints = hints;
  }

  BitbucketException translate(Throwable thrown) {
    if (isCausedBy(thrown, StackOverflowError.class.getSimpleName())) {
      return new BitbucketException(
          SqlState.INVALID_STATEMENT, "The statement is nested too deeply", thrown);
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof BitbucketException own) {
        return own;
      }
      if (t instanceof SqlParseException e) {
        return parse(e);
      }
      if (t instanceof CalciteContextException e) {
        return validation(e);
      }
      if (t instanceof SqlValidatorException e) {
        return new BitbucketException(state(message(e)), described(message(e), "", false), e);
      }
    }
    if (thrown instanceof UnsupportedOperationException) {
      return new BitbucketException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "The statement uses something that is not supported: " + message(thrown),
          thrown);
    }
    return new BitbucketException(
        SqlState.INTERNAL_ERROR,
        "The statement could not be planned: " + firstLine(message(thrown)),
        thrown);
  }

  private BitbucketException parse(SqlParseException e) {
    String where = e.getPos() == null ? "" : at(e.getPos().getLineNum(), e.getPos().getColumnNum());
    String reason = firstLine(message(e));
    int place = reason.indexOf(" at line ");
    String short_ = place > 0 ? reason.substring(0, place) : reason;
    if (short_.startsWith(NO_STATEMENT)) {
      short_ = StatementWords.refusal(text.firstWord());
    }
    return new BitbucketException(SqlState.SYNTAX_ERROR, "Syntax error" + where + ": " + short_, e);
  }

  private BitbucketException validation(CalciteContextException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String reason = message(cause);
    String where = e.getPosLine() > 0 ? at(e.getPosLine(), e.getPosColumn()) : "";
    boolean quoted =
        e.getPosLine() > 0 && text.isDoubleQuoted(text.origin(e.getPosLine(), e.getPosColumn()));
    return new BitbucketException(state(reason), described(reason, where, quoted), e);
  }

  private String at(int line, int column) {
    return " (" + text.origin(line, column) + ")";
  }

  private static SqlState state(String reason) {
    if (NO_TABLE.matcher(reason).matches()) {
      return SqlState.UNDEFINED_TABLE;
    }
    if (NO_COLUMN.matcher(reason).matches()) {
      return SqlState.UNDEFINED_COLUMN;
    }
    if (NO_FUNCTION.matcher(reason).matches()) {
      return SqlState.UNDEFINED_FUNCTION;
    }
    return SqlState.INVALID_STATEMENT;
  }

  /**
   * Returns the message for a reason.
   *
   * @param quoted whether the place is a name in double quotes, which may be meant as a text
   */
  private String described(String reason, String where, boolean quoted) {
    Matcher table = NO_TABLE.matcher(reason);
    if (table.matches()) {
      return "Table " + table.group(1) + " does not exist" + where + hints.forTable(table.group(1));
    }
    Matcher column = NO_COLUMN.matcher(reason);
    if (column.matches()) {
      String name = column.group(1);
      String hint = hints.forColumn(name);
      if (hint.isEmpty() && quoted) {
        hint = "; a text stands in single quotes: '" + name + "'";
      }
      return "Column " + name + " does not exist" + where + hint;
    }
    Matcher function = NO_FUNCTION.matcher(reason);
    if (function.matches()) {
      return "There is no function " + function.group(1) + " for these types" + where;
    }
    return (NOT_APPLICABLE.matcher(reason).matches()
            ? reason.replace('\n', ' ')
            : firstLine(reason))
        + where;
  }

  private static String message(@Nullable Throwable t) {
    return t == null || t.getMessage() == null ? "no reason was given" : t.getMessage();
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).strip();
  }

  /** Returns the error of a statement for which no code could be generated. */
  static RuntimeException cannotImplement(IllegalStateException e) {
    return message(e).startsWith("Unable to implement") ? cannotPlan(e) : e;
  }

  /** Returns the error of a statement whose code is longer, or deeper, than Java allows. */
  static RuntimeException cannotCompile(RuntimeException e) {
    return isCausedBy(e, "InternalCompilerException")
        ? new BitbucketException(
            SqlState.INVALID_STATEMENT,
            "An expression is too long to be compiled; compare columns as they are with long"
                + " lists, or use shorter lists",
            e)
        : e;
  }

  /** Goes by the name of a class: that of Calcite's compiler is not there to compile with. */
  private static boolean isCausedBy(Throwable thrown, String name) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t.getClass().getSimpleName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the error of a statement for which there is no physical plan. */
  static BitbucketException cannotPlan(RuntimeException e) {
    return new BitbucketException(
        SqlState.FEATURE_NOT_SUPPORTED,
        "The statement combines operators or functions that cannot be run together; write it in"
            + " smaller steps, for example with sub-queries",
        e);
  }
}
