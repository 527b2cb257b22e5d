package io.github.bitbucketjdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityPageTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Fuzz))`");

  /** A promise whose test is gone is no promise. */
  @Test
  void everyTestItNamesIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    NAMED
        .matcher(Files.readString(Path.of("docs/security.md")))
        .results()
        .forEach(found -> named.add(found.group(1) + ".java"));
    assertThat(named).hasSizeGreaterThan(15);
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .containsAll(named);
    }
  }
}
