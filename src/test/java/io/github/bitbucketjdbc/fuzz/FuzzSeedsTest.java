package io.github.bitbucketjdbc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs that fuzzing starts from, and all that it ever found, without the fuzzer. */
class FuzzSeedsTest {
  static List<FuzzTargets.Target> targets() {
    return FuzzTargets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingUnexpectedIsThrown(FuzzTargets.Target target) throws Exception {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(target.seeds())) {
      inputs = files.sorted().toList();
    }
    assertThat(inputs).isNotEmpty();
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      target.run().on(bytes);
      for (int cut = 0; cut < bytes.length; cut++) {
        target.run().on(java.util.Arrays.copyOf(bytes, cut));
      }
    }
  }
}
