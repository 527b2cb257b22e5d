package io.github.bitbucketjdbc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.error.BitbucketException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverConfigTest {
  private static final String SECRET = "s3cr3tT0ken";

  private static DriverConfig of(String properties) {
    return DriverConfig.of("jdbc:bitbucket:" + properties, new Properties());
  }

  @Test
  void hasDefaults() {
    DriverConfig config = of("");

    assertThat(config.workspace()).isEmpty();
    assertThat(config.schema()).isEqualTo("Information");
    assertThat(config.baseUrl()).isEqualTo(URI.create("https://api.bitbucket.org/2.0"));
    assertThat(config.authScheme()).isEqualTo(AuthScheme.NONE);
    assertThat(config.pushdown()).isTrue();
    assertThat(config.maxConcurrency()).isEqualTo(4);
    assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.queryTimeout()).isZero();
    assertThat(config.demo()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'',NONE",
    "AccessToken=t,ACCESS_TOKEN",
    "User=a@b.c;APIToken=t,API_TOKEN",
    "User=a@b.c;APIToken=t;AccessToken=u;AuthScheme=accesstoken,ACCESS_TOKEN",
    "AuthScheme=none;AccessToken=t,NONE",
    "Demo=true;User=x,NONE",
    "OAuthClientId=i;OAuthClientSecret=s,OAUTH",
    "OAuthAccessToken=t,OAUTH",
    "OAuthClientId=i;OAuthClientSecret=s;AuthScheme=client,OAUTH_CLIENT",
    "OAuthClientId=i;OAuthClientSecret=s;AuthScheme=oauthclient,OAUTH_CLIENT",
    "OAuthClientId=i;OAuthClientSecret=s;AuthScheme=AccessToken;AccessToken=t,ACCESS_TOKEN",
  })
  void infersTheScheme(String properties, AuthScheme scheme) {
    assertThat(of(properties).authScheme()).isEqualTo(scheme);
  }

  @Test
  void keepsTheSecretOfItsScheme() {
    DriverConfig config = of("User=a@b.c;APIToken=" + SECRET);

    assertThat(config.secret()).isEqualTo(SECRET);
    assertThat(config.user()).isEqualTo("a@b.c");
    assertThat(config.toString()).doesNotContain(SECRET).doesNotContain("a@b.c");
    assertThat(of("AuthScheme=None;AccessToken=" + SECRET).secret()).isEmpty();
  }

  @Test
  void thePasswordMayBeAnAccessToken() {
    assertThat(of("AuthScheme=AccessToken;Password=" + SECRET).secret()).isEqualTo(SECRET);
    assertThat(of("AuthScheme=AccessToken;Password=other;AccessToken=" + SECRET).secret())
        .isEqualTo(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "APIToken=" + SECRET + "|needs the property User",
        "User=a@b.c|needs the property APIToken",
        "AuthScheme=AccessToken|needs the property AccessToken",
        "AuthScheme=APIToken;AccessToken=" + SECRET + "|needs the property User",
        "User=a@b.c;APIToken=" + SECRET + ";AccessToken=" + SECRET + "|AuthScheme must be given",
        "AuthScheme="
            + SECRET
            + "|AuthScheme must be one of APIToken, AccessToken, OAuth,"
            + " OAuthClient, None",
        "OAuthClientId=i;AccessToken=" + SECRET + "|both AccessToken and OAuthClientId are",
        "OAuthAccessToken="
            + SECRET
            + ";APIToken="
            + SECRET
            + "|both APIToken and OAuthAccessToken",
        "AuthScheme=OAuth|needs the property OAuthClientId",
        "OAuthClientId=i|needs the property OAuthClientSecret",
        "AuthScheme=client;OAuthAccessToken=" + SECRET + "|needs the property OAuthClientId",
        "OAuthAccessToken="
            + SECRET
            + ";InitiateOAuth=on|InitiateOAuth must be one of OFF, REFRESH",
        "OAuthAccessToken=" + SECRET + ";OAuthURL=http://example.com|OAuthURL must be https",
        "OAuthAccessToken=" + SECRET + ";OAuthURL=file:/x|OAuthURL must start with https",
        "OAuthAccessToken=" + SECRET + ";BaseURL=http://example.com|BaseURL must be https",
        "OAuthAccessToken=" + SECRET + ";CallbackURL=http://example.com|CallbackURL must be https",
        "OAuthAccessToken=" + SECRET + ";OAuthExpiresIn=soon|OAuthExpiresIn must be a whole number",
        "OAuthAccessToken=" + SECRET + ";OAuthSettingsKey=" + SECRET + "|must be env:NAME",
        "OAuthAccessToken=t;OAuthSettingsKey=env:PATH|must be env:NAME",
        "OAuthAccessToken=t;OAuthSettingsKey=command:id|must be env:NAME",
        "OAuthAccessToken=t;OAuthSettingsLocation=memory://|must name the memory",
        "OAuthAccessToken=t;OAuthSettingsLocation=memory://a;OAuthSettingsKey=command|names none",
        "User=a:b;APIToken=" + SECRET + "|User must not hold a colon",
        "MaxRows=many|MaxRows must be a whole number",
        "MaxRows=-1|MaxRows must be 0 or more",
        "MaxConcurrency=0|MaxConcurrency must be 1 to 32",
        "MaxConcurrency=33|MaxConcurrency must be 1 to 32",
        "Timeout=1.5|Timeout must be a whole number",
        "QueryTimeout=99999999999|QueryTimeout must be 0 to",
        "Demo=maybe|Demo must be one of true, false",
        "Pushdown=some|Pushdown must be one of full, none",
        "Workspace=a/b|Workspace is not the slug",
        "Workspace={nonsense}|Workspace is not the slug",
        "RetryWait=-1|RetryWait must be 0 to 86400",
        "ProxyServer=http://proxy|ProxyServer must be the name of a host only",
        "ProxyPort=0|ProxyPort must be 1 to 65535",
        "ProxyUser=a:b|ProxyUser must not hold a colon",
        "ProxyPassword=" + SECRET + "|ProxyUser is missing",
        "SSLServerCert=*|SSLServerCert must name a certificate",
        "Verbosity=6|Verbosity must be 1 to 5",
        "MaxLogFileSize=much|MaxLogFileSize must be a number of bytes",
        "MaxLogFileCount=0|MaxLogFileCount must be 1 to 1000",
        "BaseURL=ftp://example.com|must start with https",
        "BaseURL=example.com|must start with https",
        "BaseURL=https:///2.0|must name a host",
        "BaseURL=https://u:" + SECRET + "@example.com|must name a host",
        "BaseURL=https://example.com?x=" + SECRET + "|must not have a query",
        "BaseURL='https://example com'|is not a URL",
        "BaseURL=http://example.com;AccessToken=" + SECRET + "|must be https",
      })
  void saysWhatIsWrong(String properties, String message) {
    assertThatThrownBy(() -> of(properties))
        .isInstanceOf(BitbucketException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Timeout=0", "MaxConcurrency=32", "MaxRows=9223372036854775807"})
  void acceptsTheEndsOfRanges(String properties) {
    assertThat(of(properties)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"acme", "Acme-1_x.y", "{0b2c4d6e-0b2c-4d6e-8f10-123456789abc}", "_private"})
  void acceptsSlugsAndUuids(String workspace) {
    assertThat(of("Workspace=" + workspace).workspace()).isEqualTo(workspace);
  }

  @ParameterizedTest
  @CsvSource({
    "BaseURL=http://127.0.0.1:8080/2.0/;AccessToken=t,http://127.0.0.1:8080/2.0",
    "BaseURL=http://localhost;AccessToken=t,http://localhost",
    "BaseURL=http://[::1]:80;AccessToken=t,http://[::1]:80",
    "BaseURL=http://example.com,http://example.com",
    "BaseURL=HTTPS://example.com/x//,HTTPS://example.com/x",
  })
  void acceptsAddresses(String properties, URI expected) {
    assertThat(of(properties).baseUrl()).isEqualTo(expected);
  }

  @Test
  void readsTheNetwork() {
    NetworkSettings network =
        of("ProxyServer=proxy;ProxyPort=3128;ProxyUser=u;ProxyPassword="
                + SECRET
                + ";ProxyExceptions='*.example.com, localhost;;10.*'")
            .network();

    assertThat(network.proxyExceptions()).containsExactly("*.example.com", "localhost", "10.*");
    assertThat(network.proxyPort()).isEqualTo(3128);
    assertThat(network.proxyPassword()).isEqualTo(SECRET);
    assertThat(network.toString()).doesNotContain(SECRET);
    assertThat(of("").network()).isEqualTo(NetworkSettings.DEFAULT);
    assertThat(of("").logging()).isEqualTo(LogSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource({"123,123", "10KB,10240", "2 mb,2097152", "1G,1073741824"})
  void readsSizes(String text, long bytes) {
    assertThat(of("MaxLogFileSize=" + text).logging().maxFileSize()).isEqualTo(bytes);
  }

  @Test
  void movesToTheDemo() {
    DriverConfig config =
        of("Demo=true").withBaseUrl(URI.create("http://127.0.0.1:1/2.0")).withWorkspace("acme");

    assertThat(config.baseUrl()).hasPort(1);
    assertThat(config.workspace()).isEqualTo("acme");
    assertThat(config.demo()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(ConnectionProperty.class)
  void propertiesAreDeclaredWell(ConnectionProperty property) {
    assertThat(property.text()).matches("[A-Z][A-Za-z]+");
    assertThat(property.description()).endsWith(".");
    assertThat(ConnectionProperty.named(property.text().toUpperCase(java.util.Locale.ROOT)))
        .contains(property);
    if (!property.choices().isEmpty() && !property.defaultValue().isEmpty()) {
      assertThat(property.choices()).contains(property.defaultValue());
    }
  }

  @Test
  void secretsAreKnown() {
    assertThat(Arrays.stream(ConnectionProperty.values()).filter(ConnectionProperty::isSecret))
        .containsExactly(
            ConnectionProperty.API_TOKEN,
            ConnectionProperty.ACCESS_TOKEN,
            ConnectionProperty.OAUTH_CLIENT_SECRET,
            ConnectionProperty.OAUTH_VERIFIER,
            ConnectionProperty.OAUTH_ACCESS_TOKEN,
            ConnectionProperty.OAUTH_REFRESH_TOKEN,
            ConnectionProperty.OAUTH_SETTINGS_KEY,
            ConnectionProperty.PROXY_PASSWORD);
  }

  @Test
  void keepsTheSettingsOfOAuth() {
    DriverConfig config =
        of(
            "OAuthClientId=i;OAuthClientSecret="
                + SECRET
                + ";InitiateOAuth=refresh;OAuthExpiresIn=60;Scope='account email'");

    assertThat(config.oauth().initiate()).isEqualTo(InitiateOAuth.REFRESH);
    assertThat(config.oauth().clientSecret()).isEqualTo(SECRET);
    assertThat(config.oauth().url()).isEqualTo(URI.create("https://bitbucket.org/site/oauth2"));
    assertThat(config.oauth().callbackUrl()).isEqualTo(URI.create("http://localhost:33333"));
    assertThat(config.oauth().expiresIn()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.oauth().scope()).isEqualTo("account email");
    assertThat(config.toString() + config.oauth()).doesNotContain(SECRET);
    for (ConnectionProperty property : ConnectionProperty.values()) {
      assertThat(config.text(property)).doesNotContain(SECRET);
    }
    assertThat(of("OAuthAccessToken=t;CallbackURL=http://localhost:1/").oauth().callbackUrl())
        .isEqualTo(URI.create("http://localhost:1/"));
    assertThat(of("Demo=true;OAuthClientId=i").oauth()).isEqualTo(OAuthSettings.NONE);
  }
}
