package io.github.bitbucketjdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.auth.OAuthDemo;
import io.github.bitbucketjdbc.auth.TokenSources;
import io.github.bitbucketjdbc.config.DriverConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoginTest {
  private static final Pattern ADDRESS = Pattern.compile("^  (http\\S+)$", Pattern.MULTILINE);
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "BITBUCKET_JDBC_CLIENT_ID", OAuthDemo.CLIENT_ID,
          "BITBUCKET_JDBC_CLIENT_SECRET", OAuthDemo.CLIENT_SECRET);

  private static OAuthDemo demo;

  @TempDir Path directory;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    demo = OAuthDemo.start();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private String url(String more) {
    return "jdbc:bitbucket:AuthScheme=OAuth;BaseURL="
        + demo.server().baseUrl()
        + ";OAuthURL="
        + demo.server().oauthUrl()
        + ";OAuthSettingsLocation="
        + directory.resolve("oauth")
        + ";"
        + more;
  }

  private Console console(java.io.Reader in) {
    return new Console(
        in,
        new StringWriter(),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false,
        false,
        () -> 80);
  }

  private static Program.Connector none() {
    return (url, properties) -> {
      throw new AssertionError("login opens no connection");
    };
  }

  private String address() throws InterruptedException {
    while (true) {
      Matcher address = ADDRESS.matcher(err.toString(StandardCharsets.UTF_8));
      if (address.find()) {
        return address.group(1);
      }
      Thread.sleep(10);
    }
  }

  private void assertSignedIn() {
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Signed in. The tokens are in " + directory.resolve("oauth"))
        .doesNotContain(OAuthDemo.CLIENT_SECRET)
        .doesNotContain("access-")
        .doesNotContain("refresh-");
    Properties properties = ClientCredentials.of(ENVIRONMENT);
    DriverConfig config = DriverConfig.of(url("InitiateOAuth=REFRESH"), properties);
    int issued = demo.server().tokensIssued();
    assertThat(TokenSources.of(config).authorization()).startsWith("Bearer access-");
    assertThat(demo.server().tokensIssued()).isEqualTo(issued);
  }

  @Test
  void readsTheAnswerOfABrowserElsewhere() throws Exception {
    PipedWriter person = new PipedWriter();
    Console console = console(new PipedReader(person));
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(
            () -> new Program(console, ENVIRONMENT, none()).run("login", url(""), "--no-browser"));
    person.write(OAuthDemo.decide(address(), "approve") + "\n");
    person.flush();

    assertThat(status.get()).isZero();
    assertSignedIn();
  }

  @Test
  void waitsForTheBrowserToComeBack() throws Exception {
    String callback = "CallbackURL=http://localhost:" + OAuthDemo.freePort();
    System.setProperty("bitbucket.jdbc.browser", "false");
    try {
      CompletableFuture<Integer> status =
          CompletableFuture.supplyAsync(
              () ->
                  new Program(console(java.io.Reader.nullReader()), ENVIRONMENT, none())
                      .run("login", url(callback)));
      String back = OAuthDemo.decide(address(), "approve");
      assertThat(OAuthDemo.get(back).statusCode()).isEqualTo(200);

      assertThat(status.get()).isZero();
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("No browser opened");
    } finally {
      System.clearProperty("bitbucket.jdbc.browser");
    }
    assertSignedIn();
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThat(new Program(console(java.io.Reader.nullReader()), Map.of(), none()).run("login"))
        .isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("OAuthClientId")
        .contains("[SQLState 08P02]");
    err.reset();
    assertThat(
            new Program(console(java.io.Reader.nullReader()), ENVIRONMENT, none())
                .run("login", "--no-browser", url("")))
        .isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("nothing was pasted");
  }

  @Test
  void namesTheConsumerOnlyToUrlsThatWantIt() {
    assertThat(ClientCredentials.of(ENVIRONMENT, "jdbc:bitbucket:AuthScheme=client")).hasSize(2);
    assertThat(ClientCredentials.of(ENVIRONMENT, "jdbc:bitbucket:authscheme=oauth")).hasSize(2);
    assertThat(ClientCredentials.of(ENVIRONMENT, "jdbc:bitbucket:AccessToken=t")).isEmpty();
  }
}
