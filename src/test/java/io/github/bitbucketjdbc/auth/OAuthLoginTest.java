package io.github.bitbucketjdbc.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.log.LogKind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthLoginTest {
  private static OAuthDemo demo;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    demo = OAuthDemo.start();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private DriverConfig config() {
    return demo.config("InitiateOAuth=REFRESH;OAuthSettingsLocation=" + directory.resolve("oauth"));
  }

  @Test
  void storesWhatConnectionsUse() {
    OAuthLogin login = OAuthLogin.of(config());
    login.complete(OAuthDemo.decide(login.address(), "approve") + "\n");

    assertThat(login.place()).isEqualTo(directory.resolve("oauth").toString());
    int issued = demo.server().tokensIssued();
    assertThat(TokenSources.of(config()).authorization()).startsWith("Bearer access-");
    assertThat(demo.server().tokensIssued()).isEqualTo(issued);
  }

  @Test
  void takesTheBareCodeToo() {
    OAuthLogin login = OAuthLogin.of(config());
    String address = OAuthDemo.decide(login.address(), "approve");
    login.complete(CallbackServer.query(URI.create(address).getRawQuery()).get("code"));
    assertThat(TokenSources.of(config()).authorization()).startsWith("Bearer access-");
  }

  @Test
  void refusesTheAnswerToAnotherQuestion() {
    String other = OAuthDemo.decide(OAuthLogin.of(config()).address(), "approve");
    OAuthLogin login = OAuthLogin.of(config());
    assertThatThrownBy(() -> login.complete(other)).hasMessageContaining("start again");
    assertThatThrownBy(() -> login.complete("http://localhost:33333/?error=access_denied"))
        .hasMessageContaining("start again");
    assertThatThrownBy(() -> login.complete("")).hasMessageContaining("start again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AuthScheme=client", "OAuthSettingsLocation=memory://x"})
  void refusesWhatNeedsNobody(String more) {
    assertThatThrownBy(() -> OAuthLogin.of(demo.config(more)))
        .isInstanceOf(io.github.bitbucketjdbc.error.BitbucketException.class);
  }

  @Test
  void theLogHidesWhatProceduresGot() throws Exception {
    Path file = directory.resolve("procedures.log");
    try (ConnectionLog log = ConnectionLog.open(demo.config("Verbosity=5;Logfile=" + file))) {
      OAuthProcedures procedures = new OAuthProcedures(demo.config(""), log);
      String callback = "https://app.example/back";
      String url = procedures.getOAuthAuthorizationURL(callback, "account", "s8").get("URL");
      URI back = URI.create(OAuthDemo.decide(url, "approve"));
      String code = CallbackServer.query(back.getRawQuery()).get("code");
      Map<String, String> tokens = procedures.getOAuthAccessToken("WEB", callback, code);
      tokens.forEach((name, value) -> log.write(LogKind.STATEMENT, () -> "got " + value));
      assertThat(Files.readString(file))
          .contains("got ***")
          .doesNotContain(tokens.get("OAuthAccessToken"), tokens.get("OAuthRefreshToken"));
    }
  }

  @Test
  void proceduresDoTheSameForWebApplications() {
    OAuthProcedures procedures = new OAuthProcedures(demo.config(""), ConnectionLog.NONE);
    String callback = "https://app.example/back?tenant=1";
    String url = procedures.getOAuthAuthorizationURL(callback, "account", "s7").get("URL");
    String address = OAuthDemo.decide(url, "approve");
    assertThat(address).startsWith(callback + "&code=").endsWith("&state=s7");
    String code = CallbackServer.query(URI.create(address).getRawQuery()).get("code");

    assertThatThrownBy(() -> procedures.getOAuthAccessToken("WEB", "https://other.example", code))
        .hasMessageContaining("Verifier")
        .hasMessageNotContaining(code);
    address = OAuthDemo.decide(url, "approve");
    Map<String, String> tokens =
        procedures.getOAuthAccessToken(
            "", callback, CallbackServer.query(URI.create(address).getRawQuery()).get("code"));
    assertThat(tokens).containsOnlyKeys("OAuthAccessToken", "OAuthRefreshToken", "ExpiresIn");
    assertThat(tokens).containsEntry("ExpiresIn", "7200");

    String spent = tokens.get("OAuthRefreshToken");
    Map<String, String> next = procedures.refreshOAuthAccessToken(spent);
    assertThat(next.get("OAuthAccessToken")).isNotEqualTo(tokens.get("OAuthAccessToken"));
    assertThatThrownBy(() -> procedures.refreshOAuthAccessToken(spent))
        .hasMessageContaining("OAuthRefreshToken")
        .hasMessageNotContaining(spent);
    assertThatThrownBy(() -> procedures.getOAuthAccessToken("PIN", "", "x"))
        .hasMessageContaining("AuthMode");
    assertThatThrownBy(() -> procedures.getOAuthAccessToken("WEB", "", ""))
        .hasMessageContaining("Verifier");
    assertThatThrownBy(
            () ->
                new OAuthProcedures(
                    DriverConfig.of("jdbc:bitbucket:", new java.util.Properties()),
                    ConnectionLog.NONE))
        .hasMessageContaining("OAuthClientId");
  }
}
