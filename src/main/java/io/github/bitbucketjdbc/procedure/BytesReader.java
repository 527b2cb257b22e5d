package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.rest.AnswerHead;
import io.github.bitbucketjdbc.rest.BodyReader;
import java.io.IOException;
import java.io.InputStream;

/** Reads an answer into memory, as long as it fits. */
final class BytesReader implements BodyReader<byte[]> {
  static final int MOST_BYTES = 64 * 1024 * 1024;

  private final String procedure;
  private final String instead;

  /**
   * A reader.
   *
   * @param instead what to do when it does not fit, for the error
   */
  BytesReader(String procedure, String instead) {
    this.procedure = procedure;
    this.instead = instead;
  }

  @Override
  public boolean takesAnything() {
    return true;
  }

  @Override
  public byte[] read(AnswerHead head, InputStream body) throws IOException {
    if (head.isListing()) {
      throw new BitbucketException(
          SqlState.UNDEFINED_OBJECT,
          procedure + " was given a directory, not a file; the table Files lists what is in it");
    }
    return read(body);
  }

  @Override
  public byte[] read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BitbucketException(
          SqlState.DATA_EXCEPTION, procedure + " gives at most 64 MiB as a value; " + instead);
    }
    return bytes;
  }
}
