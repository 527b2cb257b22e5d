package io.github.bitbucketjdbc.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes in memory, as many as there may be: the service has no locators. */
final class BytesBlob implements Blob {
  private byte @Nullable [] bytes;

  BytesBlob(byte[] bytes) {
    this.bytes = bytes;
  }

  private byte[] bytes() throws SQLException {
    return Boundary.notFreed(bytes);
  }

  @Override
  public long length() throws SQLException {
    return bytes().length;
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    int start = Boundary.place(position, length());
    Boundary.notNegative(length, "The length");
    return Arrays.copyOfRange(bytes(), start, (int) Math.min(length(), (long) start + length));
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    return new ByteArrayInputStream(getBytes(position, Boundary.length(length)));
  }

  @Override
  public long position(byte[] pattern, long start) throws SQLException {
    byte[] all = bytes();
    int length = Boundary.required(pattern, "The pattern").length;
    for (int i = Boundary.place(start, all.length); i + length <= all.length; i++) {
      if (Arrays.equals(all, i, i + length, pattern, 0, length)) {
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
    return setBytes(position, value, 0, Boundary.required(value, "The bytes").length);
  }

  @Override
  public int setBytes(long position, byte[] value, int offset, int length) throws SQLException {
    byte[] all = bytes();
    int start = Boundary.place(position, all.length);
    Boundary.part(offset, length, Boundary.required(value, "The bytes").length);
    byte[] grown = Arrays.copyOf(all, Math.max(all.length, Math.addExact(start, length)));
    System.arraycopy(value, offset, grown, start, length);
    bytes = grown;
    return length;
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    int start = Boundary.place(position, length());
    return new OutputStream() {
      private long next = start + 1L;

      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        try {
          next += setBytes(next, buffer, offset, length);
        } catch (SQLException e) {
          throw new IOException(e);
        }
      }
    };
  }

  @Override
  public void truncate(long length) throws SQLException {
    Boundary.notNegative(length, "The length");
    bytes = Arrays.copyOf(bytes(), (int) Math.min(length(), length));
  }

  @Override
  public void free() {
    bytes = null;
  }
}
