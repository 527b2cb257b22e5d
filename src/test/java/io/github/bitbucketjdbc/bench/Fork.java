package io.github.bitbucketjdbc.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program in a process of its own. */
final class Fork implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private Fork(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    // Either variable makes the JVM itself write, and takes time.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    process = builder.start();
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Runs a program with arguments of any kind on a JVM. */
  static Fork of(Path javaHome, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(arguments);
    return new Fork(command);
  }

  /** Runs a class of ours on the JVM that runs this. */
  static Fork of(List<String> jvmOptions, Class<?> main, Object... arguments) throws IOException {
    List<String> all = new ArrayList<>(jvmOptions);
    all.add("-cp");
    all.add(classPath());
    all.add(main.getName());
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return of(Path.of(System.getProperty("java.home")), all);
  }

  private static String classPath() {
    String tests = System.getProperty("surefire.test.class.path", "");
    return tests.isEmpty() ? System.getProperty("java.class.path") : tests;
  }

  /** Returns the first line, as an address. */
  URI address() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the server did not start");
    }
    return URI.create(line);
  }

  /** Waits for the first character. */
  void awaitOutput() throws IOException {
    if (out.read() < 0) {
      throw new IOException("the program wrote nothing");
    }
  }

  /** Waits for the end and returns what was written. */
  String output() throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      text.append(line).append('\n');
    }
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("the program ended with " + status + ": " + text);
    }
    return text.toString();
  }

  /** Ends the process, kindly first: a server stops when its input ends. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroy();
  }
}
