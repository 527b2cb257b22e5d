package io.github.bitbucketjdbc.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that answers slowly, or nonsense. */
@Timeout(60)
class TokenFaultsTest {
  private static final String GOOD =
      "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":7200}";

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

  @TempDir Path directory;

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private DriverConfig config() {
    return DriverConfig.of(
        "jdbc:bitbucket:OAuthClientId=i;OAuthClientSecret=pl4nted;InitiateOAuth=REFRESH;"
            + "OAuthRefreshToken=pl4ntedR0;OAuthURL=http://localhost:"
            + server.port()
            + ";OAuthSettingsLocation="
            + directory.resolve("oauth"),
        new Properties());
  }

  @Test
  void anInterruptLosesNoToken() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    server.addMockServiceRequestListener((request, response) -> arrived.countDown());
    server.stubFor(post(urlEqualTo("/access_token")).willReturn(okJson(GOOD).withFixedDelay(1000)));
    boolean[] flag = new boolean[1];
    Thread closing =
        new Thread(
            () -> {
              TokenSources.of(config()).authorization();
              flag[0] = Thread.currentThread().isInterrupted();
            });
    closing.start();
    while (closing.getState() != Thread.State.WAITING) {
      Thread.sleep(5);
    }
    closing.interrupt();
    arrived.await();
    closing.join();

    Tokens stored = TokenStores.of(config()).read();
    assertThat(stored).isNotNull();
    assertThat(stored.refreshToken()).isEqualTo("r1");
    assertThat(flag[0]).as("the interrupt is passed on").isTrue();
  }

  @Test
  void waitsOutInterruptsAndPassesFailuresOn() {
    Thread.currentThread().interrupt();
    assertThat(Undisturbed.<String>get(() -> "done")).isEqualTo("done");
    assertThat(Thread.interrupted()).isTrue();
    BitbucketException failure = new BitbucketException(SqlState.CANCELED, "no");
    assertThatThrownBy(
            () ->
                Undisturbed.<String>get(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200|{\"token\":\"pl4nted\"}|08P01",
        "200|<html>pl4nted</html>|08P01",
        "200|``|08P01",
        "200|[]|08P01",
        "200|{\"access_token\":\"pl4nted\\n\"}|08P01",
        "400|<html>pl4nted</html>|28000",
        "400|{\"problem\":\"pl4nted\"}|08P01",
        "400|{\"error\":\"invalid_grant\",\"error_description\":\"pl4nted\"}|28000",
        "401|{\"error\":\"invalid_client\",\"error_description\":\"pl4nted\"}|28000",
        "400|{\"error\":\"pl4nted\"}|28000",
        "302|pl4nted|08P01",
        "404|pl4nted|08P01",
        "429|pl4nted|08006",
        "503|pl4nted|08006",
      })
  void nonsenseIsNeverRepeated(int status, String body, String state) {
    server.stubFor(
        post(urlEqualTo("/access_token"))
            .willReturn(okJson(body).withStatus(status).withHeader("Location", "/elsewhere")));

    assertThatThrownBy(() -> TokenSources.of(config()).authorization())
        .isInstanceOfSatisfying(
            BitbucketException.class,
            e -> {
              assertThat(e.state().code()).isEqualTo(state);
              for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(String.valueOf(t.getMessage())).doesNotContain("pl4nted");
              }
            });
    assertThat(server.getAllServeEvents()).hasSize(1);
    assertThat(directory.resolve("oauth")).doesNotExist();
  }
}
