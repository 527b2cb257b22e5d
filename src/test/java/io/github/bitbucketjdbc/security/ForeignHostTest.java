package io.github.bitbucketjdbc.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second server listens where answers point to, and waits for credentials that never come. */
@Timeout(120)
class ForeignHostTest {
  private static final String PAGE = "{\"values\":[{\"slug\":\"api\"}]}";
  private static final String API = "/2.0/.*";

  private final WireMockServer service = new WireMockServer(wireMockConfig().dynamicPort());
  private final WireMockServer foreign = new WireMockServer(wireMockConfig().dynamicPort());

  @BeforeEach
  void start() {
    service.start();
    foreign.start();
    service.stubFor(any(anyUrl()).willReturn(okJson(PAGE)));
    foreign.stubFor(any(anyUrl()).willReturn(okJson(PAGE)));
  }

  @AfterEach
  void stop() {
    service.stop();
    foreign.stop();
  }

  private String elsewhere() {
    return "http://localhost:" + foreign.port();
  }

  private String url(String more) {
    return "jdbc:bitbucket:Workspace=acme;RetryWait=0;Readonly=false;BaseURL=http://localhost:"
        + service.port()
        + "/2.0;"
        + more;
  }

  private static void run(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            assertThat(rows.getString(1)).isNotEmpty();
          }
        }
      }
    }
  }

  private List<LoggedRequest> reached() {
    return foreign.getAllServeEvents().stream().map(e -> e.getRequest()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void getsNothingByARedirection(int status) {
    service.stubFor(
        any(urlPathMatching(API))
            .willReturn(
                aResponse().withStatus(status).withHeader("Location", elsewhere() + "/2.0/x")));
    for (String sql :
        List.of(
            "SELECT Slug FROM Repositories",
            "UPDATE Repositories SET Description = 'x' WHERE Slug = 'api'")) {
      SQLException e =
          catchThrowableOfType(SQLException.class, () -> run(url("AccessToken=s3cretT0ken"), sql));
      assertThat((Throwable) e).isNotNull();
    }
    assertThat(reached()).isEmpty();
  }

  @Test
  void getsNothingByANextPage() {
    String page = "{\"values\":[{\"slug\":\"a\"}],\"next\":\"" + elsewhere() + "/2.0/x\"}";
    service.stubFor(any(urlPathMatching(API)).willReturn(okJson(page)));
    SQLException e =
        catchThrowableOfType(
            SQLException.class,
            () -> run(url("AccessToken=s3cretT0ken"), "SELECT Slug FROM Repositories"));
    assertThat(e.getSQLState()).isEqualTo("08P01");
    assertThat(reached()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void getsNoClientSecretByARedirection(int status) {
    service.stubFor(
        post(urlPathMatching("/oauth/.*"))
            .willReturn(
                aResponse().withStatus(status).withHeader("Location", elsewhere() + "/token")));
    String oauth =
        "AuthScheme=OAuthClient;OAuthClientId=i;OAuthClientSecret=s3cret;OAuthURL=http://localhost:"
            + service.port()
            + "/oauth;OAuthSettingsLocation=memory://foreign"
            + service.port();
    SQLException e =
        catchThrowableOfType(
            SQLException.class, () -> run(url(oauth), "SELECT Slug FROM Repositories"));
    assertThat(e.getSQLState()).isEqualTo("08P01");
    assertThat(reached()).isEmpty();
  }

  /** The API gets the access token only, and the place that gives tokens the client's secret. */
  @Test
  void getsOnlyWhatIsItsOwn() throws SQLException {
    foreign.stubFor(
        post(anyUrl()).willReturn(okJson("{\"access_token\":\"runtimeT0ken\",\"expires_in\":60}")));
    run(
        url(
            "AuthScheme=OAuthClient;OAuthClientId=i;OAuthClientSecret=s3cret;OAuthURL="
                + elsewhere()
                + "/oauth;OAuthSettingsLocation=memory://own"
                + service.port()),
        "SELECT Slug FROM Repositories");
    assertThat(reached()).hasSize(1);
    assertThat(reached().get(0).toString()).doesNotContain("runtimeT0ken");
    assertThat(service.getAllServeEvents())
        .hasSize(1)
        .allMatch(e -> e.getRequest().getHeader("Authorization").equals("Bearer runtimeT0ken"));
  }
}
