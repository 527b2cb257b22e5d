package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OAuthPagesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final DemoOptions OPTIONS = DemoOptions.story().oauth("id", "secret");
  private static final String BACK = "redirect_uri=http://localhost:1/back";
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private static HttpResponse<String> post(URI url, String form, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(form));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> token(DemoServer server, String form) throws Exception {
    String pair = Base64.getEncoder().encodeToString("id:secret".getBytes(StandardCharsets.UTF_8));
    URI url = URI.create(server.oauthUrl() + "/access_token");
    return post(url, form, "Authorization", "Basic " + pair);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  private static URI authorize(DemoServer server, String query) {
    return URI.create(server.oauthUrl() + "/authorize?" + query);
  }

  private static String code(DemoServer server) throws Exception {
    HttpResponse<String> answer =
        post(
            authorize(server, "client_id=id&response_type=code&state=a%26b&" + BACK),
            "decision=approve");
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location).startsWith("http://localhost:1/back?code=").endsWith("&state=a%26b");
    Matcher code = CODE.matcher(location);
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  @Test
  void codesAreGoodOnceAndForTheirAddress() throws Exception {
    try (DemoServer server = DemoServer.start(OPTIONS)) {
      String grant = "grant_type=authorization_code&" + BACK + "&code=";
      String code = code(server);
      JsonNode answer = json(token(server, grant + code));
      assertThat(answer.get("expires_in").asInt()).isEqualTo(7200);
      Client client = new Client(server);
      String bearer = "Bearer " + answer.get("access_token").asText();
      assertThat(client.send("/user", "Authorization", bearer).statusCode()).isEqualTo(200);
      assertThat(client.status("/user")).isEqualTo(401);

      assertThat(token(server, grant + code).statusCode()).isEqualTo(400);
      String other = "grant_type=authorization_code&redirect_uri=http://localhost:2&code=";
      assertThat(token(server, other + code(server)).statusCode()).isEqualTo(400);
      assertThat(server.tokensIssued()).isEqualTo(1);
    }
  }

  @Test
  void refreshTokensAreGoodOnce() throws Exception {
    try (DemoServer server = DemoServer.start(OPTIONS)) {
      JsonNode first =
          json(token(server, "grant_type=authorization_code&" + BACK + "&code=" + code(server)));
      String refresh = "grant_type=refresh_token&refresh_token=";
      String spent = first.get("refresh_token").asText();
      JsonNode second = json(token(server, refresh + spent));
      assertThat(second.get("refresh_token").asText()).isNotEqualTo(spent);

      HttpResponse<String> refused = token(server, refresh + spent);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(json(refused).get("error").asText()).isEqualTo("invalid_grant");
      assertThat(server.refreshes()).isEqualTo(1);
      assertThat(server.refusedRefreshes()).isEqualTo(1);
    }
  }

  @Test
  void tokensExpire() throws Exception {
    DemoOptions quick = OPTIONS.tokenLifetime(Duration.ofMillis(500));
    try (DemoServer server = DemoServer.start(quick)) {
      JsonNode own = json(token(server, "grant_type=client_credentials"));
      assertThat(own.has("refresh_token")).isFalse();
      String bearer = "Bearer " + own.get("access_token").asText();
      Client client = new Client(server);
      int status = 200;
      while (status == 200) {
        status = client.send("/user", "Authorization", bearer).statusCode();
      }
      assertThat(status).isEqualTo(401);
    }
  }

  @Test
  void asksForConsent() throws Exception {
    try (DemoServer server = DemoServer.start(OPTIONS.scriptedConsent())) {
      URI page = authorize(server, "client_id=id&response_type=code&" + BACK);
      HttpResponse<String> asked =
          HTTP.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(asked.body()).contains("Grant access").contains("<script>");
      assertThat(post(page, "decision=deny").headers().firstValue("Location").orElseThrow())
          .startsWith("http://localhost:1/back?error=access_denied");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "client_id=other&response_type=code&redirect_uri=http://localhost:1",
    "client_id=id&response_type=token&redirect_uri=http://localhost:1",
    "client_id=id&response_type=code",
  })
  void refusesQuestionsThatBitbucketRefuses(String query) throws Exception {
    try (DemoServer server = DemoServer.start(OPTIONS)) {
      HttpResponse<String> answer = post(authorize(server, query), "decision=approve");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
  }

  @Test
  void wantsTheSecretAndAKnownGrant() throws Exception {
    try (DemoServer server = DemoServer.start(OPTIONS)) {
      URI url = URI.create(server.oauthUrl() + "/access_token");
      assertThat(post(url, "grant_type=client_credentials&client_id=id").statusCode())
          .isEqualTo(401);
      assertThat(json(token(server, "grant_type=password")).get("error").asText())
          .isEqualTo("unsupported_grant_type");
      assertThat(server.tokensIssued()).isZero();
    }
  }
}
