package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.json.ErrorBody;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a write. Whoever reads it decides whether to write again, so it is never
 * unclear whether the service refused, or may have done it without saying so.
 */
final class WriteErrors {
  private WriteErrors() {}

  /** Returns the error for a status that means something else for writes than for reads. */
  static Optional<BitbucketException> of(int status, ErrorBody body, CallContext context) {
    return switch (status) {
      case 400, 415, 422 ->
          Optional.of(
              error(
                  SqlState.DATA_EXCEPTION,
                  status,
                  "Bitbucket refused "
                      + (context.method() == Method.DELETE ? "" : "the values for ")
                      + context.place()
                      + said(body)
                      + "; nothing was changed"));
      case 405 ->
          Optional.of(
              error(
                  SqlState.FEATURE_NOT_SUPPORTED,
                  status,
                  "The service does not offer " + context.place() + said(body)));
      case 409, 412 ->
          Optional.of(
              error(
                  SqlState.CONFLICT,
                  status,
                  "Bitbucket refused "
                      + context.place()
                      + " because of what is there"
                      + said(body)
                      + "; nothing was changed"));
      case 301, 302, 303 ->
          Optional.of(unknown(context, status, "Bitbucket redirected (HTTP " + status + ")", null));
      default ->
          mayBeDone(status)
              ? Optional.of(
                  unknown(
                      context, status, "Bitbucket failed (HTTP " + status + ")" + said(body), null))
              : Optional.empty();
    };
  }

  /**
   * Returns whether a failure may come after the effect. Gateways answer with more statuses than
   * the standard has, such as 520 to 527; 501 alone says that nothing was tried.
   */
  private static boolean mayBeDone(int status) {
    return status == 408 || (status >= 500 && status != 501);
  }

  /** Returns the error for a write whose answer did not come. */
  static BitbucketException unknown(
      CallContext context, int status, String why, @Nullable Throwable cause) {
    return new BitbucketException(
        SqlState.OUTCOME_UNKNOWN,
        status,
        why
            + ". It is not known whether the write took effect: check "
            + (context.subject().isEmpty() ? "" : "in the " + context.subject() + " ")
            + "what "
            + context.place()
            + " would have changed before you write again",
        cause);
  }

  /** Returns the error for a write that was done, and whose answer could not be read. */
  static BitbucketException unread(CallContext context, int status, Throwable cause) {
    return new BitbucketException(
        SqlState.OUTCOME_UNKNOWN,
        status,
        "Bitbucket wrote it (HTTP "
            + status
            + "), but its answer could not be read, so keys that it made are not known: "
            + context.place()
            + ". Do not write again",
        cause);
  }

  private static BitbucketException error(SqlState state, int status, String message) {
    return new BitbucketException(state, status, message, null);
  }

  private static String said(ErrorBody body) {
    return body.message().isEmpty() ? "" : ": " + body.message();
  }
}
