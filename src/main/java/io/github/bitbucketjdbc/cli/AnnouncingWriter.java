package io.github.bitbucketjdbc.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Does something before every write, such as clearing the line that the text will need. */
final class AnnouncingWriter extends FilterWriter {
  private final Runnable announcement;

  AnnouncingWriter(Writer out, Runnable announcement) {
    super(out);
    this.announcement = announcement;
  }

  @Override
  public void write(int c) throws IOException {
    announcement.run();
    super.write(c);
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    announcement.run();
    super.write(buffer, offset, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    announcement.run();
    super.write(text, offset, length);
  }
}
