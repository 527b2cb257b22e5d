package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.rest.BodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads an answer into a file that is there already, from its beginning: when the connection breaks
 * and the request is repeated, nothing of the first attempt stays. A file that was removed
 * meanwhile is not made again, because then nobody waits for it.
 */
final class FileReader implements BodyReader<Long> {
  private final Path file;

  FileReader(Path file) {
    this.file = file;
  }

  @Override
  public boolean takesAnything() {
    return true;
  }

  @Override
  public Long read(InputStream body) throws IOException {
    byte[] buffer = new byte[65_536];
    long count = 0;
    try (OutputStream out = open()) {
      int read = body.read(buffer);
      while (read >= 0) {
        write(out, buffer, read);
        count += read;
        read = body.read(buffer);
      }
      return count;
    }
  }

  private OutputStream open() {
    try {
      return Files.newOutputStream(
          file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** A full disk is no fault of the connection, after which the request would be repeated. */
  private static void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static BitbucketException unwritable(IOException cause) {
    return new BitbucketException(
        SqlState.DATA_EXCEPTION, "The local file cannot be written: is the disk full?", cause);
  }
}
