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
}
