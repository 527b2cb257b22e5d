package io.github.bitbucketjdbc.query;

import java.util.List;

/** Prepares SQL of one connection. Safe for use by several threads. */
public interface QueryEngine extends AutoCloseable {
  /**
   * Parses, validates and plans a statement. Sends no request.
   *
   * @param sql one statement, with or without a trailing semicolon
   * @param schema the schema in which unqualified table names are looked up
   * @param execution for which it is planned; planning ends when it is stopped or its time is over
   * @throws io.github.bitbucketjdbc.error.BitbucketException when the statement is not valid
   */
  PreparedQuery prepare(String sql, String schema, Execution execution);

  /** Returns the names of the views that the user defined. */
  default List<String> views() {
    return List.of();
  }

  /** Stops everything that still runs for this engine. */
  @Override
  void close();
}
