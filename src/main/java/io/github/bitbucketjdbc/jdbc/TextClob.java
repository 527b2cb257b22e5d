package io.github.bitbucketjdbc.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Text in memory, as large as it may be: the service has no locators. */
final class TextClob implements NClob {
  private @Nullable StringBuilder text;

  TextClob(String text) {
    this.text = new StringBuilder(text);
  }

  private StringBuilder text() throws SQLException {
    return Boundary.notFreed(text);
  }

  @Override
  public long length() throws SQLException {
    return text().length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    int start = Boundary.place(position, length());
    Boundary.notNegative(length, "The length");
    return text().substring(start, (int) Math.min(length(), (long) start + length));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(text().toString());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, Boundary.length(length)));
  }

  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new ByteArrayInputStream(text().toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String wanted, long start) throws SQLException {
    int from = Boundary.place(start, length());
    int found = text().indexOf(Boundary.required(wanted, "The text"), from);
    return found < 0 ? -1 : found + 1;
  }

  @Override
  public long position(Clob wanted, long start) throws SQLException {
    Clob other = Boundary.required(wanted, "The text");
    return position(other.getSubString(1, (int) other.length()), start);
  }

  @Override
  public int setString(long position, String value) throws SQLException {
    return setString(position, value, 0, Boundary.required(value, "The text").length());
  }

  @Override
  public int setString(long position, String value, int offset, int length) throws SQLException {
    int start = Boundary.place(position, length());
    Boundary.part(offset, length, Boundary.required(value, "The text").length());
    String part = value.substring(offset, offset + length);
    text().replace(start, (int) Math.min(length(), (long) start + part.length()), part);
    return part.length();
  }

  @Override
  public void truncate(long length) throws SQLException {
    text().setLength((int) Math.min(length(), Boundary.notNegative(length, "The length")));
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    Writer writer = setCharacterStream(position);
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        writer.write(b & 0x7f);
      }
    };
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    int start = Boundary.place(position, length());
    return new Writer() {
      private long next = start + 1L;

      @Override
      public void write(char[] buffer, int offset, int length) throws IOException {
        try {
          next += setString(next, new String(buffer, offset, length));
        } catch (SQLException e) {
          throw new IOException(e);
        }
      }

      @Override
      public void flush() {
        // What is written is there.
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }

  @Override
  public void free() {
    text = null;
  }

  @Override
  public String toString() {
    return String.valueOf(text);
  }
}
