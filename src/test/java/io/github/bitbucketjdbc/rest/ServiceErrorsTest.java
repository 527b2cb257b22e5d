package io.github.bitbucketjdbc.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.bitbucketjdbc.rest.Service.CONTEXT;
import static io.github.bitbucketjdbc.rest.Service.FIRST;
import static io.github.bitbucketjdbc.rest.Service.LIST;
import static io.github.bitbucketjdbc.rest.Service.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceErrorsTest {
  @RegisterExtension final Service service = new Service();

  @ParameterizedTest
  @CsvSource({
    "202, SERVICE_FAILURE,     try again",
    "204, PROTOCOL_VIOLATION,  204",
    "304, PROTOCOL_VIOLATION,  304",
    "400, INVALID_STATEMENT,   refused the request",
    "401, INVALID_CREDENTIALS, AccessToken",
    "402, ACCESS_DENIED,       plan",
    "403, ACCESS_DENIED,       read:numbers",
    "404, UNDEFINED_OBJECT,    in the workspace acme",
    "405, PROTOCOL_VIOLATION,  405",
    "410, REMOVED_BY_SERVICE,  removed",
    "429, RATE_LIMITED,        later",
    "500, SERVICE_FAILURE,     500",
    "502, SERVICE_FAILURE,     502",
    "503, SERVICE_FAILURE,     503",
    "504, SERVICE_FAILURE,     504",
    "555, TIMEOUT,             too long",
    "418, PROTOCOL_VIOLATION,  418"
  })
  void hasAStateForEveryStatus(int status, SqlState state, String part) {
    BitbucketException e = failure(AuthScheme.ACCESS_TOKEN, html().withStatus(status));
    assertThat(e.state()).isEqualTo(state);
    assertThat(e.vendorCode()).isEqualTo(status);
    assertThat(e).hasMessageContaining(part).hasMessageNotContainingAny("s3cret", "<html>");
    if (status != 401) {
      assertThat(e).hasMessageContaining("Numbers").hasMessageContaining("/numbers/{workspace}");
    }
  }

  @Test
  void showsTheMessageOfTheService() {
    assertThat(
            failure(
                AuthScheme.NONE,
                json("{\"error\":{\"message\":\"Invalid\\nfield \\\"x\\\"\"}}").withStatus(400)))
        .hasMessageContaining("Invalid field \"x\"");
    assertThat(
            failure(
                AuthScheme.NONE,
                json("{\"error\":{\"message\":\"s3cret\"}}")
                    .withStatus(400)
                    .withHeader("Content-Type", "text/plain")))
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void showsScopesOfTheBody() {
    String body =
        "{\"error\":{\"message\":\"Your credentials lack one or more required privilege scopes.\","
            + "\"detail\":{\"required\":[\"read:a\",\"a\"],\"granted\":[\"read:b\"]}}}";
    assertThat(failure(AuthScheme.API_TOKEN, json(body).withStatus(403)))
        .hasMessageContaining("list of numbers")
        .hasMessageContaining("one of the scopes: read:a, a; it has: read:b");
  }

  @Test
  void showsScopesOfTheHeaders() {
    assertThat(
            failure(
                AuthScheme.API_TOKEN,
                aResponse()
                    .withStatus(403)
                    .withHeader("X-Accepted-Oauth-Scopes", "repository")
                    .withHeader("X-Oauth-Scopes", "account, project")))
        .hasMessageContaining("one of the scopes: repository; it has: account, project");
  }

  @Test
  void saysWhatToDoByScheme() {
    assertThat(failure(AuthScheme.API_TOKEN, aResponse().withStatus(401)))
        .hasMessageContaining("API token of ann@example.com");
    assertThat(failure(AuthScheme.NONE, aResponse().withStatus(401)))
        .hasMessageContaining("wants credentials");
    assertThat(failure(AuthScheme.NONE, aResponse().withStatus(403)))
        .hasMessageContaining("sign in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After       | 5         | in 5 s",
        "X-RateLimit-Reset | 880       | in 15 minutes",
        "X-RateLimit-Limit | 60, 60;w=3600 | limit is 60 an hour",
        "Retry-After       | soon      | later"
      })
  void saysWhenTheBudgetReturns(String header, String value, String part) {
    assertThat(failure(AuthScheme.NONE, aResponse().withStatus(429).withHeader(header, value)))
        .hasMessageContaining(part);
  }

  private BitbucketException failure(AuthScheme scheme, ResponseDefinitionBuilder answer) {
    service.answer(LIST, answer);
    BitbucketClient client = service.client(scheme, Duration.ofSeconds(10), 2);
    return catchThrowableOfType(
        BitbucketException.class,
        () -> client.send(FIRST, CONTEXT, Execution.unlimited(), body -> body.read()));
  }

  private static ResponseDefinitionBuilder html() {
    return aResponse()
        .withHeader("Content-Type", "text/html; charset=utf-8")
        .withBody("<html>s3cret</html>");
  }
}
