package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** Text in memory, as large as it may be: the service has no locators. */
final class TextClob implements NClob {
  private final StringBuilder text;

  TextClob(String text) {
    this.text = new StringBuilder(text);
  }

  @Override
  public long length() {
    return text.length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    int start = start(position);
    Boundary.notNegative(length, "The length");
    return text.substring(start, (int) Math.min(text.length(), (long) start + length));
  }

  @Override
  public Reader getCharacterStream() {
    return new StringReader(text.toString());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, (int) Math.min(length, Integer.MAX_VALUE)));
  }

  @Override
  public InputStream getAsciiStream() {
    return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String wanted, long start) throws SQLException {
    int found = text.indexOf(Boundary.required(wanted, "The text"), start(start));
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
    int start = start(position);
    String part =
        Boundary.call(
            () -> Boundary.required(value, "The text").substring(offset, offset + length));
    text.replace(start, Math.min(text.length(), start + part.length()), part);
    return part.length();
  }

  @Override
  public void truncate(long length) throws SQLException {
    text.setLength((int) Math.min(text.length(), Boundary.notNegative(length, "The length")));
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    throw notWritable();
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    throw notWritable();
  }

  private static SQLException notWritable() {
    return ErrorTranslator.create(
        SqlState.FEATURE_NOT_SUPPORTED, "Writing to a Clob through a stream is not supported");
  }

  private int start(long position) throws SQLException {
    if (position < 1 || position > text.length() + 1L) {
      throw Boundary.invalidArgument("The position must be 1 to " + (text.length() + 1L));
    }
    return (int) position - 1;
  }

  @Override
  public void free() {
    text.setLength(0);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
