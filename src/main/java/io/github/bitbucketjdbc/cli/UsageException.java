package io.github.bitbucketjdbc.cli;

/** The command line makes no sense; the message is the one line that says why. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
