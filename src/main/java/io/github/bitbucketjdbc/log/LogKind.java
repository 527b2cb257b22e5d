package io.github.bitbucketjdbc.log;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The kinds of log lines. Verbosity decides about the file, the level about the logger; none is
 * shown by a JVM that is not configured, because errors reach the program as exceptions anyway.
 */
public enum LogKind {
  /** A statement that failed. */
  ERROR(1, Level.CONFIG, "sql"),
  /** A statement that ended, with its duration and requests. */
  STATEMENT(2, Level.FINE, "sql"),
  /** A token that was asked for. */
  AUTH(3, Level.FINER, "auth"),
  /** A request that was answered or failed. */
  REQUEST(3, Level.FINER, "http"),
  /** The headers of a request and its answer. */
  HEADERS(4, Level.FINEST, "http.headers"),
  /** The beginning of a body. */
  BODY(5, Level.FINEST, "http.body");

  private final int verbosity;
  private final Level level;
  private final String name;
  private final Logger logger;

  LogKind(int verbosity, Level level, String name) {
    this.verbosity = verbosity;
    this.level = level;
    this.name = name;
    this.logger = Logger.getLogger("io.github.bitbucketjdbc." + name);
  }

  int verbosity() {
    return verbosity;
  }

  Level level() {
    return level;
  }

  String shortName() {
    return name;
  }

  Logger logger() {
    return logger;
  }
}
