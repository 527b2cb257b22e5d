package io.github.bitbucketjdbc.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The code of these tests, those included that this Java cannot run. */
final class Sources {
  private Sources() {}

  static List<String> all() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/tools"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(Sources::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
