package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import sqlline.SqlLine;

/** The directory that keeps the history, readable by its owner alone: queries tell a lot. */
final class ShellHome {
  private ShellHome() {}

  /** Must run before SQLLine's classes load, because they fix the directory for good. */
  static void prepare() {
    if (System.getProperty(SqlLine.SQLLINE_BASE_DIR) != null) {
      return;
    }
    Path home = Path.of(System.getProperty("user.home"), ".bitbucket-jdbc");
    System.setProperty(SqlLine.SQLLINE_BASE_DIR, home.toString());
    try {
      if (Files.notExists(home)
          && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectory(
            home,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      // a shell without history is still a shell
    }
  }
}
