package io.github.bitbucketjdbc.calcite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function that is taken over from another database is told of, and sent by a test. */
class ClientFunctionsTest {
  static Stream<String> names() {
    return Stream.concat(
            ClientFunctions.names().stream(),
            Operators.CHOSEN.stream().map(o -> o.getName().toUpperCase(Locale.ROOT)))
        .filter(name -> !name.startsWith("$"))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isDocumentedAndTested(String name) throws IOException {
    assertThat(Files.readString(Path.of("docs/sql.md"))).containsPattern("\\b" + name + "\\b");
    assertThat(statements()).containsPattern("\\b" + name + "\\(");
  }

  private static String statements() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/clients"))) {
      return files.map(ClientFunctionsTest::text).collect(Collectors.joining("\n"));
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
