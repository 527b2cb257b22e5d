package io.github.bitbucketjdbc.network;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for tokens go out the way that all others go: proxy, credentials, trust. */
@Timeout(120)
class TokenWayTest {
  private static final String PAGE =
      "{\"values\":[{\"slug\":\"api\",\"uuid\":\"{0b2c4d6e-0b2c-4d6e-8f10-123456789abc}\"}]}";
  private static final String PROXY = basic("ann:pr0xyS3cret");
  private static final String CONSUMER = basic("kEy0:c0nsumerS3cret");
  private static final String TOKENS = "/site/oauth2/access_token";

  @TempDir static Path directory;
  private WireMockServer service;

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  @BeforeEach
  void start() throws Exception {
    Path keystore = TestCertificate.keystore(directory);
    service =
        new WireMockServer(
            wireMockConfig()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(keystore.toString())
                .keystorePassword(TestCertificate.PASSWORD)
                .keyManagerPassword(TestCertificate.PASSWORD));
    service.start();
    service.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withHeader("Content-Type", "application/json").withBody(PAGE)));
    service.stubFor(
        post(urlEqualTo(TOKENS))
            .willReturn(okJson("{\"access_token\":\"t0ken\",\"expires_in\":7200}")));
  }

  @AfterEach
  void stop() {
    service.stop();
  }

  private String url(String scheme, String more) {
    int port = scheme.equals("https") ? service.httpsPort() : service.port();
    String origin = scheme + "://localhost:" + port;
    return "jdbc:bitbucket:Workspace=acme;AuthScheme=OAuthClient;OAuthClientId=kEy0;"
        + "OAuthClientSecret=c0nsumerS3cret;BaseURL="
        + origin
        + "/2.0;OAuthURL="
        + origin
        + "/site/oauth2;OAuthSettingsLocation=memory://"
        + port
        + ";"
        + more;
  }

  private static void read(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT Slug FROM Repositories")) {
      assertThat(rows.next()).isTrue();
    }
  }

  private String trusted() throws Exception {
    return "SSLServerCert=" + TestCertificate.thumbprint(service.httpsPort(), "SHA-256") + ";";
  }

  private List<LoggedRequest> received() {
    return service.getAllServeEvents().stream().map(e -> e.getRequest()).toList();
  }

  private LoggedRequest tokenRequest() {
    return received().stream().filter(r -> r.getUrl().equals(TOKENS)).findFirst().orElseThrow();
  }

  @Test
  void goThroughATunnelWithCredentialsForTheProxyOnly() throws Exception {
    try (Proxy proxy = new Proxy(service.httpsPort(), PROXY)) {
      String way = "ProxyServer=localhost;ProxyUser=ann;ProxyPassword=pr0xyS3cret;ProxyPort=";
      read(url("https", trusted() + way + proxy.port()));
      assertThat(proxy.heads())
          .as("a tunnel for the token, one for the rows, no refusal")
          .hasSize(2)
          .allSatisfy(h -> assertThat(h).startsWith("CONNECT localhost:").contains(PROXY))
          .noneMatch(h -> h.contains(CONSUMER) || h.contains("t0ken"));
    }
    assertThat(received()).hasSize(2).noneMatch(r -> r.containsHeader("Proxy-Authorization"));
    assertThat(tokenRequest().getHeader("Authorization")).isEqualTo(CONSUMER);
    assertThat(tokenRequest().getBodyAsString()).isEqualTo("grant_type=client_credentials");
  }

  @Test
  void goThroughAPlainProxy() throws Exception {
    try (Proxy proxy = new Proxy(service.port(), PROXY)) {
      String way = "ProxyServer=localhost;ProxyUser=ann;ProxyPassword=pr0xyS3cret;ProxyPort=";
      read(url("http", way + proxy.port()));
      assertThat(proxy.heads()).hasSize(2).allMatch(h -> h.contains(PROXY));
      assertThat(proxy.heads().get(0)).startsWith("POST http://localhost:");
    }
  }

  @Test
  void goAroundTheProxyForExceptions() throws Exception {
    try (Proxy proxy = new Proxy(service.port(), "")) {
      String way = "ProxyServer=localhost;ProxyExceptions=local*;ProxyPort=";
      read(url("http", way + proxy.port()));
      assertThat(proxy.heads()).isEmpty();
    }
    assertThat(received()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void sayThatTheProxyWantsOtherCredentials(String scheme) throws Exception {
    int target = scheme.equals("https") ? service.httpsPort() : service.port();
    try (Proxy proxy = new Proxy(target, PROXY)) {
      String way = "ProxyServer=localhost;ProxyUser=ann;ProxyPassword=wr0ngS3cret;ProxyPort=";
      SQLException e =
          catchThrowableOfType(
              SQLException.class, () -> read(url(scheme, trusted() + way + proxy.port())));
      assertThat(e.getSQLState()).isEqualTo("08001");
      assertThat((Throwable) e)
          .hasMessageContaining("check ProxyUser and ProxyPassword")
          .hasMessageNotContaining("S3cret");
      assertThat(proxy.heads())
          .filteredOn(h -> h.contains(" HTTP/1.1"))
          .as("tried once")
          .hasSize(1);
    }
    assertThat(received()).isEmpty();
  }

  @Test
  void areNotSentToWhomNobodyTrusts() {
    SQLException e = catchThrowableOfType(SQLException.class, () -> read(url("https", "")));
    assertThat(e.getSQLState()).isEqualTo("08001");
    assertThat((Throwable) e).hasMessageContaining("No secure connection to localhost");
    assertThat(received()).isEmpty();
  }

  @Test
  void takeNoEndlessAnswer() {
    String endless = "{\"access_token\":\"" + "t".repeat(2_000_000) + "\"}";
    service.stubFor(post(urlEqualTo(TOKENS)).willReturn(okJson(endless)));
    SQLException e = catchThrowableOfType(SQLException.class, () -> read(url("http", "")));
    assertThat(e.getSQLState()).isEqualTo("08001");
    assertThat(received()).hasSize(1);
  }
}
