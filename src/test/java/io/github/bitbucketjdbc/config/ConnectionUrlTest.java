package io.github.bitbucketjdbc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {
  private static final String SECRET = "s3cr3tT0ken";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jdbc:bitbucket:Workspace=acme|acme",
        "jdbc:bitbucket:workspace=acme;|acme",
        "JDBC:Bitbucket:;; WORKSPACE = acme ; ;|acme",
        "jdbc:bitbucket:Workspace='acme'|acme",
        "jdbc:bitbucket:Workspace=\"a;b\";User=x|a;b",
        "jdbc:bitbucket:Workspace='it''s'|it's",
        "jdbc:bitbucket:Workspace=\"say \"\"hi\"\"\"|say \"hi\"",
        "jdbc:bitbucket:Workspace=' padded ' ;User=x|` padded `",
        "jdbc:bitbucket:Workspace=a=b|a=b",
        "jdbc:bitbucket:Workspace=acme;workspace=acme|acme",
      })
  void readsValues(String url, String workspace) {
    assertThat(ConnectionUrl.parse(url).values())
        .containsEntry(ConnectionProperty.WORKSPACE, workspace);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jdbc:bitbucket:Worspace=acme|Did you mean Workspace?",
        "jdbc:bitbucket:Wrokspace=acme|Did you mean Workspace?",
        "jdbc:bitbucket:ApiTokn=x|Did you mean APIToken?",
        "jdbc:bitbucket:MaxConcurency=4|Did you mean MaxConcurrency?",
        "jdbc:bitbucket:Base_URL=x|Did you mean BaseURL?",
        "jdbc:bitbucket:acme|without '=' 'acme'",
        "jdbc:bitbucket:Workspace=acme;Demo|without '=' 'Demo'",
        "jdbc:bitbucket:Workspace='acme|close the quote of Workspace",
        "jdbc:bitbucket:Workspace='acme'x|after the closing quote of Workspace",
        "jdbc:bitbucket:Workspace=a;Workspace=b|gives Workspace twice",
        "jdbc:bitbucket://acme|has no //",
      })
  void saysWhatIsWrong(String url, String message) {
    assertThatThrownBy(() -> ConnectionUrl.parse(url))
        .isInstanceOf(BitbucketException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((BitbucketException) e).state())
        .isEqualTo(SqlState.INVALID_PROPERTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:bitbucket:APIToken=abc;" + SECRET,
        "jdbc:bitbucket:APIToken=abc;" + SECRET + "=x",
        "jdbc:bitbucket:APIToken='abc" + SECRET,
        "jdbc:bitbucket:APIToken='abc'" + SECRET,
        "jdbc:bitbucket:APIToken=abc;APIToken=" + SECRET,
        "jdbc:bitbucket:" + SECRET,
        "jdbc:bitbucket:ApiTokn=" + SECRET,
        "jdbc:bitbucket:AccessToken=x;SecretTail=" + SECRET,
      })
  void neverEchoesWhatMayBeSecret(String url) {
    assertThatThrownBy(() -> ConnectionUrl.parse(url))
        .isInstanceOf(BitbucketException.class)
        .message()
        .doesNotContain(SECRET)
        .doesNotContain("SecretTail");
  }

  @Test
  void urlWinsOverProperties() {
    Properties info = new Properties();
    info.setProperty("workspace", "other");
    info.setProperty("user", "me@example.com");
    info.setProperty("password", SECRET);
    info.put("MaxRows", 5);

    assertThat(ConnectionUrl.parse("jdbc:bitbucket:Workspace=acme").with(info).values())
        .containsEntry(ConnectionProperty.WORKSPACE, "acme")
        .containsEntry(ConnectionProperty.USER, "me@example.com")
        .containsEntry(ConnectionProperty.API_TOKEN, SECRET)
        .containsEntry(ConnectionProperty.MAX_ROWS, "5");
  }

  @Test
  void ignoresEmptyUserAndPassword() {
    Properties info = new Properties();
    info.setProperty("user", "");
    info.setProperty("password", "");

    assertThat(ConnectionUrl.parse("jdbc:bitbucket:").with(info).values()).isEmpty();
  }

  @Test
  void refusesUnknownKeys() {
    Properties info = new Properties();
    info.setProperty("Worskpace", SECRET);

    assertThatThrownBy(() -> ConnectionUrl.parse("jdbc:bitbucket:").with(info))
        .hasMessageContaining("'Worskpace'")
        .hasMessageContaining("Did you mean Workspace?")
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void refusesTwoPasswords() {
    Properties info = new Properties();
    info.setProperty("password", SECRET);
    info.setProperty("APIToken", "other");

    assertThatThrownBy(() -> ConnectionUrl.parse("jdbc:bitbucket:").with(info))
        .hasMessageContaining("APIToken")
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void showsItselfWithoutSecrets() {
    ConnectionUrl url =
        ConnectionUrl.parse(
            "jdbc:bitbucket:accesstoken="
                + SECRET
                + ";workspace=acme;user='a;''b';apitoken="
                + SECRET);

    assertThat(url.withoutSecrets())
        .isEqualTo("jdbc:bitbucket:Workspace=acme;User='a;''b';")
        .isEqualTo(url.toString());
    assertThat(ConnectionUrl.parse(url.withoutSecrets()).values())
        .containsEntry(ConnectionProperty.USER, "a;'b");
    assertThat(ConnectionUrl.parse(url.withSecrets()).values()).isEqualTo(url.values());
  }

  @Test
  void acceptsOnlyItsOwnUrls() {
    assertThat(ConnectionUrl.accepts("jdbc:bitbucket:")).isTrue();
    assertThat(ConnectionUrl.accepts("jdbc:bitbucketx:")).isFalse();
    assertThat(ConnectionUrl.accepts("jdbc:h2:mem:")).isFalse();
    assertThat(ConnectionUrl.accepts("")).isFalse();
  }
}
