package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time do something. The lock is on a file of its own, because the one with
 * the tokens is replaced; it ends with the process that holds it, however that ends.
 */
final class FileMutex {
  /** Longer than anybody is given to sign in. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(6);

  private static final long PAUSE_MILLIS = 20;

  private final Path path;

  FileMutex(Path path) {
    this.path = path;
  }

  /** Does work, unless {@code done} gives its outcome before the lock was free or right after. */
  Tokens run(Supplier<@Nullable Tokens> done, Supplier<Tokens> work) throws IOException {
    PrivateFile.createDirectory(path.getParent());
    long start = System.nanoTime();
    try (FileChannel channel = open()) {
      while (true) {
        FileLock lock = tryLock(channel);
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
        java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PrivateFile.ownerOnly(path));
  }

  /**
   * Another class loader of this process may have the driver too; its lock shows as overlapping.
   */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
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
