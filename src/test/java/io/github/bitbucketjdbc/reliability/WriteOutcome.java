package io.github.bitbucketjdbc.reliability;

import io.github.bitbucketjdbc.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * What a write comes to.
 *
 * @param state the error, or null for success
 * @param effects how often the row was written in truth
 * @param text what users read about it
 * @param sent how many requests it takes
 */
record WriteOutcome(@Nullable SqlState state, int effects, String text, int sent) {
  private static final String UNKNOWN = "`08007` not known";

  static WriteOutcome written(int sent) {
    return new WriteOutcome(null, 1, sent == 1 ? "written" : "written (+" + (sent - 1) + ")", sent);
  }

  /** It was written, and the answer that tells its keys is lost. */
  static WriteOutcome unread() {
    return new WriteOutcome(SqlState.OUTCOME_UNKNOWN, 1, "`08007` written", 1);
  }

  static WriteOutcome unknown(int effects) {
    return new WriteOutcome(SqlState.OUTCOME_UNKNOWN, effects, UNKNOWN, 1);
  }

  static WriteOutcome refused(SqlState state) {
    return refused(state, 1);
  }

  static WriteOutcome refused(SqlState state, int sent) {
    return new WriteOutcome(state, 0, "`" + state.code() + "` not written", sent);
  }

  /** Whether the error has to say that the row was written. */
  boolean saysWritten() {
    return state == SqlState.OUTCOME_UNKNOWN && !text.equals(UNKNOWN);
  }
}
