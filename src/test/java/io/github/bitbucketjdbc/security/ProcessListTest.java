package io.github.bitbucketjdbc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bitbucketjdbc.cli.Main;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other users of the machine see of a shell that runs. */
@Tag("slow")
@Timeout(120)
class ProcessListTest {
  private static final String TOKEN = "pl4ntedT0ken";

  @Test
  void showsNoTokenOfTheEnvironment() throws Exception {
    try (DemoServer service = DemoServer.start(DemoOptions.story().bearer(TOKEN))) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Main.class.getName(),
                  "--format",
                  "csv")
              .redirectErrorStream(true);
      builder
          .environment()
          .put(
              "BITBUCKET_JDBC_URL",
              "jdbc:bitbucket:Workspace=acme;AccessToken="
                  + TOKEN
                  + ";BaseURL="
                  + service.baseUrl());
      Process shell = builder.start();
      try {
        Path seen = Path.of("/proc", String.valueOf(shell.pid()), "cmdline");
        assumeTrue(Files.isReadable(seen), "the command line of a process is seen in /proc only");
        String commandLine = Files.readString(seen, StandardCharsets.UTF_8);
        shell.getOutputStream().write("SELECT Slug FROM Repositories;\n".getBytes());
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).contains("api");
        assertThat(output + commandLine).contains("--format").doesNotContain(TOKEN);
        assertThat(shell.waitFor()).isZero();
      } finally {
        shell.destroyForcibly();
      }
    }
  }
}
