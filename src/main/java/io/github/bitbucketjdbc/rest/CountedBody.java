package io.github.bitbucketjdbc.rest;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Counts the bytes of an answer while they are read, and keeps the first of them for the log. It
 * ends with an error where no answer of Bitbucket ends: packed, a few bytes can become any number.
 */
final class CountedBody extends FilterInputStream {
  private final long most;
  private final int kept;
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream(0);
  private long count;

  /**
   * Counts a body.
   *
   * @param most the bytes that may come, unpacked
   * @param kept how many of the first bytes are kept
   */
  CountedBody(InputStream body, long most, int kept) {
    super(body);
    this.most = most;
    this.kept = kept;
  }

  long count() {
    return count;
  }

  /** Returns the bytes that were kept, as text. */
  String beginning() {
    return beginning.toString(StandardCharsets.UTF_8);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      count += read;
      beginning.write(buffer, offset, Math.min(read, kept - beginning.size()));
    }
    if (count > most) {
      throw new TooLargeException();
    }
    return read;
  }

  /** The body is larger than any that Bitbucket sends. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("too large");
    }
  }
}
