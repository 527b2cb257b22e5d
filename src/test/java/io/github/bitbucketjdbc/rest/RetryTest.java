package io.github.bitbucketjdbc.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.bitbucketjdbc.rest.Service.CONTEXT;
import static io.github.bitbucketjdbc.rest.Service.FIRST;
import static io.github.bitbucketjdbc.rest.Service.LIST;
import static io.github.bitbucketjdbc.rest.Service.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.SentRequest;
import io.github.bitbucketjdbc.query.Execution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RetryTest {
  private static final Duration HALF = Duration.ofMillis(500);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @RegisterExtension final Service service = new Service();
  private final Execution execution = Execution.unlimited();

  @ParameterizedTest
  @ValueSource(ints = {202, 500, 502, 503, 504, 555})
  void repeatsWhatMayPass(int status) {
    service.answers(LIST, status(status), status(status), json("at last"));
    BitbucketClient client = service.client();
    assertThat(get(client)).isEqualTo("at last");
    assertThat(service.requests()).hasSize(3);
    assertThat(execution.requests()).isEqualTo(3);
    assertThat(service.pace().waits()).containsExactly(HALF, SECOND);
    assertThat(client.sentRequests())
        .extracting(SentRequest::attempt, SentRequest::status, SentRequest::waitedMilliseconds)
        .containsExactly(tuple(1, status, 0L), tuple(2, status, 500L), tuple(3, 200, 1000L));
  }

  @ParameterizedTest
  @CsvSource({
    "202,SERVICE_FAILURE",
    "500,SERVICE_FAILURE",
    "503,SERVICE_FAILURE",
    "504,SERVICE_FAILURE",
    "555,TIMEOUT"
  })
  void givesUpAfterThreeRepetitions(int status, SqlState state) {
    service.answer(LIST, status(status));
    BitbucketException e = failure(service.client());
    assertThat(e.state()).isEqualTo(state);
    assertThat(e.vendorCode()).isEqualTo(status);
    assertThat(service.requests()).hasSize(4);
    assertThat(service.pace().waits()).containsExactly(HALF, SECOND, Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 405, 408, 409, 410, 501})
  void repeatsNothingElse(int status) {
    service.answer(LIST, status(status));
    assertThat(failure(service.client()).vendorCode()).isEqualTo(status);
    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
  void repeatsAfterTheConnectionBroke(Fault fault) {
    service.answers(LIST, aResponse().withFault(fault), json("at last"));
    assertThat(get(service.client())).isEqualTo("at last");
    assertThat(service.requests()).hasSize(2);
    assertThat(execution.requests()).isEqualTo(2);
    assertThat(service.pace().waits()).containsExactly(HALF);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
  void givesUpWhenTheConnectionKeepsBreaking(Fault fault) {
    service.answer(LIST, aResponse().withFault(fault));
    assertThat(failure(service.client()).state()).isEqualTo(SqlState.CONNECTION_FAILED);
    assertThat(service.requests()).hasSize(4);
  }

  @Test
  void repeatsWhenTheBodyWasCut() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    try (ServerSocket server = new ServerSocket(0)) {
      Thread thread =
          serve(
              server,
              List.of(
                  List.of(head + "Content-Length: 1000\r\n\r\n{\"val"),
                  List.of(head + "Content-Length: 2\r\n\r\n{}")));
      assertThat(get(client(server))).isEqualTo("{}");
      thread.join();
    }
    assertThat(execution.requests()).isEqualTo(2);
    assertThat(service.pace().waits()).containsExactly(HALF);
  }

  /** The other side closes a kept connection when the second request comes. */
  @Test
  void repeatsAtOnceWhenAKeptConnectionIsStale() throws Exception {
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    try (ServerSocket server = new ServerSocket(0)) {
      Thread thread = serve(server, List.of(List.of(answer, ""), List.of(answer)));
      BitbucketClient client = client(server);
      assertThat(get(client)).isEqualTo("{}");
      assertThat(get(client)).isEqualTo("{}");
      thread.join();
      assertThat(client.sentRequests())
          .extracting(SentRequest::status)
          .containsExactly(200, 0, 200);
    }
    assertThat(execution.requests()).isEqualTo(3);
    assertThat(service.pace().waits()).isEmpty();
  }

  /** Each list is a connection, each element the answer to one request; "" closes instead. */
  private static Thread serve(ServerSocket server, List<List<String>> connections) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (List<String> answers : connections) {
                  try (Socket socket = server.accept()) {
                    for (String answer : answers) {
                      socket.getInputStream().read(new byte[8192]);
                      socket.getOutputStream().write(answer.getBytes(UTF_8));
                    }
                  }
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.start();
    return thread;
  }

  private BitbucketClient client(ServerSocket server) {
    URI url = URI.create("http://localhost:" + server.getLocalPort());
    return service.client(url, AuthScheme.NONE, Duration.ofSeconds(5), 1);
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After,30,30",
    "Retry-After,'Fri, 20 Nov 2026 12:00:20 GMT',20",
    "X-Ratelimit-Reset,'12, 880;w=3600',12",
    "Retry-After,0,1",
    "Retry-After,soon,1",
    "Other,x,1"
  })
  void waitsForTheRateLimit(String header, String value, int seconds) {
    service.answers(LIST, limited().withHeader(header, value), json("at last"));
    BitbucketClient client = service.client();
    assertThat(get(client)).isEqualTo("at last");
    assertThat(service.pace().waits()).containsExactly(Duration.ofSeconds(seconds));
    assertThat(execution.requests()).isEqualTo(2);
    assertThat(client.sentRequests().get(1).waitedMilliseconds()).isEqualTo(seconds * 1000L);
  }

  @Test
  void backsOffWhenTheLimitTellsNothing() {
    service.answers(LIST, limited(), limited(), limited(), limited(), json("at last"));
    assertThat(get(service.client())).isEqualTo("at last");
    assertThat(service.pace().waits())
        .containsExactly(
            SECOND, Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
  }

  @Test
  void waitsNoLongerThanRetryWaitInAll() {
    service.answer(LIST, limited().withHeader("Retry-After", "25"));
    BitbucketException e = failure(service.client());
    assertThat(e.state()).isEqualTo(SqlState.RATE_LIMITED);
    assertThat(e.vendorCode()).isEqualTo(429);
    assertThat(e).hasMessageContaining("again in 25 s").hasMessageContaining("RetryWait (60 s)");
    assertThat(service.requests()).hasSize(3);
  }

  @Test
  void doesNotBeginAWaitThatIsTooLong() {
    service.answers(LIST, limited().withHeader("X-RateLimit-Reset", "880"), json("later"));
    BitbucketClient client = service.client();
    BitbucketException e = failure(client);
    assertThat(e.state()).isEqualTo(SqlState.RATE_LIMITED);
    assertThat(e).hasMessageContaining("15 minutes");
    assertThat(service.pace().waits()).isEmpty();
    assertThat(get(client)).as("the next statement asks for itself").isEqualTo("later");
  }

  @Test
  void waitsNotBeyondTheTimeoutOfTheStatement() {
    service.answer(LIST, limited().withHeader("Retry-After", "30"));
    Execution brief = new Execution(Duration.ofSeconds(20), 0);
    BitbucketException e =
        catchThrowableOfType(
            BitbucketException.class,
            () -> service.client().send(FIRST, CONTEXT, brief, RetryTest::text));
    assertThat(e.state()).isEqualTo(SqlState.RATE_LIMITED);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void leavesTheServiceAloneAsLongAsItWants() {
    service.answers(LIST, status(503).withHeader("Retry-After", "7"), json("at last"));
    assertThat(get(service.client())).isEqualTo("at last");
    assertThat(service.pace().waits()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void sendsNothingBehindItsBack() {
    service.answers(LIST, status(503).withHeader("Retry-After", "0"), json("at last"));
    BitbucketClient client = service.client();
    assertThat(get(client)).isEqualTo("at last");
    assertThat(service.requests()).hasSize(2);
    assertThat(execution.requests()).isEqualTo(2);
    assertThat(client.sentRequests()).hasSize(2);
  }

  @Test
  void repetitionsCountAgainstTheRequestsAllowed() {
    service.answer(LIST, status(500));
    Execution two = new Execution(Duration.ZERO, 2);
    BitbucketClient client = service.client();
    BitbucketException e =
        catchThrowableOfType(
            BitbucketException.class, () -> client.send(FIRST, CONTEXT, two, RetryTest::text));
    assertThat(e.state()).isEqualTo(SqlState.TOO_MANY_REQUESTS);
    assertThat(service.requests()).hasSize(2);
    assertThat(client.sentRequests()).hasSize(2);
  }

  private String get(BitbucketClient client) {
    return client.send(FIRST, CONTEXT, execution, RetryTest::text);
  }

  private BitbucketException failure(BitbucketClient client) {
    return catchThrowableOfType(BitbucketException.class, () -> get(client));
  }

  private static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  private static ResponseDefinitionBuilder limited() {
    return status(429).withBody("Rate limit for this resource has been exceeded");
  }

  private static String text(InputStream body) throws IOException {
    return new String(body.readAllBytes(), UTF_8);
  }
}
