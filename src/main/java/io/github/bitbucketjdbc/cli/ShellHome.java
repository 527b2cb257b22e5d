package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory that keeps the history, readable by its owner alone: queries tell a lot. */
final class ShellHome {
  /** SQLLine's property for the directory, spelt out so that reading it loads no class of its. */
  private static final String BASE_DIR = "x.sqlline.basedir";

  private ShellHome() {}

  /** Must run before SQLLine's classes load, because they fix the directory for good. */
  static void prepare() {
    if (System.getProperty(BASE_DIR) != null) {
      return;
    }
    Path home = Path.of(System.getProperty("user.home"), ".bitbucket-jdbc");
    System.setProperty(BASE_DIR, home.toString());
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
