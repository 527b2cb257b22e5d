package io.github.bitbucketjdbc.log;

import io.github.bitbucketjdbc.config.LogSettings;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A log file, which connections with the same path share; the last one closes it. */
final class LogFile implements AutoCloseable {
  private static final Map<String, LogFile> OPEN = new HashMap<>();

  private final String path;
  private final FileHandler handler;
  private int users;

  private LogFile(String path, FileHandler handler) {
    this.path = path;
    this.handler = handler;
  }

  /** Opens a file; the first one to open it decides about its size. */
  static LogFile open(LogSettings settings) {
    synchronized (OPEN) {
      try {
        String path = Path.of(settings.file()).toAbsolutePath().normalize().toString();
        LogFile file = OPEN.get(path);
        if (file == null) {
          file = new LogFile(path, handler(path, settings));
          OPEN.put(path, file);
        }
        file.users++;
        return file;
      } catch (IOException | InvalidPathException | SecurityException e) {
        throw new BitbucketException(
            SqlState.INVALID_PROPERTY,
            "The connection property Logfile names a file that cannot be written",
            e);
      }
    }
  }

  private static FileHandler handler(String path, LogSettings settings) throws IOException {
    int files = settings.maxFileSize() == 0 ? 1 : settings.maxFileCount();
    String pattern = path.replace("%", "%%") + (settings.maxFileSize() == 0 ? "" : ".%g");
    FileHandler handler = new FileHandler(pattern, settings.maxFileSize(), files, true);
    handler.setEncoding("UTF-8");
    handler.setLevel(Level.ALL);
    handler.setFormatter(new LineFormat());
    return handler;
  }

  Handler handler() {
    return handler;
  }

  @Override
  public void close() {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(path);
        handler.close();
      }
    }
  }

  /** One line for each event, whatever line breaks the text has. */
  private static final class LineFormat extends Formatter {
    @Override
    public String format(LogRecord line) {
      return line.getInstant()
          + " ["
          + line.getSourceClassName()
          + "] "
          + line.getSourceMethodName()
          + " "
          + line.getMessage().replaceAll("[\\p{Cntrl}\\s]+", " ")
          + System.lineSeparator();
    }
  }
}
