package io.github.bitbucketjdbc.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.log.ConnectionLog;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SignInTest {
  private static OAuthDemo demo;

  private final int port = OAuthDemo.freePort();

  @BeforeAll
  static void start() {
    demo = OAuthDemo.start();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private DriverConfig config(String more) {
    return demo.config(
        "InitiateOAuth=GETANDREFRESH;CallbackURL=http://localhost:" + port + "/back;" + more);
  }

  private Tokens desktop(DriverConfig config, Consumer<String> browser) {
    return new SignIn(config, new TokenEndpoint(config))
        .desktop(url -> CompletableFuture.runAsync(() -> browser.accept(url)));
  }

  private static BitbucketException failure(Runnable action) {
    return catchThrowableOfType(BitbucketException.class, action::run);
  }

  @Test
  void signsInWithABrowser() {
    int before = demo.server().tokensIssued();
    CompletableFuture<HttpResponse<String>> shown = new CompletableFuture<>();

    Tokens tokens =
        desktop(
            config("Scope='repository account'"),
            url -> {
              Map<String, String> query = CallbackServer.query(URI.create(url).getRawQuery());
              assertThat(query)
                  .containsEntry("response_type", "code")
                  .containsEntry("client_id", OAuthDemo.CLIENT_ID)
                  .containsEntry("scope", "repository account")
                  .containsEntry("redirect_uri", "http://localhost:" + port + "/back");
              assertThat(query.get("state")).hasSizeGreaterThan(40);
              assertThat(url).doesNotContain(OAuthDemo.CLIENT_SECRET);
              shown.complete(OAuthDemo.get(OAuthDemo.decide(url, "approve")));
            });

    assertThat(tokens.accessToken()).startsWith("access-");
    assertThat(tokens.refreshToken()).startsWith("refresh-");
    assertThat(demo.server().tokensIssued()).isEqualTo(before + 1);
    HttpResponse<String> page = shown.join();
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Signed in").doesNotContain("code-");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(portIsFree()).isTrue();
  }

  private boolean portIsFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void aWrongStateNeitherSignsInNorEndsTheWait() {
    int before = demo.server().tokensIssued();
    List<Integer> answers = new ArrayList<>();
    CompletableFuture<Integer> last = new CompletableFuture<>();
    String root = "http://127.0.0.1:" + port;

    Tokens tokens =
        desktop(
            config(""),
            url -> {
              String right = OAuthDemo.decide(url, "approve");
              answers.add(OAuthDemo.get(root + "/back?code=c&state=wrong").statusCode());
              answers.add(OAuthDemo.get(root + "/back?error=access_denied").statusCode());
              answers.add(OAuthDemo.get(root + "/back").statusCode());
              answers.add(OAuthDemo.get(root + "/favicon.ico").statusCode());
              answers.add(
                  OAuthDemo.get(root + "/back/" + right.replaceAll(".*/back", "")).statusCode());
              assertThat(demo.server().tokensIssued()).isEqualTo(before);
              last.complete(OAuthDemo.get(right).statusCode());
            });

    assertThat(answers).containsExactly(400, 400, 400, 404, 404);
    assertThat(last.join()).isEqualTo(200);
    assertThat(tokens.accessToken()).startsWith("access-");
  }

  @Test
  void deniedConsentIsSaid() {
    CompletableFuture<String> shown = new CompletableFuture<>();
    BitbucketException e =
        failure(
            () ->
                desktop(
                    config(""),
                    url -> shown.complete(OAuthDemo.get(OAuthDemo.decide(url, "deny")).body())));

    assertThat(e.state()).isEqualTo(SqlState.INVALID_CREDENTIALS);
    assertThat(e).hasMessageContaining("Access was denied in the browser");
    assertThat(shown.join()).contains("Not signed in");
    assertThat(portIsFree()).isTrue();
  }

  @Test
  void waitsNoLongerThanQueryTimeout() {
    BitbucketException e = failure(() -> desktop(config("QueryTimeout=1"), url -> {}));

    assertThat(e.state()).isEqualTo(SqlState.TIMEOUT);
    assertThat(portIsFree()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/back",
        "https://localhost:8443",
        "http://localhost",
        "https://127.0.0.1.example:99"
      })
  void listensOnThisMachineOnly(String callback) {
    DriverConfig config = demo.config("InitiateOAuth=GETANDREFRESH;CallbackURL=" + callback);
    BitbucketException e = failure(() -> desktop(config, url -> {}));
    assertThat(e.state()).isEqualTo(SqlState.INVALID_PROPERTY);
    assertThat(e).hasMessageContaining("CallbackURL");
  }

  @Test
  void othersOnTheNetworkCannotReachIt() throws Exception {
    try (CallbackServer server =
        CallbackServer.listen(URI.create("http://localhost:" + port), "s")) {
      assertThat(server).isNotNull();
      List<InetAddress> own =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
              .toList();
      for (InetAddress address : own) {
        try (Socket socket = new Socket()) {
          assertThat(
                  catchThrowableOfType(
                      java.io.IOException.class,
                      () -> socket.connect(new InetSocketAddress(address, port), 2000)))
              .as("%s", address)
              .isNotNull();
        }
      }
    }
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress("127.0.0.1", port));
      BitbucketException e = failure(() -> desktop(config(""), url -> {}));
      assertThat(e.state()).isEqualTo(SqlState.CONNECTION_FAILED);
      assertThat(e).hasMessageContaining("Port " + port).hasMessageContaining("taken");
    }
  }

  @Test
  void aVerifierWorksOnceAndIsIgnoredAfterwards(@TempDir Path directory) {
    String location = "OAuthSettingsLocation=" + directory.resolve("oauth") + ";";
    String address =
        OAuthDemo.decide(
            new OAuthProcedures(config(""), ConnectionLog.NONE)
                .getOAuthAuthorizationURL("", "", "s")
                .get("URL"),
            "approve");
    String code = CallbackServer.query(URI.create(address).getRawQuery()).get("code");
    DriverConfig config = config(location + "OAuthVerifier='" + code + "'");

    String header = TokenSources.of(config).authorization();
    assertThat(header).startsWith("Bearer access-");
    assertThat(TokenSources.of(config).authorization()).isEqualTo(header);

    DriverConfig elsewhere =
        config("OAuthSettingsLocation=memory://fresh;OAuthVerifier='" + code + "'");
    assertThat(failure(() -> TokenSources.of(elsewhere).authorization()))
        .hasMessageContaining("OAuthVerifier")
        .hasMessageNotContaining(code);
  }

  @Test
  void eightStatementsAskOnePersonOnce() {
    DriverConfig config = config("OAuthSettingsLocation=memory://" + port);
    AtomicInteger asked = new AtomicInteger();
    TokenSource source =
        new OAuthTokenSource(
            config,
            TokenStores.of(config),
            new TokenEndpoint(config),
            () -> {
              asked.incrementAndGet();
              pause();
              throw new BitbucketException(SqlState.INVALID_CREDENTIALS, "denied");
            },
            ConnectionLog.NONE);
    List<CompletableFuture<BitbucketException>> all = new ArrayList<>();
    java.util.concurrent.ExecutorService threads =
        java.util.concurrent.Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      all.add(CompletableFuture.supplyAsync(() -> failure(source::authorization), threads));
    }
    all.forEach(e -> assertThat(e.join()).hasMessage("denied"));
    threads.shutdown();
    assertThat(asked).hasValue(1);
    failure(source::authorization);
    assertThat(asked).as("a later statement may ask again").hasValue(2);
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void knowsTheCommandOfEachSystem() {
    assertThat(new Browser("", "Linux").command()).containsExactly("xdg-open");
    assertThat(new Browser("", "Mac OS X").command()).containsExactly("open");
    assertThat(new Browser("", "Windows 11").command())
        .containsExactly("rundll32", "url.dll,FileProtocolHandler");
    assertThat(new Browser("firefox --new-tab", "Linux").command())
        .containsExactly("firefox", "--new-tab");
    URI address = URI.create("http://localhost/");
    assertThat(new Browser("true", "Linux").open(address)).isTrue();
    assertThat(new Browser("false", "Linux").open(address)).isFalse();
    assertThat(new Browser("no-such-browser", "Linux").open(address)).isFalse();
  }
}
