package io.github.bitbucketjdbc.log;

import io.github.bitbucketjdbc.config.DriverConfig;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** The log of one connection. It masks what looks like a secret, and what is known to be one. */
public final class ConnectionLog implements AutoCloseable {
  private static final AtomicLong COUNT = new AtomicLong();

  /** A log without a file. */
  public static final ConnectionLog NONE = new ConnectionLog(null, 0, new Secrets(List.of()));

  private final long number = COUNT.incrementAndGet();
  private final @Nullable LogFile file;
  private final int verbosity;
  private final Secrets secrets;

  private ConnectionLog(@Nullable LogFile file, int verbosity, Secrets secrets) {
    this.file = file;
    this.verbosity = verbosity;
    this.secrets = secrets;
  }

  /**
   * Opens the log that the properties ask for.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when the file cannot be written
   */
  public static ConnectionLog open(DriverConfig config) {
    Secrets secrets = new Secrets(config.secrets());
    return config.logging().file().isEmpty()
        ? new ConnectionLog(null, 0, secrets)
        : new ConnectionLog(LogFile.open(config.logging()), config.logging().verbosity(), secrets);
  }

  /** Takes a secret out of every line from now on: a token that came after the beginning. */
  public void hide(String secret) {
    secrets.add(secret);
  }

  /** Returns whether anybody reads lines of this kind. */
  public boolean isWanted(LogKind kind) {
    return kind.verbosity() <= verbosity || kind.logger().isLoggable(kind.level());
  }

  /** Writes a line, which is made only when somebody reads it. */
  public void write(LogKind kind, Supplier<String> text) {
    if (!isWanted(kind)) {
      return;
    }
    LogRecord line = new LogRecord(kind.level(), secrets.masked(text.get()));
    line.setLoggerName(kind.logger().getName());
    line.setSourceClassName("connection " + number);
    line.setSourceMethodName(kind.shortName());
    if (kind.logger().isLoggable(kind.level())) {
      kind.logger().log(line);
    }
    Handler handler = file == null ? null : file.handler();
    if (handler != null && kind.verbosity() <= verbosity) {
      handler.publish(line);
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
