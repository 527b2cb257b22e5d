package io.github.bitbucketjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.auth.OAuthDemo;
import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.demo.DemoRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signing in from the outside: connections, rows, and what is never shown. */
@Timeout(120)
class OAuthConnectionTest {
  private static final String COMMITS = "SELECT Hash FROM api.Commits";

  @TempDir Path directory;

  private OAuthDemo demo;
  private String refreshing;

  @BeforeEach
  void start() {
    demo = OAuthDemo.start();
    refreshing =
        "InitiateOAuth=REFRESH;OAuthSettingsLocation="
            + directory.resolve("oauth")
            + ";Pagesize=10";
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  private Connection connect(String more) throws SQLException {
    return DriverManager.getConnection(demo.url(more));
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private long refused() {
    return demo.server().requests().stream().map(DemoRequest::status).filter(s -> s == 401).count();
  }

  @Test
  void readsWithClientCredentials() throws SQLException {
    try (Connection connection = connect("AuthScheme=client")) {
      assertThat(rows(connection, "SELECT Slug FROM Repositories")).hasSize(8);
    }
    assertThat(demo.server().tokensIssued()).isEqualTo(1);
    assertThat(refused()).isZero();
  }

  @Test
  void anExpiredTokenCostsOneRefreshAndNoRefusedRequest() throws SQLException {
    demo.storeExpired(refreshing);
    try (Connection connection = connect(refreshing)) {
      assertThat(rows(connection, "SELECT Slug FROM Repositories")).hasSize(8);
      assertThat(rows(connection, "SELECT Slug FROM Repositories")).hasSize(8);
    }
    assertThat(demo.server().refreshes()).isEqualTo(1);
    assertThat(refused()).isZero();
  }

  @Test
  void aTokenThatDiesInTheMiddleOfAQueryIsReplacedOnce() throws SQLException {
    demo.storeExpired(refreshing);
    try (Connection connection = connect(refreshing + ";MaxConcurrency=1")) {
      List<String> all = rows(connection, COMMITS);
      assertThat(all.size()).isGreaterThan(50).isEqualTo(all.stream().distinct().count());
      demo.server().clearRequests();
      int before = demo.server().refreshes();

      List<String> again = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(COMMITS)) {
        while (result.next()) {
          again.add(result.getString(1));
          if (again.size() == 15) {
            demo.server().expireTokens();
          }
        }
      }
      assertThat(again).isEqualTo(all);
      assertThat(demo.server().refreshes()).isEqualTo(before + 1);
      assertThat(refused()).isEqualTo(1);
    }
  }

  @Test
  void eightStatementsOfTwoConnectionsRefreshOnce() throws Exception {
    demo.storeExpired(refreshing);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Connection one = connect(refreshing);
        Connection other = connect(refreshing)) {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Connection connection = i % 2 == 0 ? one : other;
        tasks.add(() -> rows(connection, "SELECT Slug FROM Repositories"));
      }
      for (Future<List<String>> rows : threads.invokeAll(tasks)) {
        assertThat(rows.get()).hasSize(8);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(demo.server().refreshes()).isEqualTo(1);
    assertThat(demo.server().refusedRefreshes()).isZero();
  }

  @Test
  void whoIsSignedOutIsTold() throws SQLException {
    demo.storeExpired(refreshing);
    demo.server().revokeTokens();
    try (Connection connection = connect(refreshing)) {
      assertThatThrownBy(() -> rows(connection, "SELECT Slug FROM Repositories"))
          .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
          .hasMessageContaining("login");
    }
  }

  @Test
  void aRefusedAccessTokenIsTriedOnce() throws SQLException {
    try (Connection connection = connect("OAuthAccessToken=pl4ntedAccess")) {
      assertThatThrownBy(() -> rows(connection, "SELECT Slug FROM Repositories"))
          .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
          .hasMessageContaining("Bitbucket refused the OAuth access token");
    }
    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void noSecretIsEverShown() throws SQLException {
    String secrets =
        "InitiateOAuth=REFRESH;OAuthVerifier=pl4ntedVerifier;OAuthAccessToken=pl4ntedAccess;"
            + "OAuthRefreshToken=pl4ntedRefresh;OAuthSettingsKey=env:BITBUCKET_JDBC_PL4NTED;"
            + "OAuthSettingsLocation="
            + directory.resolve("oauth");
    List<String> shown = new ArrayList<>();
    DriverPropertyInfo[] properties =
        new BitbucketDriver().getPropertyInfo(demo.url(secrets), new java.util.Properties());
    for (DriverPropertyInfo property : properties) {
      shown.add(property.name + "=" + property.value);
    }
    try (Connection connection = connect(secrets)) {
      shown.add(connection.getMetaData().getURL());
      shown.add(connection.toString());
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT * FROM sys_connection_props")) {
        while (result.next()) {
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            shown.add(result.getString(i));
          }
        }
      }
      shown.add(trace(connection));
    }
    Thread.getAllStackTraces().keySet().forEach(thread -> shown.add(thread.getName()));
    BitbucketDataSource source = new BitbucketDataSource();
    source.setUrl(demo.url(secrets));
    shown.add(source.getUrl());
    shown.add(source.toString());

    assertThat(String.join("\n", shown).toLowerCase(java.util.Locale.ROOT))
        .contains("initiateoauth")
        .doesNotContain("pl4nted");
    assertThat(ConnectionProperty.values()).hasSameSizeAs(properties);
  }

