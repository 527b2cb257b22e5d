package io.github.bitbucketjdbc.cli;

/** The person who is asked left, with Ctrl-C, Ctrl-D or the end of the input. */
final class LeftException extends Exception {
  private static final long serialVersionUID = 1L;

  LeftException() {
    super("nobody answers any more");
  }
}
