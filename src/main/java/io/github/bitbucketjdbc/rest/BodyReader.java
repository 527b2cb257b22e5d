package io.github.bitbucketjdbc.rest;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a good answer, on a thread of the client. */
@FunctionalInterface
public interface BodyReader<T> {
  /**
   * Reads the body, which the client closes.
   *
   * @throws IOException when the connection breaks meanwhile
   */
  T read(InputStream body) throws IOException;

  /** Reads the body of an answer of which more than the body matters. */
  default T read(AnswerHead head, InputStream body) throws IOException {
    return read(body);
  }

  /**
   * Returns whether an answer may be anything, not only JSON, and may come from the host of
   * somebody else to which Bitbucket redirects, who gets no credentials.
   */
  default boolean takesAnything() {
    return false;
  }
}
