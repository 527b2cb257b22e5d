package io.github.bitbucketjdbc.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;

/**
 * A file that its owner alone may read, and that is replaced as a whole: whoever reads it sees the
 * old content or the new, after a crash too.
 */
final class PrivateFile {
  private static final String TEMPORARY = ".tmp";
  private static final int TRIAL_BYTES = 4096;

  private final Path path;

  PrivateFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  Path sibling(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  byte[] read(int most) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(most);
    }
  }

  /**
   * Fails when {@link #replace} would: a directory that is not writable, or a disk that is full.
   */
  void tryWriting() throws IOException {
    Files.delete(written(ByteBuffer.allocate(TRIAL_BYTES)));
  }

  /**
   * Replaces the content. To be called by one process at a time: temporary files of others, which
   * only a crash leaves behind, are removed.
   */
  void replace(byte[] content) throws IOException {
    Path temporary = written(ByteBuffer.wrap(content));
    try {
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    syncDirectory();
  }

  private Path written(ByteBuffer content) throws IOException {
    Path directory = path.getParent();
    createDirectory(directory);
    removeLeftovers(directory);
    Path temporary =
        Files.createTempFile(directory, path.getFileName() + ".", TEMPORARY, ownerOnly(directory));
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      restrict(temporary);
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    return temporary;
  }

  private void removeLeftovers(Path directory) throws IOException {
    String prefix = path.getFileName() + ".";
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            directory,
            file -> {
              String name = file.getFileName().toString();
              return name.startsWith(prefix) && name.endsWith(TEMPORARY);
            })) {
      for (Path leftover : found) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  /** The new name is as durable as the directory; not every system can say so. */
  private void syncDirectory() {
    try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // Windows cannot open directories, and makes the move durable itself
    }
  }

  static void createDirectory(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      Files.createDirectories(directory, attributes(directory.getRoot(), "rwx------"));
    }
  }

  /** Returns the attributes of a new file near a path: 0600 where there are such permissions. */
  static FileAttribute<?>[] ownerOnly(Path near) {
    return attributes(near, "rw-------");
  }

  private static FileAttribute<?>[] attributes(Path near, String permissions) {
    return near.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Where there are access lists instead, one with the owner alone replaces what was inherited. */
  private static void restrict(Path file) throws IOException {
    AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view != null) {
      AclEntry owner =
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(view.getOwner())
              .setPermissions(EnumSet.allOf(AclEntryPermission.class))
              .build();
      view.setAcl(List.of(owner));
    }
  }
}
