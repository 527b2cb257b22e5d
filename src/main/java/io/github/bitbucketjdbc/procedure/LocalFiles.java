package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Files of this machine that SQL names. Whoever may write SQL is not always who may read the
 * machine's files, so this is off unless the connection allows it.
 */
final class LocalFiles {
  private final boolean allowed;

  LocalFiles(boolean allowed) {
    this.allowed = allowed;
  }

  /** Returns a file that can be read. */
  Path source(String name) {
    Path file = path(name);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw fault("cannot be read, or is no file", name, null);
    }
    return file;
  }

  /** Returns a file that may be written, after checking that nothing would be lost. */
  Path target(String name, boolean overwrite) {
    Path file = path(name);
    if (Files.isDirectory(file)) {
      throw fault("is a directory; name a file in it", name, null);
    }
    if (Files.exists(file) && !overwrite) {
      throw exists(name, null);
    }
    Path directory = file.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw fault("is in a directory that does not exist", name, null);
    }
    return file;
  }

  private Path path(String name) {
    if (!allowed) {
      throw new BitbucketException(
          SqlState.ACCESS_DENIED,
          "LocalPath needs the connection property LocalFiles=true, because it lets SQL read and"
              + " write files of this machine");
    }
    try {
      return Path.of(name).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw fault("is not a path", name, e);
    }
  }

  /** Returns a new file beside the target, which becomes the target or nothing. */
  static Path beside(Path target) {
    try {
      return Files.createTempFile(target.getParent(), ".bitbucket-jdbc-", ".part");
    } catch (IOException e) {
      throw fault("cannot be written", target.toString(), e);
    }
  }

  /** Gives a file that is complete its name. */
  static void complete(Path part, Path target, boolean overwrite) {
    try {
      if (overwrite) {
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(part, target);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(target.toString(), e);
    } catch (IOException e) {
      throw fault("cannot be written", target.toString(), e);
    }
  }

  private static BitbucketException exists(String name, @Nullable Exception cause) {
    return fault("is there already; Overwrite => TRUE replaces it", name, cause);
  }

  private static BitbucketException fault(String what, String name, @Nullable Exception cause) {
    return new BitbucketException(
        SqlState.DATA_EXCEPTION, "The local file " + name + " " + what, cause);
  }
}
