package io.github.bitbucketjdbc.network;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies and certificates, with a server that speaks HTTPS and both versions of HTTP. */
@Timeout(120)
class WayToServerTest {
  private static final String PAGE =
      "{\"values\":[{\"slug\":\"api\",\"uuid\":\"{0b2c4d6e-0b2c-4d6e-8f10-123456789abc}\"}]}";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("ann:pr0xyS3cret".getBytes(UTF_8));

  private static WireMockServer service;
  private static X509Certificate certificate;
  @TempDir static Path directory;

  @BeforeAll
  static void start() throws Exception {
    service =
        new WireMockServer(
            wireMockConfig()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(TestCertificate.keystore(directory).toString())
                .keystorePassword(TestCertificate.PASSWORD)
                .keyManagerPassword(TestCertificate.PASSWORD));
    service.start();
    service.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withHeader("Content-Type", "application/json").withBody(PAGE)));
    certificate = TestCertificate.of(service.httpsPort());
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  @BeforeEach
  void forget() {
    service.resetRequests();
  }

  private static String https(String host) {
    return "BaseURL=https://" + host + ":" + service.httpsPort() + "/2.0;AccessToken=s3cretT0ken;";
  }

  private static String http(String host) {
    return "BaseURL=http://" + host + ":" + service.port() + "/2.0;AuthScheme=None;";
  }

  private static void read(String properties, int times) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:bitbucket:Workspace=acme;" + properties);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < times; i++) {
        try (ResultSet rows = statement.executeQuery("SELECT Slug FROM Repositories")) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).isEqualTo("api");
        }
      }
    }
  }

  private static Throwable failure(String properties) {
    SQLException e = catchThrowableOfType(SQLException.class, () -> read(properties, 1));
    assertThat(e.getSQLState()).isEqualTo("08001");
    return e;
  }

  private static List<LoggedRequest> received() {
    return service.getAllServeEvents().stream().map(e -> e.getRequest()).toList();
  }

  private static String pem() throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  @Test
  void trustsNobodyUnknown() {
    assertThat(failure(https("localhost"))).hasMessageContaining("No secure connection");
    assertThat(received()).isEmpty();
  }

  @Test
  void trustsTheCertificateThatIsNamed() throws Exception {
    read(https("localhost") + "SSLServerCert='" + pem() + "'", 1);
    Path pem = Files.writeString(directory.resolve("cert.pem"), pem());
    Path der = Files.write(directory.resolve("cert.der"), certificate.getEncoded());
    read(https("localhost") + "SSLServerCert=" + pem, 1);
    read(https("localhost") + "SSLServerCert=" + der, 1);
    assertThat(received()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "SHA-256"})
  void trustsTheThumbprintThatIsNamed(String algorithm) throws Exception {
    String digits = TestCertificate.thumbprint(service.httpsPort(), algorithm);
    read(https("localhost") + "SSLServerCert=" + digits, 1);
    String colons = digits.toUpperCase(java.util.Locale.ROOT).replaceAll("..(?=.)", "$0:");
    read(https("localhost") + "SSLServerCert=" + colons, 1);
    char other = digits.charAt(0) == '0' ? '1' : '0';
    assertThat(failure(https("localhost") + "SSLServerCert=" + other + digits.substring(1)))
        .hasMessageContaining("No secure connection");
    assertThat(received()).hasSize(2);
  }

  /** The certificate names localhost, but no address. */
  @Test
  void checksTheHostInAnyCase() throws Exception {
    assertThat(
            failure(
                https("127.0.0.1")
                    + "SSLServerCert="
                    + TestCertificate.thumbprint(service.httpsPort(), "SHA-256")))
        .hasMessageContaining("No secure connection");
    assertThat(failure(https("127.0.0.1") + "SSLServerCert='" + pem() + "'"))
        .hasMessageContaining("No secure connection");
    assertThat(received()).isEmpty();
  }

  @Test
  void saysWhatIsNoCertificate() throws IOException {
    Path text = Files.writeString(directory.resolve("readme.txt"), "hello");
    for (String value : List.of("/does/not/exist.pem", text.toString(), "abcdef")) {
      SQLException e =
          catchThrowableOfType(
              SQLException.class, () -> read(https("localhost") + "SSLServerCert=" + value, 1));
      assertThat(e.getSQLState()).isEqualTo("08P02");
      assertThat((Throwable) e).hasMessageContaining("SSLServerCert");
    }
  }

  @Test
  void speaksHttp2WhereItIsOffered() throws Exception {
    read(
        https("localhost")
            + "SSLServerCert="
            + TestCertificate.thumbprint(service.httpsPort(), "SHA-256"),
        3);
    assertThat(received()).hasSize(3).allMatch(r -> r.getProtocol().equals("HTTP/2.0"));
  }

  @Test
  void speaksHttp1AndKeepsTheConnection() throws Exception {
    try (Proxy proxy = new Proxy(service.port(), "")) {
      read(http("service.invalid") + "ProxyServer=localhost;ProxyPort=" + proxy.port(), 3);
      assertThat(received()).hasSize(3).allMatch(r -> r.getProtocol().equals("HTTP/1.1"));
      assertThat(proxy.heads()).as("one connection for all three").hasSize(1);
    }
  }

  @Test
  void goesThroughATunnelWithCredentialsForTheProxyOnly() throws Exception {
    try (Proxy proxy = new Proxy(service.httpsPort(), BASIC)) {
      read(
          https("localhost")
              + "ProxyServer=localhost;ProxyUser=ann;ProxyPassword=pr0xyS3cret;ProxyPort="
              + proxy.port()
              + ";SSLServerCert="
              + TestCertificate.thumbprint(service.httpsPort(), "SHA-256"),
          2);
      assertThat(proxy.heads()).as("no refusal had to come first").hasSize(1);
      assertThat(proxy.heads().get(0))
          .startsWith("CONNECT localhost:" + service.httpsPort())
          .contains(BASIC)
          .doesNotContain("s3cretT0ken");
    }
    assertThat(received())
        .hasSize(2)
        .noneMatch(r -> r.containsHeader("Proxy-Authorization"))
        .allMatch(r -> "Bearer s3cretT0ken".equals(r.getHeader("Authorization")));
  }

  @Test
  void tellsAPlainProxyItsCredentials() throws Exception {
    try (Proxy proxy = new Proxy(service.port(), BASIC)) {
      read(
          http("service.invalid")
              + "ProxyServer=localhost;ProxyUser=ann;ProxyPassword=pr0xyS3cret;ProxyPort="
              + proxy.port(),
          1);
      assertThat(proxy.heads()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void saysThatTheProxyWantsOtherCredentials(String scheme) throws Exception {
    boolean tunnel = scheme.equals("https");
    String base = tunnel ? https("localhost") : http("service.invalid");
    try (Proxy proxy = new Proxy(tunnel ? service.httpsPort() : service.port(), BASIC)) {
      String properties = base + "ProxyServer=localhost;ProxyPort=" + proxy.port() + ";";
      assertThat(failure(properties + "ProxyUser=ann;ProxyPassword=wr0ng"))
          .hasMessageContaining("check ProxyUser and ProxyPassword")
          .hasMessageNotContaining("wr0ng");
      assertThat(failure(properties)).hasMessageContaining("check ProxyUser and ProxyPassword");
      assertThat(proxy.heads()).as("nothing is tried twice").hasSize(2);
    }
    assertThat(received()).isEmpty();
  }

  @Test
  void goesAroundTheProxyForExceptions() throws Exception {
    try (Proxy proxy = new Proxy(service.port(), "")) {
      String properties = "ProxyServer=localhost;ProxyPort=" + proxy.port() + ";ProxyExceptions=";
      read(http("localhost") + properties + "'example.com, LOCAL*'", 1);
      assertThat(proxy.heads()).isEmpty();
      read(http("localhost") + properties + "'*.localhost;local'", 1);
      assertThat(proxy.heads()).hasSize(1);
    }
  }

  @Test
  void takesTheProxyOfTheJvmUnlessToldOtherwise() throws Exception {
    java.net.ProxySelector before = java.net.ProxySelector.getDefault();
    try (Proxy proxy = new Proxy(service.port(), "")) {
      java.net.ProxySelector.setDefault(
          java.net.ProxySelector.of(
              java.net.InetSocketAddress.createUnresolved("localhost", proxy.port())));
      read(http("service.invalid"), 1);
      assertThat(proxy.heads()).hasSize(1);
      read(http("localhost") + "ProxyAutoDetect=false", 1);
      assertThat(proxy.heads()).hasSize(1);
      try (Connection demo = DriverManager.getConnection("jdbc:bitbucket:Demo=true");
          Statement statement = demo.createStatement();
          ResultSet rows = statement.executeQuery("SELECT Slug FROM Repositories LIMIT 1")) {
        assertThat(rows.next()).isTrue();
      }
      assertThat(proxy.heads()).as("the demo is in this process").hasSize(1);
    } finally {
      java.net.ProxySelector.setDefault(before);
    }
  }
}