  /** The key is missing, so the first statement fails; its whole trace is what logs would hold. */
  private static String trace(Connection connection) {
    try {
      rows(connection, "SELECT Slug FROM Repositories");
      throw new AssertionError("there is no key");
    } catch (SQLException e) {
      StringWriter out = new StringWriter();
      e.printStackTrace(new PrintWriter(out));
      return out.toString();
    }
  }

  @Test
  void theTraceOfARefusalHoldsNoToken() throws SQLException {
    String spent =
        "InitiateOAuth=REFRESH;OAuthRefreshToken=pl4ntedRefresh;OAuthSettingsLocation="
            + directory.resolve("oauth");
    try (Connection connection = connect(spent)) {
      assertThat(trace(connection)).contains("no longer takes").doesNotContain("pl4nted");
    }
    try (Connection connection =
        DriverManager.getConnection(
            demo.url("AuthScheme=client").replace(OAuthDemo.CLIENT_ID, "unknown"))) {
      assertThat(trace(connection)).contains("invalid_client").doesNotContain("pl4nted");
    }
  }

  @Test
  void theStepsCanBeCalled() throws SQLException {
    try (Connection connection = connect("AuthScheme=client")) {
      List<String> url =
          rows(connection, "CALL GetOAuthAuthorizationURL(Scope => 'repository', State => 'a1b2')");
      assertThat(url)
          .singleElement()
          .asString()
          .startsWith(demo.server().oauthUrl() + "/authorize")
          .contains("response_type=code", "state=a1b2", "scope=repository");
      assertThat(demo.server().requests()).isEmpty();
      String back = OAuthDemo.decide(url.get(0), "approve");
      String code = back.replaceFirst(".*[?&]code=([^&]+).*", "$1");
      try (CallableStatement call =
          connection.prepareCall("{call GetOAuthAccessToken(AuthMode => 'web', Verifier => ?)}")) {
        call.setString("Verifier", URLDecoder.decode(code, StandardCharsets.UTF_8));
        call.execute();
        assertThat(call.getString("OAuthAccessToken")).isNotEmpty();
        assertThat(call.getLong("ExpiresIn")).isPositive();
        String refresh = call.getString("OAuthRefreshToken");
        assertThat(
                rows(
                    connection,
                    "CALL RefreshOAuthAccessToken(OAuthRefreshToken => '" + refresh + "')"))
            .singleElement()
            .isNotEqualTo(call.getString("OAuthAccessToken"));
      }
      assertThatThrownBy(
              () -> rows(connection, "CALL RefreshOAuthAccessToken(OAuthRefreshToken => 'spent')"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("works once")
          .hasMessageNotContaining("spent'");
      assertThatThrownBy(() -> rows(connection, "CALL GetOAuthAccessToken('WEB')"))
          .hasMessageContaining("Verifier");
      assertThat(demo.server().refusedRefreshes()).isEqualTo(1);
    }
  }
}
