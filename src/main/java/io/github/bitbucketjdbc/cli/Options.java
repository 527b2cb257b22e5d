package io.github.bitbucketjdbc.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param action what to do at all
 * @param url the connection URL, or null when none was given
 * @param sources the statements to run; empty means a shell, or standard input when there is no
 *     terminal
 * @param format how results are printed
 * @param browser whether signing in may open a browser
 * @param showSecrets whether a connection is printed with its secrets
 */
record Options(
    Action action,
    @Nullable String url,
    List<Source> sources,
    OutputFormat format,
    boolean browser,
    boolean showSecrets) {
  static final String URL_PREFIX = "jdbc:bitbucket:";
  static final String DEMO_URL = "jdbc:bitbucket:Demo=true;Workspace=acme";

  /** Returns the URL, or that of the environment, which is not in the process list; or null. */
  @Nullable String url(Map<String, String> environment) {
    String other = environment.getOrDefault("BITBUCKET_JDBC_URL", "");
    return url != null || other.isBlank() ? url : other;
  }

  /** The things the program can do. */
  enum Action {
    RUN,
    LOGIN,
    CONFIGURE,
    HELP,
    VERSION
  }
}
