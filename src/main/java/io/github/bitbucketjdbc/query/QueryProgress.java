package io.github.bitbucketjdbc.query;

/** How far an execution is. A {@link java.sql.Statement} of this driver unwraps to it. */
public interface QueryProgress {
  /** Returns the number of HTTP requests sent so far. */
  long requests();

  /** Returns the number of rows read from the service so far. */
  long rows();

  /** Returns the wait that is under way in a few words, or "" when there is none. */
  String waiting();
}
