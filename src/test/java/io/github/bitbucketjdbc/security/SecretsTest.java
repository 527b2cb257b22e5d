package io.github.bitbucketjdbc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.BitbucketDataSource;
import io.github.bitbucketjdbc.BitbucketDriver;
import io.github.bitbucketjdbc.auth.OAuthDemo;
import io.github.bitbucketjdbc.auth.OAuthLogin;
import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import io.github.bitbucketjdbc.demo.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.naming.NamingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants a secret of its own in every secret property, adds those that OAuth gives at runtime, does
 * all that a connection can do, and looks for them in all that was shown.
 */
@Tag("slow")
@Timeout(300)
class SecretsTest {
  private static final String USER = "ann@example.com";
  private static final String REPOSITORIES = "/repositories/acme";

  @TempDir Path directory;
  private final TreeSet<String> secrets = new TreeSet<>();
  private final Map<ConnectionProperty, String> planted = new EnumMap<>(ConnectionProperty.class);
  private Shown shown;

  @BeforeEach
  void plant() {
    shown = new Shown();
    for (ConnectionProperty property : ConnectionProperty.values()) {
      if (property.isSecret()) {
        planted.put(property, "pl4nted-" + property.text() + "=7f3a9");
      }
    }
    secrets.addAll(planted.values());
    assertThat(planted).hasSizeGreaterThanOrEqualTo(8);
  }

  @AfterEach
  void quiet() {
    shown.close();
  }

  private String secret(ConnectionProperty property) {
    return planted.get(property);
  }

  /** Every secret there is, except the key of the settings file, which names only a place. */
  private String properties(DemoServer service, String scheme) {
    StringBuilder all = new StringBuilder("jdbc:bitbucket:Workspace=acme;Readonly=false;");
    planted.forEach(
        (property, value) -> {
          if (property != ConnectionProperty.OAUTH_SETTINGS_KEY) {
            all.append(property.text()).append("='").append(value).append("';");
          }
        });
    return all.append("AuthScheme=").append(scheme)
        + ";User="
        + USER
        + ";ProxyUser=pia;ProxyAutoDetect=false;Verbosity=5;Logfile="
        + directory.resolve("log")
        + ";BaseURL="
        + service.baseUrl()
        + ";";
  }

  /** What is looked for: each secret, and how it looks in a header or an address. */
  private List<String> needles() {
    List<String> needles = new ArrayList<>();
    for (String secret : secrets) {
      Stream.of(secret, USER + ":" + secret, "pia:" + secret, OAuthDemo.CLIENT_ID + ":" + secret)
          .map(s -> Base64.getEncoder().encodeToString(s.getBytes(StandardCharsets.UTF_8)))
          .map(s -> s.substring(0, s.length() - 4)) // the end depends on what follows
          .forEach(needles::add);
      needles.add(secret);
      needles.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }
    return needles;
  }

