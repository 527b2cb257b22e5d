package io.github.bitbucketjdbc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Refresh tokens work once. Twenty processes that find one expired token must not fight for it. */
@Tag("slow")
@Timeout(300)
class TwentyProcessesTest {
  private static final int PROCESSES = 20;

  @TempDir Path directory;

  @Test
  void refreshOnceAndNobodyIsSignedOut() throws Exception {
    String more = "InitiateOAuth=REFRESH;OAuthSettingsLocation=" + directory.resolve("oauth");
    try (OAuthDemo demo = OAuthDemo.start()) {
      demo.storeExpired(more);
      List<Process> processes = new ArrayList<>();
      try {
        for (int i = 0; i < PROCESSES; i++) {
          processes.add(start(demo.url(more)));
        }
        List<BufferedReader> outputs =
            processes.stream().map(p -> p.inputReader(StandardCharsets.UTF_8)).toList();
        for (BufferedReader output : outputs) {
          assertThat(output.readLine()).isEqualTo("ready");
        }
        for (Process process : processes) {
          process.getOutputStream().close();
        }
        List<String> answers = new ArrayList<>();
        for (BufferedReader output : outputs) {
          answers.add(output.readLine());
        }
        assertThat(answers).isEqualTo(Collections.nCopies(PROCESSES, "200"));
      } finally {
        processes.forEach(Process::destroyForcibly);
      }
      assertThat(demo.server().refreshes()).isEqualTo(1);
      assertThat(demo.server().refusedRefreshes()).isZero();
      assertThat(demo.server().requests()).hasSize(PROCESSES);
    }
  }

  private static Process start(String url) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            RefreshingProcess.class.getName(),
            url)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
