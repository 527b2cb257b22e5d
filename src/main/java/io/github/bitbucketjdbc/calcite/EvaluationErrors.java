package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.runtime.CalciteException;

/** Errors in values that generated code meets while it runs, in words and with their SQLState. */
final class EvaluationErrors {
  private EvaluationErrors() {}

  /** Returns the error that a user can do something about, or what was thrown. */
  static RuntimeException of(RuntimeException thrown) {
    Throwable cause = thrown;
    while (isWrapper(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text = String.valueOf(cause.getMessage());
    if (cause instanceof PatternSyntaxException wrong) {
      return new BitbucketException(
          SqlState.DATA_EXCEPTION,
          "The regular expression " + wrong.getPattern() + " is wrong: " + wrong.getDescription(),
          cause);
    }
    if (cause instanceof IllegalStateException && text.contains("SINGLE_VALUE")) {
      return new BitbucketException(
          SqlState.CARDINALITY_VIOLATION,
          "A sub-query that stands for one value gave several rows; narrow it, or add an aggregate"
              + " or LIMIT 1",
          cause);
    }
    boolean aboutAValue =
        cause instanceof CalciteException
            || (cause instanceof IllegalArgumentException
                && !(cause instanceof NumberFormatException));
    if (!aboutAValue) {
      return thrown;
    }
    boolean conversion = text.startsWith("Invalid ");
    return new BitbucketException(
        conversion ? SqlState.INVALID_CONVERSION : SqlState.DATA_EXCEPTION, text, cause);
  }

  /** A cache of compiled patterns wraps what compiling them threw. */
  private static boolean isWrapper(Throwable thrown) {
    return thrown.getClass() == RuntimeException.class
        || thrown.getCause() instanceof PatternSyntaxException;
  }
}
