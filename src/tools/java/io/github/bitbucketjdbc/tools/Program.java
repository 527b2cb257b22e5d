package io.github.bitbucketjdbc.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a program did that ran in a process of its own.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it complained about
 */
record Program(int status, String out, String err) {
  private static final int MINUTES = 5;

  /**
   * Runs {@code java} with the class path of the tests, or with the class path or jar that the
   * arguments give.
   *
   * @param directory where it runs and where its output is kept
   */
  static Program java(Path directory, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!arguments.get(0).startsWith("-")) {
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    }
    command.addAll(arguments);
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("Still running: " + arguments);
    }
    return new Program(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
