package io.github.bitbucketjdbc.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The jars that the build made, and Java programs run on them in a process of their own. */
final class Jars {

  /** What a program left behind. */
  record Outcome(int status, String out, String err) {}

  private Jars() {}

  static Path all() {
    return named("bitbucket.allJar");
  }

  static Path thin() {
    return named("bitbucket.thinJar");
  }

  static Path billOfMaterials() {
    Path all = all();
    return all.resolveSibling(all.getFileName().toString().replace("-all.jar", "-bom.json"));
  }

  /** Runs the {@code java} of this JVM, with nothing to read. */
  static Outcome java(List<String> arguments) throws IOException, InterruptedException {
    return java(arguments, "");
  }

  /** Runs the {@code java} of this JVM on a text. */
  static Outcome java(List<String> arguments, String input)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    // Either variable makes the JVM itself write to standard error.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    Process process = builder.start();
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new AssertionError("still running after two minutes: " + command);
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static Path named(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new AssertionError(property + " is not set: run this test with 'mvn verify'");
    }
    Path jar = Path.of(value);
    if (!Files.isRegularFile(jar)) {
      throw new UncheckedIOException(new IOException("the build made no " + jar));
    }
    return jar;
  }
}
