package io.github.bitbucketjdbc.config;

/**
 * What is written to a log file.
 *
 * @param file the file, or "" for none
 * @param verbosity 1 errors, 2 statements too, 3 requests, 4 headers, 5 bodies
 * @param maxFileSize the bytes after which a new file begins, 0 for one file without limit
 * @param maxFileCount how many files are kept
 */
public record LogSettings(String file, int verbosity, long maxFileSize, int maxFileCount) {
  /** No log file. */
  public static final LogSettings NONE = new LogSettings("", 1, 0, 5);
}
