package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java that a guide shows is the code of a test, so it was run. */
class GuidesTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  static List<Path> guides() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("docs/tools"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void theJavaOfAGuideIsTested(Path guide) throws IOException {
    List<String> tested = Sources.all().stream().map(GuidesTest::dense).toList();
    List<String> untested = new ArrayList<>();
    Matcher block = JAVA.matcher(Files.readString(guide));
    while (block.find()) {
      String shown = dense(block.group(1));
      if (tested.stream().noneMatch(source -> source.contains(shown))) {
        untested.add(block.group(1));
      }
    }
    assertThat(untested).isEmpty();
  }

  private static String dense(String code) {
    return code.replaceAll("\\s", "");
  }
}
