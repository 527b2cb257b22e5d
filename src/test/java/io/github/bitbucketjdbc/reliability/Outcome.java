package io.github.bitbucketjdbc.reliability;

import io.github.bitbucketjdbc.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * What a query comes to.
 *
 * @param state the error, or null for the rows of the healthy service
 * @param empty whether there are no rows, because the service says that there is no such row
 * @param more the requests beyond those of the healthy service; after an error those beyond the
 *     faulty one
 * @param slack how many requests more it may be, where chance decides
 */
record Outcome(@Nullable SqlState state, boolean empty, int more, int slack) {

  static Outcome rows(int more) {
    return new Outcome(null, false, more, 0);
  }

  static Outcome noRow(int more) {
    return new Outcome(null, true, more, 0);
  }

  static Outcome error(SqlState state) {
    return new Outcome(state, false, 0, 0);
  }

  /** An error that comes only after some repetitions. */
  Outcome after(int repetitions) {
    return new Outcome(state, empty, repetitions, slack);
  }

  Outcome orAfterOneMore() {
    return upTo(1);
  }

  /** So many requests more may be needed. */
  Outcome upTo(int further) {
    return new Outcome(state, empty, more, further);
  }

  /** The outcome as users read it. */
  String text() {
    String what = state != null ? "`" + state.code() + "`" : empty ? "no row" : "rows";
    return more == 0 ? what : what + " (+" + more + (slack > 0 ? "–" + (more + slack) : "") + ")";
  }
}
