package io.github.bitbucketjdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Types on a real terminal, which the command {@code script} makes, and looks at the screen. */
@Tag("slow")
@Timeout(120)
class TerminalPromptTest {
  private static final String USER = "ann@example.com";
  private static final String SECRET = "pl4ntedT0ken";

  private final StringBuilder screen = new StringBuilder();
  private Process terminal;

  @BeforeEach
  void start() throws IOException {
    Path script = Path.of("/usr/bin/script");
    assumeTrue(
        Files.isExecutable(script) && System.getProperty("os.name").equals("Linux"),
        "a terminal is made with the script command of Linux");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                script.toString(),
                "-qec",
                // A shell that stays would report the signal and not the program's own exit status.
                "exec " + java + " " + Main.class.getName() + " configure --demo",
                "/dev/null")
            .redirectErrorStream(true);
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    terminal = builder.start();
  }

  @AfterEach
  void stop() {
    if (terminal != null) {
      terminal.destroyForcibly();
    }
  }

  private void type(String question, String answer) throws IOException {
    readUntil(question);
    terminal.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    terminal.getOutputStream().flush();
  }

  /** Waits for a question that was not asked before; null waits for the end. */
  private void readUntil(String question) throws IOException {
    int from = screen.length();
    InputStream in = terminal.getInputStream();
    int next = 0;
    while ((question == null || screen.indexOf(question, from) < 0) && next >= 0) {
      next = in.read();
      if (next >= 0) {
        screen.append((char) next);
      }
    }
    assertThat(question == null || next >= 0).as(screen.toString()).isTrue();
  }

  @Test
  void showsNoSecret() throws Exception {
    type("Choice [1]: ", "1\n");
    type("account: ", USER + "\n");
    type("(not shown): ", SECRET + "\n");
    type("Workspace; ? lists yours [acme]: ", "\n");
    readUntil(null);

    assertThat(terminal.waitFor()).as(screen.toString()).isZero();
    assertThat(screen.toString())
        .contains("account: " + USER)
        .contains("It works: 8 repositories are visible.")
        .doesNotContain(SECRET)
        .doesNotContain("Input is no terminal");
  }

  @Test
  void ctrlCLeaves() throws Exception {
    type("Choice [1]: ", "1\n");
    type("account: ", USER + "\n");
    type("(not shown): ", "\u0003");
    readUntil(null);

    assertThat(terminal.waitFor()).isEqualTo(1);
    assertThat(screen.toString()).endsWith("Left without a connection.\r\n");
  }
}
