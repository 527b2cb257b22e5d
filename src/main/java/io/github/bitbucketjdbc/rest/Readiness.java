package io.github.bitbucketjdbc.rest;

/** Something that can tell whether its next row or part is there already. */
public interface Readiness {
  /** Returns whether asking for more will probably not wait for an answer. */
  boolean isReady();

  /** Returns whether a cursor or an iterator is ready; one that cannot tell is. */
  static boolean of(Object source) {
    return !(source instanceof Readiness aware) || aware.isReady();
  }
}