  private void assertNothingIsShown() throws IOException {
    Thread.getAllStackTraces().keySet().forEach(thread -> shown.add(thread.getName()));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("log")).toList()) {
        shown.add(Files.readString(file));
      }
    }
    String all = shown.all().toLowerCase(Locale.ROOT);
    assertThat(all).as("the log itself").contains("authorization: ***", "x-echo: ***");
    for (String needle : needles()) {
      assertThat(all.indexOf(needle.toLowerCase(Locale.ROOT)))
          .as(() -> "shown: " + needle + " in " + around(all, needle.toLowerCase(Locale.ROOT)))
          .isNegative();
    }
  }

  private static String around(String all, String needle) {
    int at = Math.max(0, all.indexOf(needle));
    return all.substring(Math.max(0, at - 200), Math.min(all.length(), at + 200));
  }

  private void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      shown.add(statement.toString());
      if (statement.execute(sql)) {
        shown.add(statement.getResultSet());
      }
      if (statement.getWarnings() != null) {
        shown.add(statement.getWarnings());
      }
    } catch (SQLException e) {
      shown.add(e);
    }
  }

  private void useAll(Connection connection, DemoServer service, String live) throws Exception {
    shown.add(connection.getMetaData().getURL());
    shown.add(connection.getMetaData().getUserName());
    shown.add(connection.getClientInfo());
    shown.add(connection.getMetaData().getTables(null, null, "%", null));
    shown.add(connection.getMetaData().getColumns(null, null, "Repositories", "%"));
    for (String sql :
        List.of(
            "SELECT Slug, Name FROM Repositories",
            "EXPLAIN PLAN FOR SELECT Slug FROM Repositories WHERE Slug = 'api'",
            "SELECT NoSuchColumn FROM Repositories",
            "SELECT FROM nonsense 'x",
            "UPDATE Repositories SET Description = 'new' WHERE Slug = 'api'",
            "INSERT INTO api.Branches (Name, TargetHash) VALUES ('b', 'nothing')",
            "DELETE FROM Repositories WHERE Slug = 'nothing'",
            "SELECT * FROM sys_connection_props",
            "SELECT * FROM sys_requests",
            "SELECT * FROM sys_tables")) {
      execute(connection, sql);
    }
    List<Fault> faults = new ArrayList<>();
    for (int status : List.of(401, 403, 404, 410, 500, 503)) {
      faults.add(Fault.status(status).with("Retry-After", "0").with("X-Echo", live));
    }
    faults.addAll(
        List.of(
            Fault.TRUNCATED,
            Fault.HTML_PAGE,
            Fault.WRONG_TYPES,
            Fault.INVALID_UTF8,
            Fault.NEXT_ELSEWHERE,
            Fault.REDIRECT_ELSEWHERE,
            Fault.RESET_IN_BODY));
    for (Fault fault : faults) {
      service.faults().clear();
      service.faults().onEvery(REPOSITORIES, fault);
      execute(connection, "SELECT Slug, SizeBytes FROM Repositories");
    }
    service.faults().clear();
    cancelled(connection, service);
    shown.addReachable(connection);
  }

  private void cancelled(Connection connection, DemoServer service) throws Exception {
    service.faults().onEvery(REPOSITORIES, Fault.slowHeaders(Duration.ofSeconds(30)));
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT Slug FROM Repositories")) {
      CompletableFuture<SQLException> end =
          CompletableFuture.supplyAsync(
              () ->
                  catchThrowableOfType(
                      SQLException.class, () -> shown.add(statement.executeQuery())));
      while (!end.isDone()) {
        Thread.sleep(20);
        statement.cancel();
      }
      assertThat(end.get().getSQLState()).isEqualTo("57014");
      shown.add(end.get());
      shown.addReachable(statement);
    }
    service.faults().clear();
  }

  private void describe(String url) throws SQLException, IOException, NamingException {
    for (DriverPropertyInfo property :
        new BitbucketDriver().getPropertyInfo(url, new Properties())) {
      shown.add(property.name + "=" + property.value);
    }
    BitbucketDataSource source = new BitbucketDataSource();
    source.setUrl(url);
    shown.add(source.getUrl());
    shown.add(source);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(stream)) {
      out.writeObject(source);
    }
    shown.add(stream.toString(StandardCharsets.ISO_8859_1));
    shown.add(source.getReference().toString());
  }

  @Test
  void ofAnApiToken() throws Exception {
    String token = secret(ConnectionProperty.API_TOKEN);
    try (DemoServer service = DemoServer.start(DemoOptions.story().basicAuth(USER, token))) {
      String url = properties(service, "APIToken");
      describe(url);
      try (Connection connection = DriverManager.getConnection(url)) {
        useAll(connection, service, token);
      }
    }
    assertNothingIsShown();
  }

  @Test
  void ofAnAccessToken() throws Exception {
    String token = secret(ConnectionProperty.ACCESS_TOKEN);
    try (DemoServer service = DemoServer.start(DemoOptions.story().bearer(token))) {
      try (Connection connection =
          DriverManager.getConnection(properties(service, "AccessToken"))) {
        useAll(connection, service, token);
      }
    }
    assertNothingIsShown();
  }

  @Test
  void ofOAuthBeforeAndAfterARefresh() throws Exception {
    String secret = secret(ConnectionProperty.OAUTH_CLIENT_SECRET);
    try (OAuthDemo demo = OAuthDemo.start(o -> o.oauth(OAuthDemo.CLIENT_ID, secret))) {
      Path tokens = directory.resolve("oauth");
      String url =
          properties(demo.server(), "OAuth")
              + "OAuthClientId="
              + OAuthDemo.CLIENT_ID
              + ";InitiateOAuth=REFRESH;OAuthURL="
              + demo.server().oauthUrl()
              + ";OAuthSettingsLocation="
              + tokens;
      OAuthLogin login = OAuthLogin.of(DriverConfig.of(url, new Properties()));
      String address = OAuthDemo.decide(login.address(), "approve");
      secrets.add(address.replaceAll(".*[?&]code=([^&]*).*", "$1"));
      shown.add(
          catchThrowableOfType(
              RuntimeException.class,
              () -> login.complete(secret(ConnectionProperty.OAUTH_VERIFIER))));
      login.complete(address);
      shown.add(login.place());
      shown.addReachable(login);
      try (Connection connection = DriverManager.getConnection(url)) {
        execute(connection, "SELECT Slug FROM Repositories");
        rememberTokens(tokens);
        for (int i = 0; i < 2; i++) {
          demo.server().expireTokens();
          execute(connection, "SELECT Slug FROM Repositories");
          String live = rememberTokens(tokens);
          demo.server()
              .faults()
              .onEvery(REPOSITORIES, Fault.status(403).with("X-Echo", "it was " + live));
          execute(connection, "SELECT Slug FROM Repositories");
          demo.server().faults().clear();
        }
        assertThat(demo.server().refreshes()).isEqualTo(2);
        useAll(connection, demo.server(), rememberTokens(tokens));
        demo.server().revokeTokens();
        execute(connection, "SELECT Slug FROM Repositories");
      }
    }
    assertThat(secrets).as("a code, and tokens before, between and after").hasSizeGreaterThan(12);
    assertThat(shown.all())
        .contains("a refresh token was exchanged", "a refresh token was refused");
    assertNothingIsShown();
  }

  /** Adds the tokens that are stored now to the secrets, and returns the access token. */
  private String rememberTokens(Path file) throws IOException {
    Properties stored = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      stored.load(in);
    }
    secrets.add(stored.getProperty("AccessToken"));
    secrets.add(stored.getProperty("RefreshToken"));
    return stored.getProperty("AccessToken");
  }

  /** A key where the name of a place belongs; any value that a check refuses. */
  @Test
  void ofPropertiesThatAreRefused() throws Exception {
    try (DemoServer service = DemoServer.start(DemoOptions.story())) {
      for (Map.Entry<ConnectionProperty, String> one : planted.entrySet()) {
        for (String value :
            List.of(one.getValue(), one.getValue() + "\n", one.getValue() + ";x=y")) {
          for (String scheme :
              List.of("OAuth", "APIToken", "AccessToken", "OAuthClient", "Basic")) {
            String url =
                "jdbc:bitbucket:BaseURL="
                    + service.baseUrl()
                    + ";AuthScheme="
                    + scheme
                    + ";InitiateOAuth=REFRESH;"
                    + one.getKey().text()
                    + "="
                    + value;
            try (Connection connection = DriverManager.getConnection(url)) {
              shown.addReachable(connection);
            } catch (SQLException e) {
              shown.add(e);
            }
          }
        }
      }
    }
    shown.add("Authorization: *** X-Echo: ***");
    assertNothingIsShown();
  }
}
