package io.github.bitbucketjdbc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets Jazzer look for inputs that break a target, each in a JVM of its own, for as many seconds as
 * the system property {@code fuzz.seconds} says. What it finds is printed, and stays in {@code
 * target/fuzz}; mended, it belongs to the seeds.
 */
@Tag("fuzz")
class FuzzTest {
  static List<FuzzTargets.Target> targets() {
    return FuzzTargets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void nothingUnexpectedIsThrown(FuzzTargets.Target target)
      throws IOException, InterruptedException {
    Path found = Files.createDirectories(Path.of("target/fuzz", target.toString()));
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=io.github.bitbucketjdbc.**:com.fasterxml.jackson.core.**",
                "--custom_hook_includes=none.of.them",
                "--reproducer_path=" + found,
                "-max_total_time=" + Integer.getInteger("fuzz.seconds", 20),
                "-timeout=60",
                "-artifact_prefix=" + found + "/",
                Files.createDirectories(found.resolve("corpus")).toString(),
                target.seeds().toString())
            .redirectErrorStream(true)
            .redirectOutput(found.resolve("log").toFile())
            .start();
    try {
      assertThat(jazzer.waitFor()).as(Files.readString(found.resolve("log"))).isZero();
    } finally {
      jazzer.destroyForcibly();
    }
    assertThat(Files.readString(found.resolve("log"))).contains("Done ");
  }
}
