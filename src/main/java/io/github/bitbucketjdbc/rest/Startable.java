package io.github.bitbucketjdbc.rest;

/** Something that can begin its work before its result is asked for. */
@FunctionalInterface
public interface Startable {
  /** Begins in the background; beginning twice does nothing. */
  void start();
}
