package io.github.bitbucketjdbc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real browser: pages, a script that presses the button, redirections, the way back. */
@Tag("slow")
@Timeout(120)
class ChromiumSignInTest {
  @TempDir Path directory;

  private static Path chromium() {
    Path found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(d -> Stream.of(Path.of(d, "chromium"), Path.of(d, "chromium-browser")))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(found != null, "there is no chromium on this machine");
    return found;
  }

  @Test
  void signsIn() throws Exception {
    Path chromium = chromium();
    Path page = directory.resolve("page.html");
    try (OAuthDemo demo = OAuthDemo.start(DemoOptions::scriptedConsent)) {
      DriverConfig config =
          demo.config(
              "InitiateOAuth=GETANDREFRESH;CallbackURL=http://localhost:"
                  + OAuthDemo.freePort()
                  + "/back");
      Process[] browser = new Process[1];
      try {
        Tokens tokens =
            new SignIn(config, new TokenEndpoint(config))
                .desktop(url -> browser[0] = start(chromium, page, url));

        assertThat(tokens.accessToken()).startsWith("access-");
        assertThat(browser[0].waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(page)).contains("<h1>Signed in</h1>").doesNotContain("code-");
      } finally {
        if (browser[0] != null) {
          browser[0].descendants().forEach(ProcessHandle::destroyForcibly);
          browser[0].destroyForcibly();
        }
      }
      assertThat(demo.server().tokensIssued()).isEqualTo(1);
    }
  }

  /** As a query does that nobody is signed in for: the driver starts the browser by itself. */
  @Test
  void theDriverOpensIt() {
    System.setProperty("bitbucket.jdbc.browser", String.join(" ", command(chromium())));
    try (OAuthDemo demo = OAuthDemo.start(DemoOptions::scriptedConsent)) {
      DriverConfig config =
          demo.config(
              "InitiateOAuth=GETANDREFRESH;OAuthSettingsLocation="
                  + directory.resolve("oauth")
                  + ";CallbackURL=http://localhost:"
                  + OAuthDemo.freePort());
      String header = TokenSources.of(config).authorization();

      assertThat(header).startsWith("Bearer access-");
      assertThat(TokenSources.of(config).authorization()).isEqualTo(header);
      assertThat(demo.server().tokensIssued()).isEqualTo(1);
    } finally {
      System.clearProperty("bitbucket.jdbc.browser");
    }
  }

  private List<String> command(Path chromium) {
    return List.of(
        chromium.toString(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-proxy-server",
        "--user-data-dir=" + directory.resolve("profile"),
        "--timeout=5000",
        "--dump-dom");
  }

  private Process start(Path chromium, Path page, String url) {
    List<String> words = new ArrayList<>(command(chromium));
    words.add(url);
    try {
      return new ProcessBuilder(words)
          .redirectOutput(page.toFile())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
