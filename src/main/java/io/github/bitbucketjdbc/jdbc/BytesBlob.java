package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** Bytes in memory, read-only. */
final class BytesBlob implements Blob {
  private byte[] bytes;

  BytesBlob(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    int start = start(position);
    Boundary.notNegative(length, "The length");
    return Arrays.copyOfRange(bytes, start, (int) Math.min(bytes.length, (long) start + length));
  }

  @Override
  public InputStream getBinaryStream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    return new ByteArrayInputStream(getBytes(position, (int) Math.min(length, Integer.MAX_VALUE)));
  }

  @Override
  public long position(byte[] pattern, long start) throws SQLException {
    int length = Boundary.required(pattern, "The pattern").length;
    for (int i = start(start); i + length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + length, pattern, 0, length)) {
        return i + 1L;
      }
    }
    return -1;
  }

  @Override
  public long position(Blob pattern, long start) throws SQLException {
    Blob other = Boundary.required(pattern, "The pattern");
    return position(other.getBytes(1, (int) other.length()), start);
  }

  @Override
  public int setBytes(long position, byte[] value) throws SQLException {
    throw readOnly();
  }

  @Override
  public int setBytes(long position, byte[] value, int offset, int length) throws SQLException {
    throw readOnly();
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw readOnly();
  }

  private static SQLException readOnly() {
    return ErrorTranslator.create(SqlState.FEATURE_NOT_SUPPORTED, "This Blob is read-only");
  }

  private int start(long position) throws SQLException {
    if (position < 1 || position > bytes.length + 1L) {
      throw Boundary.invalidArgument("The position must be 1 to " + (bytes.length + 1L));
    }
    return (int) position - 1;
  }

  @Override
  public void free() {
    bytes = new byte[0];
  }
}
