package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time do something. The lock is on a file of its own, because the one with
 * the tokens is replaced; it ends with the process that holds it, however that ends.
 *
 * <p>Under POSIX a process loses its locks on a file when it closes the file anywhere. So within
 * the process, where several class loaders may each have the driver, the file is open once: they
 * share nothing but the JDK, so a system property says that one of them has it.
 */
final class FileMutex {
  /** Longer than anybody is given to sign in. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(6);

  private static final long PAUSE_MILLIS = 20;

  private static final String CLAIM = "io.github.bitbucketjdbc.locked.";

  private final Path path;

  FileMutex(Path path) {
    this.path = path;
  }

  /** Does work, unless {@code done} gives its outcome before the lock was free or right after. */
  Tokens run(Supplier<@Nullable Tokens> done, Supplier<Tokens> work) throws IOException {
    PrivateFile.createDirectory(path.getParent());
    long start = System.nanoTime();
    String claim = CLAIM + path;
    while (System.getProperties().putIfAbsent(claim, "held") != null) {
      Tokens already = done.get();
      if (already != null) {
        return already;
      }
      pause(start);
    }
    try {
      return locked(done, work, start);
    } finally {
      System.clearProperty(claim);
    }
  }

  private Tokens locked(Supplier<@Nullable Tokens> done, Supplier<Tokens> work, long start)
      throws IOException {
    try (FileChannel channel = open()) {
      while (true) {
        FileLock lock = channel.tryLock();
        try {
          Tokens already = done.get();
          if (already != null) {
            return already;
          }
          if (lock != null) {
            return work.get();
          }
        } finally {
          if (lock != null) {
            lock.release();
          }
        }
        pause(start);
      }
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PrivateFile.ownerOnly(path));
  }

  private void pause(long start) {
    if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
      throw new BitbucketException(
          SqlState.CONNECTION_FAILED,
          "Another process kept the lock " + path + " for more than 6 minutes; end that process");
    }
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BitbucketException(
          SqlState.CANCELED, "The thread was interrupted while it waited for an access token", e);
    }
  }
}
